import { describe, expect, it } from 'vitest';
import { NEED_CLASSES } from './palette.ts';
import { measureOf, needClass, needScale, needValue } from './scales.ts';

const rate = needScale('rate', 4);
const every = [0, 1, 2, 3, 4].flatMap((level) =>
  (['rate', 'count', 'density'] as const).map((m) => needScale(m, level))
);

describe('a need scale', () => {
  it('has as many classes as the ramp has colours, in rising order', () => {
    for (const { breaks } of every) {
      expect(breaks).toHaveLength(NEED_CLASSES - 1);
      expect(breaks).toEqual(breaks.toSorted((a, b) => a - b));
      expect(breaks[0]).toBe(0);
    }
  });
});

describe('needClass', () => {
  it('keeps zero apart from a little', () => {
    expect(needClass(rate, 0)).toBe(0);
    expect(needClass(rate, 0.1)).toBe(1);
  });

  it('counts a break to the class below it, as the legend says: "up to"', () => {
    expect(needClass(rate, 5)).toBe(1);
    expect(needClass(rate, 5.01)).toBe(2);
  });

  it('has no end at the top', () => {
    expect(needClass(rate, 24)).toBe(5);
    expect(needClass(rate, 24.1)).toBe(6);
    expect(needClass(rate, 900)).toBe(6);
  });

  it('gives a withheld figure no class of its own', () => {
    expect(needClass(rate, 'withheld')).toBe('withheld');
  });
});

describe('needValue', () => {
  it('is households in need per 100 households', () => {
    expect(needValue('rate', { households: 80, count: 10, hectares: 1 })).toBe(12.5);
  });

  it('is how many per hectare', () => {
    expect(needValue('density', { households: 80, count: 10, hectares: 4 })).toBe(2.5);
  });

  it('is withheld where either figure is', () => {
    expect(needValue('count', { households: 80, count: null, hectares: 1 })).toBe('withheld');
    expect(needValue('rate', { households: null, count: 5, hectares: 1 })).toBe('withheld');
  });

  it('is a count even where households are withheld', () => {
    expect(needValue('count', { households: null, count: 5, hectares: 1 })).toBe(5);
  });

  it('is nothing where nobody lives, rather than zero', () => {
    expect(needValue('rate', { households: 0, count: 0, hectares: 1 })).toBeUndefined();
  });
});

describe('measureOf', () => {
  it('shows counts of squares per hectare, because squares differ in size', () => {
    expect(measureOf({ form: 'squares', measure: 'count' })).toBe('density');
    expect(measureOf({ form: 'choropleth', measure: 'count' })).toBe('count');
    expect(measureOf({ form: 'squares', measure: 'rate' })).toBe('rate');
  });
});
