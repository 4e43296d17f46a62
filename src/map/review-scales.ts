import { fixedBreaks, type ScaleForm } from '../analysis/density/scale.ts';
import { NEED_CLASSES } from './palette.ts';

/**
 * Breaks of the review room's pictures. They are set by the measure and by how rare a category is, never by what is in
 * view or which month it is: the same number has the same colour in every picture.
 */

/** `count` per hectare, `rate` per 1,000 households, `relative` to what would be expected. */
export type ReviewMeasure = 'count' | 'rate' | 'relative';

/** Need as a whole: what is among the most that a street office knows, per hectare and per 1,000 households. */
const TOP = { count: 10, rate: 300 } as const;
/** Incidents of a month. */
const TOP_INCIDENTS = { count: 3, rate: 100 } as const;

/** As far below 1 as above: half is to one as one is to twice. */
const RELATIVE = [0.5, 0.67, 0.8, 1.25, 1.5, 2];

/**
 * Breaks of a density, rising. `rarity` is 1 for need as a whole, 0.1 for a category a tenth as frequent. By equal steps
 * or by factors up to the same top; a quotient has steps of its own, which are factors anyway.
 */
export function densityBreaks(
  measure: ReviewMeasure,
  rarity: number,
  incidents: boolean,
  form: ScaleForm = 'linear'
): readonly number[] {
  const top = incidents ? TOP_INCIDENTS : TOP;
  switch (measure) {
    case 'count':
      return fixedBreaks(top.count * rarity, form, BREAKS);
    case 'rate':
      return fixedBreaks(top.rate * rarity, form, BREAKS);
    case 'relative':
      return RELATIVE;
  }
}

const BREAKS = NEED_CLASSES - 1;

const STEPS: Readonly<Record<ReviewMeasure, readonly [number, number, number]>> = {
  count: [0.5, 1, 2],
  rate: [10, 25, 50],
  relative: [0.1, 0.25, 0.5]
};

/** Breaks of the change of a density: three steps down, three up. */
export function densityChangeBreaks(measure: ReviewMeasure, rarity: number): readonly number[] {
  const steps = STEPS[measure].map((value) => (measure === 'relative' ? value : round(value * rarity)));
  return [...steps.toReversed().map((value) => -value), ...steps];
}

/** Steps of the change of a count, by level: communities hold ten times what their cells hold. */
export const countSteps = (level: number): readonly [number, number, number] =>
  level <= 1 ? [10, 50, 100] : [10, 20, 40];

/** The colour of the difference ramp for a change of a count: 0 to 2 fewer, 4 to 6 more. */
export function countChangeClass(difference: number, level: number): number {
  const steps = countSteps(level).filter((step) => Math.abs(difference) >= step).length;
  return 3 + Math.sign(difference) * steps;
}

const round = (value: number) => Number(value.toPrecision(3));

/** How many breaks a value is above: the number of its colour. */
export function classOf(breaks: readonly number[], value: number): number {
  let above = 0;
  while (above < breaks.length && value > (breaks[above] ?? Infinity)) above += 1;
  return above;
}

/** What part of households is reached, in percent. */
export const REACH_BREAKS = [20, 40, 60, 80] as const;

/** Places per 1,000 households, around the middle that is set for a kind of facility: twice as many from step to step. */
export const supplyBreaks = (middle: number): readonly number[] =>
  [0.25, 0.5, 1, 2].map((part) => part * middle);
