/** Milliseconds since 1970. */
export type Moment = number;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The office's clock is eight hours ahead of UTC all year. */
const OFFSET = 8 * HOUR;

/** Midnight of the office's day `YYYY-MM-DD`. */
export const midnight = (date: string): Moment => Date.parse(`${date}T00:00:00Z`) - OFFSET;

/** The office's day of a moment, `YYYY-MM-DD`. */
export const dateOf = (moment: Moment): string => new Date(moment + OFFSET).toISOString().slice(0, 10);

/** `date` moved by whole days. */
export const dayAfter = (date: string, days: number): string => dateOf(midnight(date) + days * DAY + HOUR);

/** 0 is Sunday. */
export const weekdayOf = (moment: Moment): number => new Date(moment + OFFSET).getUTCDay();

/** First days of the Spring Festival; the holiday runs seven days from the eve. */
const SPRING_FESTIVAL = new Set(
  '2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11'.split(
    ' '
  )
);

/** Whether the office is closed for one of the long holidays. Weekends worked in exchange are not counted. */
export function isHoliday(date: string): boolean {
  const day = date.slice(5);
  if (day === '01-01' || (day >= '05-01' && day <= '05-03') || (day >= '10-01' && day <= '10-07'))
    return true;
  for (let back = -1; back < 6; back += 1) if (SPRING_FESTIVAL.has(dayAfter(date, -back))) return true;
  return false;
}

const isWorkday = (moment: Moment): boolean => {
  const weekday = weekdayOf(moment);
  return weekday !== 0 && weekday !== 6 && !isHoliday(dateOf(moment));
};

const HOURS_OF_WORK = [
  [9, 12],
  [13.5, 17.5]
] as const;

/** The moment after so many hours of work from a moment on. */
function afterWorkHours(from: Moment, hours: number): Moment {
  let left = hours * HOUR;
  let day = midnight(dateOf(from));
  let at = from;
  for (;;) {
    if (isWorkday(day + HOUR)) {
      for (const [opens, closes] of HOURS_OF_WORK) {
        const start = Math.max(at, day + opens * HOUR);
        const end = day + closes * HOUR;
        if (end <= start) continue;
        if (left <= end - start) return start + left;
        left -= end - start;
      }
    }
    day += DAY;
    at = day;
  }
}

export type LimitUnit = 'urgent_hour' | 'work_hour' | 'work_day' | 'natural_day';

/** When a limit that begins at a moment runs out. A day of work ends at 18:00. */
export function limitEnd(from: Moment, value: number, unit: LimitUnit): Moment {
  if (unit === 'urgent_hour') return from + value * HOUR;
  if (unit === 'natural_day') return from + value * DAY;
  if (unit === 'work_hour') return afterWorkHours(from, value);
  let day = midnight(dateOf(from));
  for (let left = Math.ceil(value); left > 0;) {
    day += DAY;
    if (isWorkday(day + HOUR)) left -= 1;
  }
  return day + 18 * HOUR;
}

/** The next moment at which somebody is in the office. */
export const nextWork = (from: Moment): Moment => afterWorkHours(from, 0.02);
