import { describe, expect, it } from 'vitest';
import {
  cornersOf,
  densityAt,
  densityChange,
  reviewDensity,
  type ReviewDensity,
  type ReviewDensityQuestion
} from './density.ts';
import type { CountedSquare } from './ground.ts';

const LNG = 71.44;
const LAT = 51.16;
/** Degrees of 100 m there. */
const [EAST, NORTH] = [100 / (111_320 * Math.cos((LAT * Math.PI) / 180)), 100 / 111_320];

function ring(column: number, row: number, wide = 1, high = 1): [number, number][] {
  const [west, south] = [LNG + column * EAST, LAT + row * NORTH];
  return [
    [west, south],
    [west + wide * EAST, south],
    [west + wide * EAST, south + high * NORTH],
    [west, south + high * NORTH],
    [west, south]
  ];
}

/** 20 by 20 squares of a hectare, each with the same figures. */
const evenly = (count: number | null, households: number | null): CountedSquare[] =>
  Array.from({ length: 400 }, (_, n) => ({
    polygons: [[ring(n % 20, Math.floor(n / 20))]],
    count,
    households
  }));

const question = (squares: readonly CountedSquare[]): ReviewDensityQuestion => ({
  ground: { squares, incidents: null },
  measure: 'count',
  bandwidthMetres: 150,
  area: { polygons: [[ring(0, 0, 20, 20)]], without: [], correction: 'level' },
  bounds: [LNG - EAST, LAT - NORTH, LNG + 21 * EAST, LAT + 21 * NORTH]
});
const known = ({ values, inside }: ReviewDensity) =>
  [...values].filter((value, n) => inside[n] === 1 && !Number.isNaN(value));

describe('reviewDensity', () => {
  it('is the count per hectare where it is the same everywhere, up to the border', () => {
    const values = known(reviewDensity(question(evenly(4, 40))));
    expect(values.length).toBeGreaterThan(5000);
    for (const value of values) expect(Math.abs(value - 4)).toBeLessThan(0.1);
  });

  it('has no value outside the area', () => {
    const density = reviewDensity(question(evenly(4, 40)));
    expect(densityAt(density, [LNG - 0.5 * EAST, LAT - 0.5 * NORTH])).toBeUndefined();
    expect(densityAt(density, [LNG + 20.5 * EAST, LAT + 20.5 * NORTH])).toBeUndefined();
  });

  it('gives cases per 1,000 households as a rate', () => {
    const values = known(reviewDensity({ ...question(evenly(4, 40)), measure: 'rate' }));
    for (const value of values) expect(Math.abs(value - 100)).toBeLessThan(1);
  });

  it('is 1 relative to expectation where the rate is that of the whole, whatever the number of homes', () => {
    const squares = evenly(4, 40).map((square, n) =>
      n % 20 < 10 ? square : { ...square, count: 8, households: 80 }
    );
    const values = known(reviewDensity({ ...question(squares), measure: 'relative' }));
    for (const value of values) expect(Math.abs(value - 1)).toBeLessThan(0.02);
  });

  it('gives no rate where hardly anybody lives', () => {
    const squares = evenly(4, 40).filter((_, n) => n % 20 < 6);
    const { values, grid } = reviewDensity({ ...question(squares), measure: 'rate' });
    const row = Math.floor(grid.rows / 2) * grid.columns;
    expect(values[row + grid.columns - 8]).toBeNaN();
    expect(values[row + 12]).not.toBeNaN();
  });

  it('takes a withheld square for no count, and leaves its households out of the rate', () => {
    const squares = evenly(4, 40).map((square, n) => (n % 2 === 0 ? square : { ...square, count: null }));
    const values = known(reviewDensity({ ...question(squares), measure: 'rate' }));
    for (const value of values) expect(Math.abs(value - 100)).toBeLessThan(1);
  });
});

describe('reviewDensity of incidents', () => {
  it('counts each at its place, among all households', () => {
    const incidents = Array.from({ length: 400 }, (_, n): [number, number] => [
      LNG + ((n % 20) + 0.5) * EAST,
      LAT + (Math.floor(n / 20) + 0.5) * NORTH
    ]);
    const asked = { ...question(evenly(null, 40)), ground: { squares: evenly(null, 40), incidents } };
    for (const value of known(reviewDensity(asked))) expect(Math.abs(value - 1)).toBeLessThan(0.03);
    for (const value of known(reviewDensity({ ...asked, measure: 'rate' })))
      expect(Math.abs(value - 25)).toBeLessThan(1);
  });
});

describe('densityAt', () => {
  it('reads the cell that the corners say lies there', () => {
    const squares = evenly(4, 40).map((square, n) => (n % 20 < 10 ? square : { ...square, count: 0 }));
    const density = reviewDensity(question(squares));
    const [southWest, , northEast] = cornersOf(density);
    expect(southWest[0]).toBeLessThan(LNG);
    expect(northEast[1]).toBeGreaterThan(LAT + 20 * NORTH);
    expect(densityAt(density, [LNG + 3 * EAST, LAT + 10 * NORTH])).toBeCloseTo(4, 0);
    expect(densityAt(density, [LNG + 17 * EAST, LAT + 10 * NORTH])).toBeCloseTo(0, 0);
    expect(densityAt(density, [LNG - 0.5 * EAST, LAT])).toBeUndefined();
    expect(densityAt(density, [0, 0])).toBeUndefined();
  });
});

describe('densityChange', () => {
  it('is what has been added since, place by place', () => {
    const now = reviewDensity(question(evenly(6, 40)));
    const before = reviewDensity(question(evenly(4, 40)));
    for (const value of known(densityChange(now, before))) expect(Math.abs(value - 2)).toBeLessThan(0.1);
  });
});
