import { describe, expect, it } from 'vitest';
import type { CountedGround } from './ground.ts';
import { cellAt, honeycomb, type HoneycombQuestion } from './honeycomb.ts';

const [LNG, LAT] = [71.44, 51.16] as const;
const [EAST, NORTH] = [100 / (111_320 * Math.cos((LAT * Math.PI) / 180)), 100 / 111_320];

function square(column: number, row: number, count: number | null, households: number | null) {
  const [west, south] = [LNG + column * EAST, LAT + row * NORTH];
  const [east, north] = [west + EAST, south + NORTH];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south]
  ] as [number, number][];
  return { polygons: [[ring]], count, households };
}

const question = (ground: CountedGround): HoneycombQuestion => ({
  ground,
  widthMetres: 200,
  origin: [LNG, LAT]
});
const board = (count: number, households: number) =>
  Array.from({ length: 100 }, (_, n) => square(n % 10, Math.floor(n / 10), count, households));

describe('honeycomb', () => {
  it('shares the counts of squares out over hexagons, and keeps back slivers at the rim alone', () => {
    const cells = honeycomb(question({ squares: board(8, 40), incidents: null }));
    const told = cells.reduce((sum, { count }) => sum + (count ?? 0), 0);
    expect(told).toBeLessThan(800.001);
    expect(told).toBeGreaterThan(770);
  });

  it('says nothing where fewer than five are counted or fewer than ten households live', () => {
    for (const { count, households } of honeycomb(question({ squares: board(1, 4), incidents: null }))) {
      if (count !== null) expect(count).toBeGreaterThanOrEqual(5);
      if (households !== null) expect(households).toBeGreaterThanOrEqual(10);
    }
    const few = honeycomb(question({ squares: [square(0, 0, 5, 9)], incidents: null }));
    expect(few.every(({ count, households }) => count === null && households === null)).toBe(true);
  });

  it('is found again by a place in it', () => {
    const cells = honeycomb(question({ squares: board(8, 40), incidents: null }));
    for (const cell of cells) {
      const [middleLng, middleLat] = [0, 1].map(
        (axis) => cell.ring.slice(1).reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / 6
      );
      expect(cellAt(cells, [middleLng ?? 0, middleLat ?? 0])?.code).toBe(cell.code);
    }
    expect(cellAt(cells, [0, 0])).toBeUndefined();
  });

  it('counts incidents at their places, however few', () => {
    const ground = { squares: board(8, 40), incidents: [[LNG + 3 * EAST, LAT + 3 * NORTH]] as const };
    const cells = honeycomb(question(ground));
    expect(cells.filter(({ count }) => count === 1)).toHaveLength(1);
    expect(cells.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(1);
  });
});
