import { weekStart } from './calendar.ts';

/** A week from Monday to Sunday. */
export interface Week {
  /** Its Monday, as a number of days since 1970-01-01. */
  readonly start: number;
  readonly count: number;
  /** Whether all its seven days are counted. */
  readonly whole: boolean;
}

/**
 * Daily counts by week.
 *
 * @param first day of the first count.
 */
export function weeksOf(first: number, counts: readonly number[]): Week[] {
  const weeks: { start: number; count: number; days: number }[] = [];
  counts.forEach((count, index) => {
    const start = weekStart(first + index);
    const last = weeks.at(-1);
    if (last?.start === start) {
      last.count += count;
      last.days += 1;
    } else weeks.push({ start, count, days: 1 });
  });
  return weeks.map(({ start, count, days }) => ({ start, count, whole: days === 7 }));
}
