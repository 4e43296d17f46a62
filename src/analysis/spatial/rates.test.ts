import { expect, it } from 'vitest';
import { steadiedRates } from './rates.ts';

it('draws rates towards the overall rate by how much of their spread is not chance', () => {
  // Rates 0 and 1 around 0.5: variance 0.25, of which 0.05 is what counts of ten vary by themselves.
  const { overall, raw, smoothed, standardised } = steadiedRates([0, 10], [10, 10]);
  expect([overall, ...raw]).toEqual([0.5, 0, 1]);
  expect(smoothed[0]).toBeCloseTo(0.1, 15);
  expect(smoothed[1]).toBeCloseTo(0.9, 15);
  expect(standardised[0]).toBeCloseTo(-1, 15);
  expect(standardised[1]).toBeCloseTo(1, 15);
});

it('draws the rate of few people further than that of many', () => {
  const { raw, smoothed } = steadiedRates([10, 1000, 900, 500], [20, 2000, 6000, 5000]);
  expect(raw[0]).toBe(raw[1]);
  expect(smoothed[0]).toBeLessThan(smoothed[1] ?? 0);
});

it('takes every area for the overall rate where rates vary less than chance would make them', () => {
  const { smoothed, standardised } = steadiedRates([1, 3], [10, 10]);
  expect(smoothed).toEqual([0.2, 0.2]);
  expect(standardised[1]).toBeCloseTo(0.1 / Math.sqrt(0.02), 14);
});
