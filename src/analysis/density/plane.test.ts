import { describe, expect, it } from 'vitest';
import { geodesicMetres } from './exact.fixture.ts';
import { planeAt, type Place } from './plane.ts';

const onPlane = (origin: Place, [lng, lat]: Place) => {
  const point = { x: 0, y: 0 };
  planeAt(origin).toPlane(lng, lat, point);
  return point;
};

/** A place some metres east and north, roughly. */
const beside = ([lng, lat]: Place, east: number, north: number): Place => [
  lng + east / (111_320 * Math.cos((lat * Math.PI) / 180)),
  lat + north / 111_000
];

describe.each([
  ['the equator', [0, 0]],
  ['Beijing', [116.4, 39.9]],
  ['southern Chile', [-72.5, -52.3]],
  ['60° north', [30.3, 60]],
  ['Svalbard', [15.6, 78.2]]
] as const)('a plane at %s', (_, origin) => {
  const corners = [
    [-10_000, -10_000],
    [10_000, -10_000],
    [10_000, 10_000],
    [-10_000, 10_000]
  ] as const;

  it('keeps distances to 2 cm over ten kilometres, 10 km around its origin', () => {
    for (const [x, y] of corners) {
      const from = beside(origin, x, y);
      for (const to of [beside(from, -Math.sign(x) * 10_000, 0), beside(from, 0, -Math.sign(y) * 10_000)]) {
        const [one, other] = [onPlane(origin, from), onPlane(origin, to)];
        const flat = Math.hypot(one.x - other.x, one.y - other.y);
        expect(Math.abs(flat - geodesicMetres(from, to))).toBeLessThan(0.02);
      }
    }
  });

  it('keeps distances from its origin to a centimetre over 60 km along the meridian', () => {
    const north = beside(origin, 0, 60_000);
    const { x, y } = onPlane(origin, north);
    expect(x).toBe(0);
    expect(Math.abs(y - geodesicMetres(origin, north))).toBeLessThan(0.01);
  });

  it('gives the place of a point back', () => {
    for (const [x, y] of corners) {
      const [lng, lat] = planeAt(origin).toPlace({ x, y });
      const again = onPlane(origin, [lng, lat]);
      expect(Math.hypot(again.x - x, again.y - y)).toBeLessThan(0.001);
    }
  });
});

it('goes on across the date line', () => {
  const { x } = onPlane([179.999, -17], [-179.999, -17]);
  expect(x).toBeCloseTo(geodesicMetres([179.999, -17], [180.001, -17]), 2);
  expect(planeAt([179.999, -17]).toPlace({ x, y: 0 })[0]).toBeCloseTo(-179.999, 6);
});
