import { describe, expect, it } from 'vitest';
import { localStatistics } from './local.ts';
import { orders, ring } from './orders.fixture.ts';
import { rowStandardised } from './weights.ts';

describe('localStatistics', () => {
  it('gives what paper and pencil give for a ring of two halves', () => {
    const areas = localStatistics([1, 1, 1, 0, 0, 0], rowStandardised(ring(6)));
    const [edge, middle] = areas;
    expect(middle?.i).toBeCloseTo(1, 14);
    expect(middle?.expected).toBeCloseTo(-0.2, 14);
    expect(middle?.variance).toBeCloseTo(0.36, 14);
    expect(middle?.z).toBeCloseTo(2, 14);
    expect(middle?.gi).toBeCloseTo(2, 14);
    expect(middle?.giStar).toBeCloseTo(Math.sqrt(5), 14);
    expect(edge?.i).toBeCloseTo(0, 14);
    expect(edge?.z).toBeCloseTo(1 / 3, 14);
    expect(areas[4]?.gi).toBeCloseTo(-2, 14);
  });

  it('has the mean and the variance that Ii has over all orders of the other values', () => {
    const values = [7, 1, 2, 4, 9, 3];
    const weights = rowStandardised([[1, 2, 4], [2], [3], [4], [5], [0]]);
    const rest = orders(values.slice(1)).map((order) => localStatistics([7, ...order], weights)[0]?.i ?? NaN);
    const mean = rest.reduce((total, i) => total + i, 0) / rest.length;
    const variance = rest.reduce((total, i) => total + (i - mean) ** 2, 0) / rest.length;

    const told = localStatistics(values, weights)[0];
    expect(told?.expected).toBeCloseTo(mean, 12);
    expect(told?.variance).toBeCloseTo(variance, 12);
  });

  it('gives Gi the sign of the neighbours, and Ii that of the agreement', () => {
    for (const { z, gi, quadrant } of localStatistics([5, 1, 3, 9, 2, 8], rowStandardised(ring(6)))) {
      expect(Math.abs(z ?? NaN)).toBeCloseTo(Math.abs(gi ?? NaN), 13);
      expect(Math.sign(z ?? NaN)).toBe(Math.sign(gi ?? NaN) * (quadrant.startsWith('High') ? 1 : -1));
    }
  });

  it('counts a value at the mean as low', () => {
    const [, , middle] = localStatistics([0, 4, 2, 0, 4], rowStandardised(ring(5)));
    expect(middle?.quadrant).toMatch(/^Low/);
  });

  it('has no score for an island but Gi*, where the island is its own neighbour', () => {
    const island = localStatistics([0, 1, 2, 3, 9], rowStandardised([[1], [0, 2], [1, 3], [2], []]))[4];
    expect(island).toMatchObject({ i: 0, z: null, p: null, gi: null });
    expect(island?.giStar).toBeCloseTo((9 - 3) / Math.sqrt(10), 14);
  });

  it.each([
    ['the area lies at the mean', [2, 1, 3, 1, 3], ring(5)],
    ['all other areas have the same value', [1, 0, 0, 0, 0], ring(5)],
    ['all other areas are neighbours', [1, 5, 3, 4, 9], [[1, 2, 3, 4], [0], [0], [0], [0]]]
  ])('has no score where %s', (_, values, neighbours) => {
    expect(localStatistics(values, rowStandardised(neighbours))[0]).toMatchObject({ z: null, p: null });
  });
});
