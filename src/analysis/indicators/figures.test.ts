import { describe, expect, it } from 'vitest';
import { COUNTS, NO_COUNTS, sumCounts, type Counts } from './counts.ts';
import { INDICATORS, indicator } from './definitions.ts';
import { figureOf, trendOf, type Figure } from './figures.ts';

/** What a city has published of one month: 996 filed, 972 due, 911 closed, 737 of them by their deadline. */
const PUBLISHED: Counts = { ...NO_COUNTS, filed: 996, due: 972, due_closed: 911, due_closed_on_time: 737 };

const rate = (numerator: number, denominator: number): Figure => ({
  ...{ numerator, denominator, few: denominator < 10 },
  value: (100 * numerator) / denominator
});

describe('a rate of closing', () => {
  it('is what the published counts come to, to the printed digit', () => {
    expect(figureOf('closing', PUBLISHED).value?.toFixed(2)).toBe('93.72');
    expect(figureOf('closing_on_time', PUBLISHED).value?.toFixed(2)).toBe('75.82');
  });

  it('divides by what fell due, not by what was filed or closed', () => {
    for (const code of [
      'closing',
      'closing_on_time',
      'closing_late',
      'handling',
      'handling_on_time'
    ] as const)
      expect([code, indicator(code).denominator]).toEqual([code, 'due']);
  });
});

describe('a figure', () => {
  it('of fewer than ten is too few for a rate, of ten it is not', () => {
    expect(figureOf('closing', { ...NO_COUNTS, due: 9, due_closed: 9 })).toMatchObject({
      few: true,
      value: 100
    });
    expect(figureOf('closing', { ...NO_COUNTS, due: 10, due_closed: 9 })).toMatchObject({
      few: false,
      value: 90
    });
  });

  it('of nothing has no value, and a count of nothing is zero', () => {
    expect(figureOf('closing', NO_COUNTS).value).toBeNull();
    expect(figureOf('open_late', NO_COUNTS)).toEqual({
      numerator: 0,
      denominator: null,
      value: 0,
      few: false
    });
  });

  it('of several areas is that of their counts together, not the mean of their figures', () => {
    const parts = [
      { ...NO_COUNTS, due: 90, due_closed: 90 },
      { ...NO_COUNTS, due: 10, due_closed: 0 }
    ];
    expect(figureOf('closing', sumCounts(parts)).value).toBe(90);
  });
});

describe('a trend', () => {
  it('is better where it rises and should, or falls and should', () => {
    const [low, high] = [rate(500, 1000), rate(800, 1000)];
    expect(trendOf('closing', high, low)).toEqual({ kind: 'better', difference: 30 });
    expect(trendOf('closing', low, high).kind).toBe('worse');
    expect(trendOf('closing_late', high, low).kind).toBe('worse');
    expect(trendOf('closing_late', low, high).kind).toBe('better');
  });

  it('says more or fewer of what is neither good nor bad', () => {
    const count = (numerator: number): Figure => ({
      numerator,
      denominator: null,
      value: numerator,
      few: false
    });
    expect(trendOf('reported', count(400), count(200)).kind).toBe('more');
    expect(trendOf('reported', count(200), count(400)).kind).toBe('fewer');
  });

  it('is unsure of what two samples of one chance often differ by', () => {
    // Of 50 and 50 at a half, twice the usual error is 20 points.
    expect(trendOf('closing', rate(34, 50), rate(25, 50)).kind).toBe('unsure');
    expect(trendOf('closing', rate(36, 50), rate(25, 50)).kind).toBe('better');
    expect(trendOf('closing', rate(25, 50), rate(25, 50)).kind).toBe('same');
  });

  it('is none where one of the two is too few or not known', () => {
    expect(trendOf('closing', rate(9, 9), rate(50, 100))).toEqual({ kind: 'none' });
    expect(trendOf('closing', rate(50, 100), undefined)).toEqual({ kind: 'none' });
  });
});

describe('the definitions', () => {
  it('name each indicator once and count nothing that nobody reads', () => {
    const codes = INDICATORS.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const used = new Set(INDICATORS.flatMap(({ numerator, denominator }) => [numerator, denominator]));
    expect(COUNTS.filter((name) => !used.has(name))).toEqual([]);
  });
});
