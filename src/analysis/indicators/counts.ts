/**
 * What is counted of incidents, each in one period: days of the office from the first moment of the first to the last of
 * the last, or to now where that is earlier. That moment is the end of the period: whatever happened later is not
 * counted, so that the figures of a period that is over do not change any more. Incidents about people and homes
 * (restricted) are in no count. The database counts under the same names (`indicator_counts`).
 */
export const COUNTS = [
  /** Reported in the period. */
  'reported',
  /** Of those, filed by its end. */
  'reported_filed',
  /** Of those reported in it, neither closed nor put aside by its end. */
  'reported_open',
  /** Filed in the period. */
  'filed',
  /** Of those, not cancelled by its end. */
  'filed_kept',
  /** Of those filed in it, reported by the public: the hotline or the app. */
  'filed_public',
  /** Filed at any time, with a deadline in the period, whether finished or not; what was cancelled or merged is none. */
  'due',
  /** Of those due, handled by its end; and by their deadline. */
  'due_handled',
  'due_handled_on_time',
  /** Of those due, closed by its end; by their deadline; and after it. */
  'due_closed',
  'due_closed_on_time',
  'due_closed_late',
  /** At the end of the period open and past the deadline, whenever that was. */
  'open_late',
  /** Closed in the period and marked from 1 to 5 by who reported it. */
  'rated',
  /** Of those, marked 4 or 5. */
  'rated_satisfied'
] as const;
export type CountName = (typeof COUNTS)[number];
export type Counts = Readonly<Record<CountName, number>>;

/** Nothing of anything. */
export const NO_COUNTS = Object.fromEntries(COUNTS.map((name) => [name, 0])) as Counts;

/** Counts of several areas together: all of them add up. */
export function sumCounts(parts: Iterable<Counts>): Counts {
  const sum: Record<CountName, number> = { ...NO_COUNTS };
  for (const part of parts) for (const name of COUNTS) sum[name] += part[name];
  return sum;
}
