import { describe, expect, it } from 'vitest';
import { planeAt, type Place } from '../density/plane.ts';
import { hexagons } from './hexagons.ts';

const ORIGIN: Place = [71.44, 51.16];
const { toPlane, toPlace } = planeAt(ORIGIN);

function points(places: readonly (readonly [x: number, y: number, weight?: number])[]) {
  const at = places.map(([x, y]) => toPlace({ x, y }));
  return {
    lng: Float64Array.from(at, ([lng]) => lng),
    lat: Float64Array.from(at, ([, lat]) => lat),
    weight: Float64Array.from(places, ([, , weight = 1]) => weight)
  };
}

/** Points all over 1 km by 1 km, the same every time. */
const scattered = points(
  Array.from({ length: 2000 }, (_, n) => [((n * 617) % 1000) - 500, ((n * 389) % 997) - 498] as const)
);

describe('hexagons', () => {
  it('count every point once', () => {
    const cells = hexagons([scattered], ORIGIN, 130);
    expect(cells.reduce((sum, { sums }) => sum + (sums[0] ?? 0), 0)).toBe(2000);
  });

  it('put each point into the hexagon whose middle is nearest', () => {
    // No point lies on a side, where either of two would do.
    const width = 130.37;
    const cells = hexagons([scattered], ORIGIN, width);
    const middles = cells.map(({ ring }) => {
      const corners = ring.slice(1).map(([lng, lat]) => {
        const point = { x: 0, y: 0 };
        toPlane(lng, lat, point);
        return point;
      });
      return {
        x: corners.reduce((sum, { x }) => sum + x, 0) / 6,
        y: corners.reduce((sum, { y }) => sum + y, 0) / 6
      };
    });
    const counted = cells.map(() => 0);
    scattered.lng.forEach((lng, n) => {
      const point = { x: 0, y: 0 };
      toPlane(lng, scattered.lat[n] ?? 0, point);
      const far = middles.map(({ x, y }) => Math.hypot(x - point.x, y - point.y));
      const nearest = far.indexOf(Math.min(...far));
      counted[nearest] = (counted[nearest] ?? 0) + 1;
    });
    expect(cells.map(({ key, sums }) => `${key}: ${sums[0] ?? 0}`)).toEqual(
      cells.map(({ key }, n) => `${key}: ${counted[n] ?? 0}`)
    );
  });

  it('are as wide and as large as they say', () => {
    const [cell] = hexagons([points([[0, 0]])], ORIGIN, 200);
    const xs = (cell?.ring ?? []).map(([lng, lat]) => {
      const point = { x: 0, y: 0 };
      toPlane(lng, lat, point);
      return point.x;
    });
    expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(200, 3);
    expect(cell?.hectares).toBeCloseTo((Math.sqrt(3) / 2) * 4, 6);
  });

  it('know their neighbours, six in the middle of others', () => {
    const cells = hexagons([scattered], ORIGIN, 130);
    const middle = cells.findIndex(({ key }) => key === '0 0');
    expect(cells[middle]?.neighbours).toHaveLength(6);
    for (const [n, { neighbours }] of cells.entries())
      for (const other of neighbours) expect(cells[other]?.neighbours).toContain(n);
  });

  it('lie where they lay, whatever is counted', () => {
    const one = hexagons([points([[210, 75]])], ORIGIN, 130)[0];
    const many = hexagons([scattered, points([[210, 75]])], ORIGIN, 130).find(({ sums }) => sums[1] === 1);
    expect(many?.key).toBe(one?.key);
    expect(many?.ring).toEqual(one?.ring);
  });
});
