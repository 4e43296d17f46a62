import { describe, expect, it } from 'vitest';
import { globalMoran } from './moran.ts';
import { orders, ring, sheet } from './orders.fixture.ts';
import { rowStandardised } from './weights.ts';

describe('globalMoran', () => {
  it('is -1 on a chequerboard', () => {
    // # . #
    // . # .
    // # . #
    const board = [1, 0, 1, 0, 1, 0, 1, 0, 1];
    expect(globalMoran(board, rowStandardised(sheet(3, 3))).i).toBeCloseTo(-1, 15);
  });

  it('is 0 in a ring of two halves of two', () => {
    expect(globalMoran([1, 1, 0, 0], rowStandardised(ring(4))).i).toBeCloseTo(0, 15);
  });

  it.each([
    ['a line', [[1], [0, 2], [1, 3], [2, 4], [3]]],
    ['links that are not returned', [[1, 2], [2], [3], [4, 0, 1], [0]]]
  ])('has the mean and the variance that I has over all orders of the values, on %s', (_, neighbours) => {
    const values = [1, 2, 4, 8, 9];
    const weights = rowStandardised(neighbours);
    const all = orders(values).map((order) => globalMoran(order, weights).i);
    const mean = all.reduce((total, i) => total + i, 0) / all.length;
    const variance = all.reduce((total, i) => total + (i - mean) ** 2, 0) / all.length;

    const { i, expected, variance: told, z } = globalMoran(values, weights);
    expect(expected).toBeCloseTo(mean, 12);
    expect(told).toBeCloseTo(variance, 12);
    expect(z ?? NaN).toBeCloseTo((i - mean) / Math.sqrt(variance), 10);
  });

  it('has no score where every order of the values gives the same', () => {
    const everybody = rowStandardised(
      [0, 1, 2, 3, 4].map((own) => [0, 1, 2, 3, 4].filter((at) => at !== own))
    );
    expect(globalMoran([1, 2, 4, 8, 9], everybody)).toMatchObject({ z: null, p: null });
  });

  it('leaves islands out of the number of areas, and in the mean', () => {
    const { i, expected } = globalMoran([0, 3, 3, 6, 8], rowStandardised([[1], [0, 2], [1, 3], [2], []]));
    // Deviations from the mean of 4: -4 -1 -1 2 4. Cross products 4, 2.5, -0.5, -2; squares 38.
    expect(i).toBeCloseTo(4 / 38, 15);
    expect(expected).toBe(-1 / 3);
  });
});
