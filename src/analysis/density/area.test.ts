import { describe, expect, it } from 'vitest';
import type { DensityArea } from './area.ts';
import { pointsAt, town } from './exact.fixture.ts';
import type { MetricGrid } from './grid.ts';
import { insideTest, type Rings } from './inside.ts';
import { planeAt, type Place } from './plane.ts';
import type { WeightedPoints } from './points.ts';
import { densityRaster, type DensityRaster } from './raster.ts';

const ORIGIN: Place = [116.4, 39.9];
const { toPlace } = planeAt(ORIGIN);
const at = (x: number, y: number): Place => toPlace({ x, y });

/** A polygon of corners in metres from the origin. */
const metres = (...corners: (readonly [number, number])[]): Rings => [corners.map(([x, y]) => at(x, y))];
const box = (west: number, south: number, east: number, north: number) =>
  metres([west, south], [east, south], [east, north], [west, north]);

const grid: MetricGrid = { origin: ORIGIN, cellMetres: 20, west: -60, south: -60, columns: 120, rows: 120 };
const bandwidthMetres = 150;

const raster = (points: WeightedPoints, area?: DensityArea) =>
  densityRaster({ points, bandwidthMetres, grid, ...(area && { area }) });

/** The value of the cell whose south-west corner lies at these metres. */
const cell = ({ values }: DensityRaster, x: number, y: number) =>
  values[(59 - y / 20) * 120 + x / 20 + 60] ?? NaN;
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const massInside = ({ values, inside }: DensityRaster) =>
  sum(values.map((value, n) => value * (inside[n] ?? 0))) * 0.04;

/** One household on each hectare where `there`. */
const even = (there: (x: number, y: number) => boolean) => {
  const rows = Array.from({ length: 90 }, (_, n) => (n - 44.5) * 50);
  return pointsAt(
    rows.flatMap((x) => rows.filter((y) => there(x, y)).map((y) => [...at(x, y), 0.25] as const))
  );
};

const EVERYWHERE = 5000;

describe('a density with a border', () => {
  const west = box(-EVERYWHERE, -EVERYWHERE, 0, EVERYWHERE);
  const half: DensityArea = { polygons: [west], without: [], correction: 'level' };
  const people = even((x) => x < 0);

  it('is half of itself at a straight border without correction', () => {
    const plain = raster(people);
    const border = (cell(plain, -20, 0) + cell(plain, 0, 0)) / 2;
    expect(border).toBeCloseTo(0.5, 2);
  });

  it('doubles at a straight border, so that an even spread stays even up to it', () => {
    const corrected = raster(people, half);
    for (let x = -500; x < 0; x += 20) expect(cell(corrected, x, 0)).toBeCloseTo(1, 2);
  });

  it('is four times itself in a right-angled corner', () => {
    const quarter: DensityArea = { ...half, polygons: [box(-EVERYWHERE, 0, 0, EVERYWHERE)] };
    const spread = even((x, y) => x < 0 && y > 0);
    const [plain, corrected] = [raster(spread), raster(spread, quarter)];
    expect(cell(corrected, -20, 0)).toBeCloseTo(1, 1);
    expect(cell(corrected, -20, 0) / cell(plain, -20, 0)).toBeGreaterThan(3.2);
  });

  it('has the exact share of the kernel to divide by, wherever the border lies between cells', () => {
    for (const shift of [0, 3, 7.5, 11, 19]) {
      const area: DensityArea = { ...half, polygons: [box(-EVERYWHERE, -EVERYWHERE, shift, EVERYWHERE)] };
      const one = pointsAt([at(-300, 10)]);
      const [plain, corrected] = [raster(one), raster(one, area)];
      for (const x of [-200, -100, -20]) {
        const share = cell(plain, x, 0) / cell(corrected, x, 0);
        expect(Math.abs(share - normal((shift - x - 10) / bandwidthMetres))).toBeLessThan(0.001);
      }
    }
  });

  it('is the plain density far from the border', () => {
    const points = pointsAt([at(-1000, 0)]);
    expect(cell(raster(points, half), -1000, 0)).toBeCloseTo(cell(raster(points), -1000, 0), 4);
  });

  it('says which cells lie inside, and counts no point outside', () => {
    const { inside, values } = raster(pointsAt([at(30, 0)]), half);
    expect(sum(inside)).toBe(60 * 120);
    expect(inside[59]).toBe(1);
    expect(inside[60]).toBe(0);
    expect(Math.max(...values)).toBe(0);
  });
});

describe('a density that keeps its mass', () => {
  // A crooked community, with a river 120 m wide through it.
  // No edge runs through the middle of a cell.
  const corners = {
    outline: [
      [-901, -703],
      [203, -951],
      [953, -302],
      [607, 803],
      [-404, 957],
      [-1001, 209]
    ],
    river: [
      [-1103, -151],
      [1107, 252],
      [1107, 371],
      [-1103, -29]
    ]
  } as const;
  const area: DensityArea = {
    polygons: [metres(...corners.outline)],
    without: [metres(...corners.river)],
    correction: 'mass'
  };
  const everybody = town(4000, ORIGIN, 11, 1600);

  it('adds up to the weight of the points inside, to 0.3 percent on cells of 20 m', () => {
    const [within, wet] = [insideTest(area.polygons), insideTest(area.without)];
    const weight = everybody.weight.reduce((total, counts, n) => {
      const place = [everybody.lng[n] ?? 0, everybody.lat[n] ?? 0] as const;
      return within(...place) && !wet(...place) ? total + counts : total;
    }, 0);
    expect(weight).toBeGreaterThan(5000);
    expect(Math.abs(massInside(raster(everybody, area)) / weight - 1)).toBeLessThan(0.003);
  });

  it.each([
    ['in the open', 0, -500],
    ['on the bank', -300, -130],
    ['at the border', -890, -680],
    ['in the middle of a narrow tip', 930, -290]
  ])('keeps all of one point %s inside', (_, x, y) => {
    const fine: MetricGrid = { ...grid, cellMetres: 5, west: -320, south: -320, columns: 640, rows: 640 };
    const points = pointsAt([[...at(x, y), 7]]);
    const { values, inside } = densityRaster({ points, bandwidthMetres, grid: fine, area });
    const mass = sum(values.map((value, n) => value * (inside[n] ?? 0))) * 0.0025;
    expect(Math.abs(mass / 7 - 1)).toBeLessThan(0.005);
  });

  it('marks the cells whose middle lies in the area and not in the river', () => {
    const { inside } = raster(everybody, area);
    const [within, wet] = [insideTest([[corners.outline]]), insideTest([[corners.river]])];
    const marked = Array.from(inside, (_, n) => {
      const middle = [((n % 120) - 59.5) * 20, (59.5 - Math.floor(n / 120)) * 20] as const;
      return within(...middle) && !wet(...middle) ? 1 : 0;
    });
    expect([...inside]).toEqual(marked);
    expect(sum(inside)).toBeGreaterThan(4000);
  });

  it('has no cell inside over the river', () => {
    const { inside } = raster(everybody, area);
    // The middle of the river runs through (0, 110).
    expect(inside[(59 - 5) * 120 + 60]).toBe(0);
    expect(inside[(59 - 15) * 120 + 60]).toBe(1);
  });

  it('does not depend on which part of the ground is asked for', () => {
    const whole = raster(everybody, area);
    const part: MetricGrid = { ...grid, west: -20, south: 0, columns: 30, rows: 20 };
    const some = densityRaster({ points: everybody, bandwidthMetres, grid: part, area });
    const peak = Math.max(...whole.values);
    some.values.forEach((value, n) => {
      const [column, row] = [n % 30, Math.floor(n / 30)];
      const inWhole = whole.values[(row + 40) * 120 + column + 40] ?? NaN;
      expect(Math.abs(value - inWhole)).toBeLessThan(peak * 5e-4);
    });
  });
});

it('refuses an area with a bandwidth far too small for the grid', () => {
  const area: DensityArea = { polygons: [box(0, 0, 9, 9)], without: [], correction: 'level' };
  const wide: MetricGrid = { ...grid, cellMetres: 500 };
  expect(() => densityRaster({ points: pointsAt([]), bandwidthMetres: 5, grid: wide, area })).toThrow(
    RangeError
  );
});

/** The share of a normal distribution below a number of deviations, summed up finely. */
function normal(deviations: number): number {
  let below = 0;
  const step = 0.001;
  for (let z = -8 + step / 2; z < deviations; z += step) below += Math.exp((-z * z) / 2) * step;
  return below / Math.sqrt(2 * Math.PI);
}
