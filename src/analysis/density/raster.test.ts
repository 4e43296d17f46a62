import { describe, expect, it } from 'vitest';
import { exactDensity, pointsAt, seeded, town } from './exact.fixture.ts';
import { cornersOf, gridOver, type MetricGrid } from './grid.ts';
import { planeAt, type Place } from './plane.ts';
import type { WeightedPoints } from './points.ts';
import { densityRaster } from './raster.ts';

const BEIJING: Place = [116.4, 39.9];

/** A square grid with the origin in its middle. */
const around = (origin: Place, cells: number, cellMetres: number): MetricGrid => ({
  origin,
  cellMetres,
  west: -cells / 2,
  south: -cells / 2,
  columns: cells,
  rows: cells
});

const middleOf = (
  { origin, cellMetres, west, south, rows }: MetricGrid,
  column: number,
  row: number
): Place =>
  planeAt(origin).toPlace({
    x: (west + column + 0.5) * cellMetres,
    y: (south + rows - row - 0.5) * cellMetres
  });

/** The furthest that cells stand away from the definition, as a share of the highest value. */
function worstError(points: WeightedPoints, grid: MetricGrid, bandwidth: number, cells: number): number {
  const { values } = densityRaster({ points, bandwidthMetres: bandwidth, grid });
  const random = seeded(7);
  // The highest cells, where the error of a blunt kernel is greatest, and cells anywhere.
  const highest = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0)).slice(0, cells / 4);
  const anywhere = Array.from({ length: cells }, () => Math.floor(random() * values.length));
  const peak = values[highest[0] ?? 0] ?? 0;
  const errors = [...highest, ...anywhere].map((at) => {
    const place = middleOf(grid, at % grid.columns, Math.floor(at / grid.columns));
    return Math.abs((values[at] ?? 0) - exactDensity(points, place, bandwidth));
  });
  return Math.max(...errors) / peak;
}

describe('densityRaster beside the sum of its definition', () => {
  it.each([
    ['Beijing, 150 m', BEIJING, 150, 20],
    ['Beijing, 50 m', BEIJING, 50, 20],
    ['Beijing, 500 m', BEIJING, 500, 20],
    ['Melbourne, 150 m', [144.96, -37.81], 150, 20],
    ['Helsinki, 200 m', [24.94, 60.17], 200, 20]
  ] as const)('in %s stays within 0.05 percent of the highest', (_, origin, bandwidth, cell) => {
    expect(worstError(town(3000, origin, 1), around(origin, 240, cell), bandwidth, 80)).toBeLessThan(0.0005);
  });

  it('stays within 0.05 percent for one point wherever it lies in a cell and between nodes', () => {
    const grid = around(BEIJING, 100, 25);
    const random = seeded(3);
    for (let n = 0; n < 10; n += 1) {
      const { toPlace } = planeAt(BEIJING);
      const place = toPlace({ x: (random() - 0.5) * 1000, y: (random() - 0.5) * 1000 });
      // Weightless company, so that the work is that of many points.
      const company = Array.from({ length: 20_000 }, () => [...BEIJING, 0] as const);
      for (const points of [pointsAt([place]), pointsAt([place, ...company])]) {
        expect(worstError(points, grid, 150, 40)).toBeLessThan(0.0005);
      }
    }
  });

  it('is exact for a point on a corner of the grid', () => {
    const grid = around(BEIJING, 64, 20);
    for (const corner of cornersOf(grid))
      expect(worstError(pointsAt([corner]), grid, 60, 40)).toBeLessThan(1e-5);
  });

  it('counts what lies beyond the grid and reaches into it', () => {
    const grid = around(BEIJING, 20, 20);
    const { toPlace } = planeAt(BEIJING);
    const points = pointsAt([toPlace({ x: 400, y: -350 })]);
    expect(worstError(points, grid, 150, 80)).toBeLessThan(1e-4);
  });

  it('is exact where a cell is far longer than the bandwidth', () => {
    expect(worstError(town(3000, BEIJING, 5), around(BEIJING, 100, 50), 10, 80)).toBeLessThan(1e-4);
  });

  it('counts neither a point on the other side of the Earth nor one at 0, 0', () => {
    const grid = around(BEIJING, 64, 20);
    const points = pointsAt([BEIJING, [0, 0], [-63.6, -39.9], [116.4, -39.9]]);
    const alone = pointsAt([BEIJING]);
    const bandwidthMetres = 150;
    expect(densityRaster({ points, bandwidthMetres, grid }).values).toEqual(
      densityRaster({ points: alone, bandwidthMetres, grid }).values
    );
  });

  it('goes on across the date line', () => {
    const origin: Place = [180, -17];
    const points = pointsAt([
      [179.9995, -17],
      [-179.9995, -17, 3]
    ]);
    const grid = around(origin, 64, 10);
    const { values } = densityRaster({ points, bandwidthMetres: 50, grid });
    const [west, east] = [values[32 * 64 + 26] ?? 0, values[32 * 64 + 37] ?? 0];
    expect(east / west).toBeGreaterThan(1.5);
    // The two are 107 m apart, and the oracle knows no date line.
    const shifted = pointsAt([
      [179.9995, -17],
      [180.0005, -17, 3]
    ]);
    const [lng, lat] = middleOf(grid, 37, 32);
    expect(east).toBeCloseTo(exactDensity(shifted, [lng + 360, lat], 50), 3);
  });
});

describe('densityRaster', () => {
  it('adds up to the weight of the points', () => {
    const points = town(5000, BEIJING, 2, 2000);
    const grid = around(BEIJING, 300, 20);
    const { values } = densityRaster({ points, bandwidthMetres: 150, grid });
    const hectaresOfCell = 0.04;
    const sum = values.reduce((total, value) => total + value, 0) * hectaresOfCell;
    const weight = points.weight.reduce((total, value) => total + value, 0);
    expect(Math.abs(sum / weight - 1)).toBeLessThan(1e-4);
  });

  it('gives 1 in the middle of a place with one household on each hectare', () => {
    const { toPlace } = planeAt(BEIJING);
    const rows = Array.from({ length: 40 }, (_, n) => (n - 19.5) * 100);
    const points = pointsAt(rows.flatMap((x) => rows.map((y) => toPlace({ x, y }))));
    const grid = around(BEIJING, 10, 20);
    const { values } = densityRaster({ points, bandwidthMetres: 200, grid });
    for (const value of values) expect(value).toBeCloseTo(1, 4);
  });

  it('does not depend on which part of the ground is asked for', () => {
    const points = town(4000, BEIJING, 4);
    const whole = around(BEIJING, 200, 20);
    const part: MetricGrid = { ...whole, west: -37, south: 12, columns: 50, rows: 40 };
    const bandwidthMetres = 150;
    const [all, some] = [whole, part].map((grid) => densityRaster({ points, bandwidthMetres, grid }).values);
    const peak = Math.max(...(all ?? []));
    for (let row = 0; row < part.rows; row += 1) {
      for (let column = 0; column < part.columns; column += 1) {
        // Row 0 of the part lies 100 - (12 + 40) rows below the northern edge of the whole.
        const inWhole = all?.[(row + 48) * 200 + column + 63] ?? NaN;
        expect(Math.abs((some?.[row * part.columns + column] ?? NaN) - inWhole)).toBeLessThan(peak * 3e-4);
      }
    }
  });

  it('does not depend on the order of the points', () => {
    const points = town(4000, BEIJING, 4);
    const backwards: WeightedPoints = {
      lng: points.lng.toReversed(),
      lat: points.lat.toReversed(),
      weight: points.weight.toReversed()
    };
    const grid = around(BEIJING, 100, 40);
    const [one, other] = [points, backwards].map(
      (each) => densityRaster({ points: each, bandwidthMetres: 150, grid }).values
    );
    one?.forEach((value, n) => expect(other?.[n]).toBeCloseTo(value, 5));
  });

  it('has no negative value', () => {
    const { values } = densityRaster({
      points: town(3000, BEIJING, 6),
      bandwidthMetres: 40,
      grid: around(BEIJING, 300, 20)
    });
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  });

  it('is nothing where there are no points', () => {
    const { values } = densityRaster({
      points: pointsAt([]),
      bandwidthMetres: 150,
      grid: around(BEIJING, 4, 20)
    });
    expect([...values]).toEqual(Array(16).fill(0));
  });

  it.each([0, -5, NaN])('refuses a bandwidth of %s', (bandwidthMetres) => {
    const grid = around(BEIJING, 4, 20);
    expect(() => densityRaster({ points: pointsAt([]), bandwidthMetres, grid })).toThrow(RangeError);
  });
});

describe('gridOver', () => {
  it.each([BEIJING, [-72.5, -52.3], [10, 0.01]] as const)(
    'covers its bounds around %s, and little more',
    (lng, lat) => {
      const bounds = [lng - 0.03, lat - 0.02, lng + 0.03, lat + 0.02] as const;
      const [sw, nw, ne, se] = cornersOf(gridOver(bounds, [lng, lat], 20));
      expect(Math.max(sw[0], nw[0])).toBeLessThanOrEqual(bounds[0]);
      expect(Math.max(sw[1], se[1])).toBeLessThanOrEqual(bounds[1]);
      expect(Math.min(ne[0], se[0])).toBeGreaterThanOrEqual(bounds[2]);
      expect(Math.min(ne[1], nw[1])).toBeGreaterThanOrEqual(bounds[3]);
      expect(ne[0] - bounds[2]).toBeLessThan(0.001);
      expect(bounds[1] - sw[1]).toBeLessThan(0.001);
    }
  );
});
