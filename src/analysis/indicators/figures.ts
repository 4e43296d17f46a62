import type { Counts } from './counts.ts';
import { indicator, type Direction, type IndicatorCode } from './definitions.ts';

/** A rate of fewer than so many is shown as counts: one incident more or less would turn it round. */
const FEW = 10;

/** What an indicator comes to. */
export interface Figure {
  readonly numerator: number;
  /** Null for a plain count. */
  readonly denominator: number | null;
  /** Percent, or the count itself; null where there is nothing to divide by. */
  readonly value: number | null;
  /** Too few for a rate to say anything. */
  readonly few: boolean;
}

/** The figure of one indicator from the counts of one area and period. */
export function figureOf(code: IndicatorCode, counts: Counts): Figure {
  const { numerator: above, denominator: below } = indicator(code);
  const numerator = counts[above];
  if (below === null) return { numerator, denominator: null, value: numerator, few: false };
  const denominator = counts[below];
  return {
    numerator,
    denominator,
    value: denominator === 0 ? null : (100 * numerator) / denominator,
    few: denominator < FEW
  };
}

/** How a figure stands to an earlier one. */
export type Trend =
  /** Percentage points, or incidents. `unsure`: the two may differ by chance alone. */
  | { readonly kind: 'better' | 'worse' | 'more' | 'fewer' | 'same' | 'unsure'; readonly difference: number }
  /** One of the two is too few to compare, or not known. */
  | { readonly kind: 'none' };

/** A difference says something from twice the usual error of such differences. */
const CLEAR = 2;

/**
 * Holds a figure against an earlier one. A rate of n incidents is off by chance by the root of p (1 − p) / n; a count by
 * its own root.
 */
export function trendOf(code: IndicatorCode, now: Figure, then: Figure | undefined): Trend {
  if (then === undefined || now.value === null || then.value === null || now.few || then.few)
    return { kind: 'none' };
  const difference = now.value - then.value;
  if (difference === 0) return { kind: 'same', difference };
  if (Math.abs(difference) < CLEAR * usualError(now, then)) return { kind: 'unsure', difference };
  return { kind: verdict(indicator(code).direction, difference > 0), difference };
}

function usualError(now: Figure, then: Figure): number {
  if (now.denominator === null || then.denominator === null) return Math.sqrt(now.numerator + then.numerator);
  const share = (now.numerator + then.numerator) / (now.denominator + then.denominator);
  return 100 * Math.sqrt(share * (1 - share) * (1 / now.denominator + 1 / then.denominator));
}

function verdict(direction: Direction, rose: boolean): 'better' | 'worse' | 'more' | 'fewer' {
  if (direction === 'neither') return rose ? 'more' : 'fewer';
  return rose === (direction === 'higher') ? 'better' : 'worse';
}
