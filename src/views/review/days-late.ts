const DAY_MS = 86_400_000;

/**
 * How many days late an incident is, or was when it was closed; days that have begun count. 0 = in time, or without a
 * deadline.
 *
 * @param now in milliseconds since 1970.
 */
export function daysLate(due: string | null, closed: string | null, now: number): number {
  if (due === null) return 0;
  const end = closed === null ? now : Math.min(now, Date.parse(closed));
  return Math.max(0, Math.ceil((end - Date.parse(due)) / DAY_MS));
}
