/** How published figures are protected, as the database does it. */
export interface Protection {
  /** A count of fewer than this is withheld. */
  readonly k: number;
  /** Where fewer households than this live, nothing is said. */
  readonly leastHouseholds: number;
  /** Counts are multiples of it. */
  readonly base: number;
}

/** What lies in a place, and how much of it is within reach: sums of estimates, with fractions. */
export interface ReachSums {
  readonly households: number;
  readonly reached: number;
  readonly straight: number;
  readonly need: number;
  readonly needReached: number;
}

/**
 * What part is reached: 0 to 1, from protected counts. Where fewer than k are left out (or reached), only that it is
 * nearly all of them (or hardly any), and only if that is more than four fifths (less than one); else null.
 */
export type Part = number | 'nearly-all' | 'hardly-any' | null;

/** How much of a place is within reach, as it may be said. Counts are multiples of the base; null = withheld. */
export interface ReachFigures {
  readonly households: number | null;
  readonly unreached: number | null;
  readonly part: Part;
  readonly straightPart: Part;
  readonly need: number | null;
  readonly needUnreached: number | null;
  readonly needPart: Part;
}

/** The figures of a place, protected. */
export function reachFigures(sums: ReachSums, protection: Protection): ReachFigures {
  const { households, reached, straight, need, needReached } = sums;
  const lived = Math.round(households) >= protection.leastHouseholds;
  const counted = lived && Math.round(need) >= protection.k;
  return {
    households: lived ? protectedCount(households, protection) : null,
    unreached: lived ? protectedCount(households - reached, protection) : null,
    part: lived ? partOf(households, reached, protection) : null,
    straightPart: lived ? partOf(households, straight, protection) : null,
    need: counted ? protectedCount(need, protection) : null,
    needUnreached: counted ? protectedCount(need - needReached, protection) : null,
    needPart: counted ? partOf(need, needReached, protection) : null
  };
}

/** A count to the nearest multiple of the base; null from 1 to k - 1. Nobody at all is 0. */
export function protectedCount(estimate: number, { k, base }: Protection): number | null {
  const whole = Math.round(estimate);
  if (whole <= 0) return 0;
  return whole < k ? null : Math.round(whole / base) * base;
}

/** Parts of less than a fifth need no count to be told from the rest. */
const FIFTHS = 5;

/** What part is reached, as much of it as may be said. */
export function partOf(all: number, within: number, protection: Protection): Part {
  const whole = protectedCount(all, protection);
  const without = protectedCount(all - within, protection);
  const inside = protectedCount(within, protection);
  if (whole === null || whole === 0) return null;
  const tells = whole > FIFTHS * protection.k;
  if (without === null) return tells ? 'nearly-all' : null;
  if (inside === null) return tells ? 'hardly-any' : null;
  return Math.max(0, 1 - without / whole);
}
