import type { DensityRaster } from './raster.ts';

/** How the breaks of a scale follow one another: by equal steps, or by factors of two and two and a half. */
export type ScaleForm = 'linear' | 'log';

type Reference = Pick<DensityRaster, 'values' | 'inside'>;

/**
 * The breaks of a fixed scale up to `top`, rising, in round numbers (1, 2 or 5 times a power of ten). A value above the
 * n-th break and not above the next is in class n, counted from 1; what is not above the first is in class 0.
 * It is made once for an indicator, `top` being a maximum somebody set or the raster of a reference period (a whole year),
 * and then kept for every period and every view: a colour must go on meaning the same number.
 *
 * Throws a RangeError for a top that is not above 0, or for no break.
 */
export function fixedBreaks(top: number | Reference, form: ScaleForm, count: number): readonly number[] {
  const most = typeof top === 'number' ? top : peakOf(top);
  if (!(most > 0 && Number.isFinite(most)) || !(count >= 1))
    throw new RangeError(`${count} breaks up to ${most}`);
  const places = Array.from({ length: count }, (_, n) => n + 1);
  if (form === 'log') {
    // The highest class begins at or below the top, so that it is not empty.
    const last = roundPlace(most, 'down');
    return places.map((n) => roundNumber(last - (count - n)));
  }
  const step = roundNumber(roundPlace(most / (count + 1), 'up'));
  // Through the shortest number that reads the same: 3 × 0.1 is 0.30000000000000004.
  return places.map((n) => Number((n * step).toPrecision(12)));
}

/** The highest density inside a raster; 0 where there is none. What is no number is passed over. */
function peakOf({ values, inside }: Reference): number {
  return values.reduce((peak, value, n) => (inside[n] === 1 && value > peak ? value : peak), 0);
}

const STEPS = [1, 2, 5] as const;

/** Where a number stands among … 0.5, 1, 2, 5, 10 …, with 1 at place 0: the next one down or up, or itself. */
function roundPlace(value: number, way: 'down' | 'up'): number {
  const decade = Math.floor(Math.log10(value));
  const places = Array.from({ length: 9 }, (_, n) => (decade - 1) * 3 + n);
  // A trifle for values such as 0.1 × 3 that ought to be round.
  const fits = (place: number) =>
    way === 'down' ? roundNumber(place) <= value * (1 + 1e-9) : roundNumber(place) >= value * (1 - 1e-9);
  return (way === 'down' ? places.findLast(fits) : places.find(fits)) ?? decade * 3;
}

function roundNumber(place: number): number {
  const step = STEPS[((place % 3) + 3) % 3] ?? 1;
  return Number(`${step}e${Math.floor(place / 3)}`);
}
