import { describe, expect, it } from 'vitest';
import { dayNumber } from './calendar.ts';
import { standingOf, unusualAmong, usualRanges } from './usual.ts';
import { weeksOf, type Week } from './weeks.ts';

const MONDAY = dayNumber('2024-11-25');
const weeks = (counts: readonly number[]): Week[] =>
  counts.map((count, index) => ({ start: MONDAY + 7 * index, count, whole: true }));
/** A year of 52 weeks in which each week has its number. */
const YEAR = Array.from({ length: 52 }, (_, index) => index);

describe('weeks', () => {
  it('go from Monday to Sunday; those cut off at either end are not whole', () => {
    const counts = Array.from({ length: 11 }, () => 1);
    // From Saturday to Tuesday of the week after next.
    expect(weeksOf(MONDAY - 2, counts)).toEqual([
      { start: MONDAY - 7, count: 2, whole: false },
      { start: MONDAY, count: 7, whole: true },
      { start: MONDAY + 7, count: 2, whole: false }
    ]);
  });
});

describe('what is usual', () => {
  it('is the least and the most of the same week and two on either side, a year earlier', () => {
    const ranges = usualRanges(weeks([...YEAR, ...YEAR]));
    expect(ranges[52 + 10]).toEqual({ least: 8, most: 12, of: 5 });
  });

  it('takes in every earlier year, and the weeks that there are', () => {
    const ranges = usualRanges(weeks([...YEAR, ...YEAR, ...YEAR]));
    expect(ranges[104 + 10]).toEqual({ least: 8, most: 12, of: 10 });
    // The week before the first is missing: four are left. Of three nothing is said.
    expect(ranges[52 + 1]).toEqual({ least: 0, most: 3, of: 4 });
    expect([ranges[52], ranges[51], ranges[0]]).toEqual([null, null, null]);
  });

  it('never compares a week with weeks that were cut off, nor judges one that is', () => {
    const counts = weeks([...YEAR, ...YEAR]);
    const cut = counts.map((week, index) =>
      index === 12 || index === 70 ? { ...week, whole: false } : week
    );
    expect(usualRanges(cut)[52 + 10]).toEqual({ least: 8, most: 11, of: 4 });
    expect(usualRanges(cut)[70]).toBeNull();
  });

  it('calls above what is more than the most, and below what is less than the least', () => {
    const range = { least: 8, most: 12, of: 5 };
    expect([7, 8, 12, 13].map((count) => standingOf(count, range))).toEqual([
      'below',
      'usual',
      'usual',
      'above'
    ]);
  });

  it('counts the unusual among the last weeks, and how many would be so by luck', () => {
    const now = YEAR.map((count) => (count === 50 ? 99 : count === 45 ? 0 : count));
    const all = weeks([...YEAR, ...now]);
    const unusual = unusualAmong(all, usualRanges(all), 12);
    expect(unusual).toMatchObject({ judged: 12, above: 1, below: 1, fewest: 5, most: 7 });
    // The last two weeks have one and two weeks of two years ago beside the five of last year.
    expect(unusual.aboveByLuck).toBeCloseTo(10 / 6 + 1 / 7 + 1 / 8, 9);
  });

  it('leaves out the running week', () => {
    const all = [...weeks([...YEAR, ...YEAR]), { start: MONDAY + 7 * 104, count: 0, whole: false }];
    expect(unusualAmong(all, usualRanges(all), 4)).toMatchObject({ judged: 4, below: 0 });
  });
});
