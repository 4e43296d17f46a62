import { describe, expect, it } from 'vitest';
import { pointsOver } from './squares.ts';

const square = (lng: number, lat: number, side = 0.001) =>
  [
    [
      [lng, lat],
      [lng + side, lat],
      [lng + side, lat + side],
      [lng, lat + side],
      [lng, lat]
    ]
  ] as [number, number][][];
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe('pointsOver', () => {
  it('keeps the whole of every figure', () => {
    const points = pointsOver(
      [
        { polygons: [square(71, 51), square(71.01, 51)], weight: 7 },
        { polygons: [square(71.02, 51)], weight: 5 }
      ],
      20
    );
    expect(sum(points.weight)).toBeCloseTo(12, 9);
  });

  it('spreads a figure evenly over all of its polygons, by their size', () => {
    const points = pointsOver([{ polygons: [square(71, 51), square(71.01, 51, 0.002)], weight: 5 }], 10);
    const small = [...points.weight].filter((_, n) => (points.lng[n] ?? 0) < 71.005);
    expect(small.reduce((total, value) => total + value, 0)).toBeCloseTo(1, 1);
  });

  it('puts nothing into holes', () => {
    const [outer = []] = square(71, 51, 0.003);
    const [hole = []] = square(71.001, 51.001, 0.001);
    const points = pointsOver([{ polygons: [[outer, hole]], weight: 8 }], 10);
    const inHole = [...points.lng].filter((lng, n) => {
      const lat = points.lat[n] ?? 0;
      return lng > 71.001 && lng < 71.002 && lat > 51.001 && lat < 51.002;
    });
    expect(inHole).toEqual([]);
    expect(sum(points.weight)).toBeCloseTo(8, 9);
  });

  it('loses no figure that is smaller than the spacing', () => {
    expect(sum(pointsOver([{ polygons: [square(71, 51, 0.00001)], weight: 3 }], 50).weight)).toBe(3);
  });
});
