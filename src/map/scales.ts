import { NEED_CLASSES } from './palette.ts';
import type { NeedMeasure } from './scene.ts';

/**
 * A fixed scale: the same figure has the same colour whatever is in view, so that two pictures can be compared.
 * Class 0 is exactly zero. Class i (from 1) holds what is above `breaks[i - 1]` and up to `breaks[i]`; the last class
 * is open at the top.
 */
export interface NeedScale {
  measure: NeedMeasure;
  /** `breaks[0]` is 0. One fewer than there are classes. */
  breaks: readonly number[];
}

/** 'withheld' = fewer than 5, or held back to protect a neighbour. */
export type NeedClass = number | 'withheld';

/**
 * Households in need per 100 households. A street office lies about 10 to 15, so the steps are finest there and the
 * top class is what no one would expect.
 */
const rate: NeedScale = { measure: 'rate', breaks: [0, 5, 10, 15, 20, 30] };

/** How many, by the size of the areas that are coloured: published figures are multiples of 5. */
const counts: readonly NeedScale[] = [
  { measure: 'count', breaks: [0, 5, 10, 15, 20, 30] },
  { measure: 'count', breaks: [0, 10, 20, 40, 60, 100] },
  { measure: 'count', breaks: [0, 50, 100, 150, 200, 300] },
  { measure: 'count', breaks: [0, 100, 200, 400, 600, 1000] },
  { measure: 'count', breaks: [0, 1000, 2000, 4000, 6000, 10000] }
];

/** The scale for areas of a level (0 street office … 4 building grid). It depends on nothing that is in view. */
export function needScale(measure: NeedMeasure, level: number): NeedScale {
  if (measure === 'rate') return rate;
  const byLevel = [4, 3, 2, 1, 0];
  return counts[byLevel[level] ?? 0] ?? rate;
}

/** The scale for squares: those of one size hold about as much as one level of areas. */
export function squareScale(measure: NeedMeasure, side_m: number): NeedScale {
  if (measure === 'rate') return rate;
  return counts[side_m <= 100 ? 0 : side_m <= 250 ? 1 : 2] ?? rate;
}

/** What a scale measures, or undefined where there is nothing to measure: no households known. */
export function needValue(
  measure: NeedMeasure,
  figure: { households: number | null; count: number | null }
): number | 'withheld' | undefined {
  if (figure.count === null) return 'withheld';
  if (measure === 'count') return figure.count;
  if (figure.households === null) return 'withheld';
  return figure.households > 0 ? (figure.count * 100) / figure.households : undefined;
}

/** The class of a value; 0 is the lightest. */
export function needClass(scale: NeedScale, value: number | 'withheld'): NeedClass {
  if (value === 'withheld') return value;
  if (value <= 0) return 0;
  const index = scale.breaks.findLastIndex((start) => value > start);
  return Math.min(index + 1, NEED_CLASSES - 1);
}
