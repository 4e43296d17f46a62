import { describe, expect, it } from 'vitest';
import type { MetricGrid } from './grid.ts';
import { perThousand, relativeToExpected } from './measures.ts';
import type { DensityRaster } from './raster.ts';

const grid: MetricGrid = { origin: [116.4, 39.9], cellMetres: 20, west: 0, south: 0, columns: 4, rows: 1 };
const raster = (...values: number[]): DensityRaster => ({
  grid,
  bandwidthMetres: 150,
  values: Float32Array.from(values),
  inside: Uint8Array.of(1, 1, 1, 0)
});
const floor = { leastBasePerHectare: 1 };

describe('perThousand', () => {
  it('is the observed for every thousand of the base', () => {
    const { values, inside } = perThousand(raster(4, 0, 1, 2), raster(40, 10, 5, 4), floor);
    expect([...values]).toEqual([100, 0, 200, 500]);
    expect([...inside]).toEqual([1, 1, 1, 0]);
  });

  it('gives no value below the floor, and none over nothing', () => {
    const [observed, base] = [raster(1, 1, 0, 0), raster(1, 0.99, 0, 0.5)];
    expect([...perThousand(observed, base, floor).values]).toEqual([1000, NaN, NaN, NaN]);
    expect(perThousand(observed, base, { leastBasePerHectare: 0 }).values[2]).toBeNaN();
  });

  it('leaves what it was given as it was', () => {
    const observed = raster(4, 0, 1, 2);
    perThousand(observed, raster(40, 10, 5, 4), floor);
    expect([...observed.values]).toEqual([4, 0, 1, 2]);
  });

  it.each([
    ['grid', { ...raster(1, 1, 1, 1), grid: { ...grid, west: 1 } }],
    ['origin', { ...raster(1, 1, 1, 1), grid: { ...grid, origin: [116.4, 39.8] as const } }],
    ['bandwidth', { ...raster(1, 1, 1, 1), bandwidthMetres: 100 }]
  ])('refuses a base of another %s', (_, base) => {
    expect(() => perThousand(raster(1, 1, 1, 1), base, floor)).toThrow(RangeError);
  });
});

describe('relativeToExpected', () => {
  it('is 1 where the base and the overall rate make one expect what is observed', () => {
    const { values } = relativeToExpected(raster(4, 8, 0, 1), raster(40, 40, 40, 0.5), 0.1, floor);
    expect([...values]).toEqual([1, 2, 0, NaN]);
  });
});
