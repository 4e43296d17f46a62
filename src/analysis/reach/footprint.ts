import type { LngLat } from './metric.ts';

type Ring = readonly LngLat[];

/**
 * A place inside polygons (rings with holes after the first): the centre of gravity of the largest one where that
 * lies inside, else the middle of its widest stretch from west to east at half its height.
 */
export function placeInside(polygons: readonly (readonly Ring[])[]): LngLat | undefined {
  const areaOf = (rings: readonly Ring[]) => Math.abs(momentsOf(rings).area);
  const largest = [...polygons].sort((a, b) => areaOf(b) - areaOf(a))[0] ?? [];
  const origin = largest[0]?.[0];
  if (origin === undefined) return undefined;
  const { area, x, y } = momentsOf(largest);
  // A footprint without an area: a place on its outline has to do.
  if (area === 0) return origin;
  const centre: LngLat = [origin[0] + x / area, origin[1] + y / area];
  if (crossings(largest, centre[1]).filter((lng) => lng < centre[0]).length % 2 === 1) return centre;
  return widestMiddle(largest) ?? origin;
}

/** Area, and area times the centre's distance from the first corner, in square and cubic degrees; holes taken off. */
function momentsOf(rings: readonly Ring[]): { area: number; x: number; y: number } {
  const [ox, oy] = rings[0]?.[0] ?? [0, 0];
  let [area, x, y] = [0, 0, 0];
  rings.forEach((ring, at) => {
    let [ringArea, ringX, ringY] = [0, 0, 0];
    let [px, py] = [NaN, NaN];
    for (const [lng, lat] of ring) {
      const [qx, qy] = [lng - ox, lat - oy];
      const cross = px * qy - qx * py;
      if (!Number.isNaN(cross)) {
        ringArea += cross / 2;
        ringX += ((px + qx) * cross) / 6;
        ringY += ((py + qy) * cross) / 6;
      }
      [px, py] = [qx, qy];
    }
    const sign = (at === 0 ? 1 : -1) * (ringArea < 0 ? -1 : 1);
    area += sign * ringArea;
    x += sign * ringX;
    y += sign * ringY;
  });
  return { area, x, y };
}

/** Where rings cross a parallel, from west to east. */
function crossings(rings: readonly Ring[], lat: number): readonly number[] {
  return rings
    .flatMap((ring) =>
      ring.flatMap(([bx, by], i) => {
        const [ax, ay] = ring[i - 1] ?? [bx, by];
        return ay > lat === by > lat ? [] : [ax + ((lat - ay) / (by - ay)) * (bx - ax)];
      })
    )
    .sort((a, b) => a - b);
}

function widestMiddle(rings: readonly Ring[]): LngLat | undefined {
  const lats = (rings[0] ?? []).map(([, lat]) => lat);
  const lat = (Math.min(...lats) + Math.max(...lats)) / 2;
  const across = crossings(rings, lat);
  let [width, middle] = [0, NaN];
  for (let i = 1; i < across.length; i += 2) {
    const [west = 0, east = 0] = [across[i - 1], across[i]];
    if (east - west > width) [width, middle] = [east - west, (west + east) / 2];
  }
  return width > 0 ? [middle, lat] : undefined;
}
