import type { Week } from './weeks.ts';

/** What a week has been in earlier years. */
export interface UsualRange {
  /** The least and the most of the weeks it is compared with. */
  readonly least: number;
  readonly most: number;
  /** How many weeks these are. */
  readonly of: number;
}

/** A year, to the nearest whole week, so that Mondays meet Mondays. */
const YEAR_WEEKS = 52;
/** Weeks on either side that count as the same time of the year. */
const AROUND = 2;
/** Of fewer weeks nothing is called usual. */
const LEAST_WEEKS = 4;

/**
 * For each week, the least and the most of the same week and the two on either side of it in all earlier years; null
 * where there are fewer than four of them. A range rather than quartiles: of the five weeks that one earlier year gives,
 * the middle half would be two, and every other week would lie outside it.
 *
 * @param weeks one after another with none missing; only whole ones are compared, and only with whole ones.
 */
export function usualRanges(weeks: readonly Week[]): (UsualRange | null)[] {
  return weeks.map(({ whole }, index) => {
    if (!whole) return null;
    const counts: number[] = [];
    for (let back = YEAR_WEEKS; back - AROUND <= index; back += YEAR_WEEKS) {
      for (let around = -AROUND; around <= AROUND; around += 1) {
        const other = weeks[index - back + around];
        if (other?.whole === true) counts.push(other.count);
      }
    }
    return counts.length < LEAST_WEEKS
      ? null
      : { least: Math.min(...counts), most: Math.max(...counts), of: counts.length };
  });
}

export type Standing = 'above' | 'below' | 'usual';

/** How a count stands to what is usual. */
export function standingOf(count: number, range: UsualRange): Standing {
  if (count > range.most) return 'above';
  return count < range.least ? 'below' : 'usual';
}

export interface Unusual {
  /** How many weeks could be judged, of those asked about. */
  readonly judged: number;
  readonly above: number;
  readonly below: number;
  /** How many would be above by luck alone, if nothing had changed: of n + 1 weeks each is the highest equally often. */
  readonly aboveByLuck: number;
  /** The least and the most weeks that a range was made of. */
  readonly fewest: number;
  readonly most: number;
}

/**
 * How many of the last weeks were unusual.
 *
 * @param last how many weeks, whole ones, from the end.
 */
export function unusualAmong(
  weeks: readonly Week[],
  ranges: readonly (UsualRange | null)[],
  last: number
): Unusual {
  const judged = weeks
    .flatMap(({ whole, count }, index) => (whole ? [{ count, range: ranges[index] ?? null }] : []))
    .slice(-last)
    .flatMap(({ count, range }) =>
      range === null ? [] : [{ of: range.of, standing: standingOf(count, range) }]
    );
  const number = (standing: Standing) => judged.filter((week) => week.standing === standing).length;
  const sizes = judged.map((week) => week.of);
  return {
    judged: judged.length,
    above: number('above'),
    below: number('below'),
    aboveByLuck: sizes.reduce((sum, of) => sum + 1 / (of + 1), 0),
    fewest: Math.min(...sizes, Infinity),
    most: Math.max(...sizes, 0)
  };
}
