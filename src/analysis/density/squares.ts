import type { WeightedPoints } from './points.ts';

/** A figure that is spread evenly over some ground. */
export interface SpreadFigure {
  /** Coordinates of a multi-polygon, [lng, lat] in WGS 84. */
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
  readonly weight: number;
}

const METRES_PER_DEGREE = 111_320;

/**
 * Points that stand for figures on ground: `spacingMetres` apart inside each figure's polygons, all of one figure with
 * the same share of it. A figure whose polygons hold no such point has one at its first corner, so that nothing is lost.
 */
export function pointsOver(figures: readonly SpreadFigure[], spacingMetres: number): WeightedPoints {
  const lng: number[] = [];
  const lat: number[] = [];
  const weight: number[] = [];
  for (const figure of figures) {
    if (figure.weight === 0) continue;
    const places = figure.polygons.flatMap((rings) => placesIn(rings, spacingMetres));
    const corner = figure.polygons[0]?.[0]?.[0];
    if (places.length === 0 && corner) places.push([corner[0], corner[1]]);
    for (const [x, y] of places) {
      lng.push(x);
      lat.push(y);
      weight.push(figure.weight / places.length);
    }
  }
  return {
    lng: Float64Array.from(lng),
    lat: Float64Array.from(lat),
    weight: Float64Array.from(weight)
  };
}

type Ring = readonly (readonly [number, number])[];

function placesIn(rings: readonly Ring[], spacingMetres: number): [number, number][] {
  const outer = rings[0] ?? [];
  const lngs = outer.map(([x]) => x);
  const lats = outer.map(([, y]) => y);
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const high = (north - south) * METRES_PER_DEGREE;
  const wide = (east - west) * METRES_PER_DEGREE * Math.cos((((north + south) / 2) * Math.PI) / 180);
  const columns = Math.max(1, Math.round(wide / spacingMetres));
  const rows = Math.max(1, Math.round(high / spacingMetres));
  const found: [number, number][] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = west + ((column + 0.5) / columns) * (east - west);
      const y = south + ((row + 0.5) / rows) * (north - south);
      if (insideRings(rings, x, y)) found.push([x, y]);
    }
  }
  return found;
}

/** Even-odd rule: inside the outer ring and in none of the holes. */
function insideRings(rings: readonly Ring[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let n = 1; n < ring.length; n += 1) {
      const [x1, y1] = ring[n - 1] ?? [0, 0];
      const [x2, y2] = ring[n] ?? [0, 0];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  }
  return inside;
}
