import { describe, expect, it } from 'vitest';
import { bothTails, upperTail } from './normal.ts';

describe('upperTail', () => {
  // Computed with 40 digits, written with those that a double holds.
  it.each([
    [0, 0.5],
    [1e-9, 0.49999999960105773],
    [0.1, 0.460172162722971],
    [0.5, 0.3085375387259869],
    [0.999, 0.1588973456413183],
    [1.5, 0.06680720126885807],
    [3, 0.0013498980316300946],
    [5, 2.866515718791939e-7],
    [8, 6.220960574271784e-16],
    [20, 2.7536241186062337e-89],
    [37.5, 4.605353009581955e-308]
  ])('is right to the last digits at %d', (z, share) => {
    expect(Math.abs(upperTail(z) / share - 1)).toBeLessThan(1e-15);
  });

  it('is what is left on the other side', () => {
    expect(upperTail(-1.5)).toBeCloseTo(1 - 0.06680720126885807, 15);
    expect(upperTail(-Infinity)).toBe(1);
    expect(upperTail(Infinity)).toBe(0);
  });

  it('doubles for both sides, and is never above 1', () => {
    expect(bothTails(-3)).toBe(2 * upperTail(3));
    expect(bothTails(0)).toBe(1);
  });
});
