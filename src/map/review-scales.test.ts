import { describe, expect, it } from 'vitest';
import { classOf, countChangeClass, densityBreaks, densityChangeBreaks } from './review-scales.ts';

const MEASURES = ['count', 'rate', 'relative'] as const;

describe.each(MEASURES)('scales of %s', (measure) => {
  it('rise, with one break fewer than there are colours', () => {
    for (const breaks of [densityBreaks(measure, 1, false), densityChangeBreaks(measure, 0.02)]) {
      expect(breaks).toHaveLength(6);
      expect([...breaks].sort((a, b) => a - b)).toEqual(breaks);
      expect(new Set(breaks).size).toBe(6);
    }
  });

  it('put no change in the middle', () => {
    const breaks = densityChangeBreaks(measure, 1);
    expect(breaks.map((value) => -value).toReversed()).toEqual(breaks);
  });
});

describe('scales', () => {
  it('go by factors up to the same top where that is chosen, and a quotient keeps its steps', () => {
    expect(densityBreaks('rate', 1, false, 'log')).toEqual([5, 10, 20, 50, 100, 200]);
    expect(densityBreaks('count', 0.1, false, 'log').at(-1)).toBeLessThanOrEqual(1);
    expect(densityBreaks('relative', 1, false, 'log')).toEqual(densityBreaks('relative', 1, false));
  });

  it('are finer for what is rarer, but not for a quotient', () => {
    expect(densityBreaks('count', 0.1, false)[1]).toBe(0.4);
    expect(densityBreaks('relative', 0.1, false)).toEqual(densityBreaks('relative', 1, true));
  });
});

describe('classOf', () => {
  it('puts a value that is exactly a break below it', () => {
    expect([0, 1, 1.01, 2, 99].map((value) => classOf([1, 2], value))).toEqual([0, 0, 1, 1, 2]);
  });
});

describe('countChangeClass', () => {
  it('is the further from the middle the larger the change', () => {
    expect([-40, -20, -10, 10, 20, 40].map((difference) => countChangeClass(difference, 3))).toEqual([
      0, 1, 2, 4, 5, 6
    ]);
    expect(countChangeClass(40, 1)).toBe(4);
  });
});
