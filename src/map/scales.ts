import { NEED_CLASSES } from './palette.ts';
import type { NeedMeasure, NeedScene } from './scene.ts';

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
 * In need per 100 households. A street office lies about 12: a break there parts what is better off from what is worse,
 * and twice as much is the top class.
 */
const rate: NeedScale = { measure: 'rate', breaks: [0, 5, 8, 12, 16, 24] };

/** In need per hectare: a quarter of slabs and towers has about 35 households on one, 4 of them in need. */
const density: NeedScale = { measure: 'density', breaks: [0, 1, 2, 4, 7, 12] };

/** How many, by level from the street office down. Published figures are multiples of 5. */
const counts: readonly NeedScale[] = [
  [0, 1000, 2000, 4000, 6000, 10000],
  [0, 100, 200, 300, 400, 600],
  [0, 20, 40, 60, 100, 150],
  [0, 10, 20, 30, 40, 60],
  [0, 5, 10, 15, 20, 30]
].map((breaks) => ({ measure: 'count', breaks }));

/** What is really measured: squares differ in size, so that their plain counts would not compare. */
export function measureOf({ form, measure }: Pick<NeedScene, 'form' | 'measure'>): NeedMeasure {
  return form === 'squares' && measure === 'count' ? 'density' : measure;
}

/** The scale of a measure, for counts that of areas of a level (0 street office … 4 building grid). */
export function needScale(measure: NeedMeasure, level: number): NeedScale {
  switch (measure) {
    case 'rate':
      return rate;
    case 'density':
      return density;
    case 'count':
      return counts[level] ?? density;
  }
}

/** What is known of an area or square. */
export interface Figure {
  households: number | null;
  count: number | null;
  hectares: number;
}

/** The figure in the scale's measure, or undefined where there is nothing to divide by. */
export function needValue(measure: NeedMeasure, figure: Figure): number | 'withheld' | undefined {
  const { households, count, hectares } = figure;
  if (count === null) return 'withheld';
  switch (measure) {
    case 'count':
      return count;
    case 'density':
      return hectares > 0 ? count / hectares : undefined;
    case 'rate':
      if (households === null) return 'withheld';
      return households > 0 ? (count * 100) / households : undefined;
  }
}

/** The class of a value; 0 is the lightest. */
export function needClass(scale: NeedScale, value: number | 'withheld'): NeedClass {
  if (value === 'withheld') return value;
  if (value <= 0) return 0;
  const start = scale.breaks.findLastIndex((from) => value > from);
  return Math.min(start + 1, NEED_CLASSES - 1);
}
