import { describe, expect, it } from 'vitest';
import { exactDensity, seeded, town } from './exact.fixture.ts';
import type { MetricGrid } from './grid.ts';
import { planeAt, type Place } from './plane.ts';
import { densityRaster } from './raster.ts';
import { valueAt } from './value-at.ts';

const ORIGIN: Place = [-72.5, -52.3];
const bandwidthMetres = 150;
const grid: MetricGrid = { origin: ORIGIN, cellMetres: 30, west: -50, south: -50, columns: 100, rows: 100 };
const points = town(3000, ORIGIN, 8, 3000);
const raster = densityRaster({ points, bandwidthMetres, grid });
const at = (x: number, y: number) => planeAt(ORIGIN).toPlace({ x, y });

describe('valueAt', () => {
  it('is within 0.05 percent of the highest between cells of a fifth of the bandwidth', () => {
    const peak = Math.max(...raster.values);
    const random = seeded(2);
    for (let n = 0; n < 60; n += 1) {
      const place = at((random() - 0.5) * 2900, (random() - 0.5) * 2900);
      const error = (valueAt(raster, place) ?? NaN) - exactDensity(points, place, bandwidthMetres);
      expect(Math.abs(error)).toBeLessThan(peak * 0.0005);
    }
  });

  it('is the cell itself in its middle', () => {
    expect(valueAt(raster, at(15, 15))).toBeCloseTo(raster.values[49 * 100 + 50] ?? NaN, 3);
  });

  it('reaches to the outer edge of the raster, and not beyond', () => {
    expect(valueAt(raster, at(-1499, 1499))).toBeTypeOf('number');
    expect(valueAt(raster, at(-1501, 0))).toBeUndefined();
    expect(valueAt(raster, at(0, 1501))).toBeUndefined();
  });

  it('reads a raster of one cell', () => {
    const one = densityRaster({
      points,
      bandwidthMetres,
      grid: { ...grid, west: 0, south: 0, columns: 1, rows: 1 }
    });
    expect(valueAt(one, at(20, 3))).toBe(one.values[0]);
  });
});
