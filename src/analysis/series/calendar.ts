/** Days of the calendar as whole numbers (since 1970-01-01), so that they can be drawn and reckoned with. */

const DAY_MS = 86_400_000;

/** @param day YYYY-MM-DD */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);

/** YYYY-MM-DD */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The first day of the month, `months` later (or earlier, when negative). */
export function monthStart(day: number, months = 0): number {
  const date = new Date(day * DAY_MS);
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / DAY_MS);
}

/** The last day of the month, `months` later. */
export const monthEnd = (day: number, months = 0): number => monthStart(day, months + 1) - 1;

/** The Monday of the week. 1970-01-01 was a Thursday. */
export const weekStart = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);
