import type { Geometry, Position } from 'geojson';

/** [west, south, east, north] in degrees, WGS 84. */
export type Bounds = readonly [number, number, number, number];

/** What all of these fill together, or null when there is nothing. */
export function boundsOf(geometries: Iterable<Geometry>): Bounds | null {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const geometry of geometries) {
    for (const [lng = NaN, lat = NaN] of positionsOf(geometry)) {
      west = Math.min(west, lng);
      south = Math.min(south, lat);
      east = Math.max(east, lng);
      north = Math.max(north, lat);
    }
  }
  return west <= east ? [west, south, east, north] : null;
}

function* positionsOf(geometry: Geometry): Generator<Position> {
  switch (geometry.type) {
    case 'Point':
      yield geometry.coordinates;
      break;
    case 'LineString':
    case 'MultiPoint':
      yield* geometry.coordinates;
      break;
    case 'Polygon':
    case 'MultiLineString':
      for (const line of geometry.coordinates) yield* line;
      break;
    case 'MultiPolygon':
      for (const polygon of geometry.coordinates) for (const ring of polygon) yield* ring;
      break;
    case 'GeometryCollection':
      for (const part of geometry.geometries) yield* positionsOf(part);
  }
}

/** A box of about this many metres around a place: where the camera goes for something small. */
export function boundsAround([lng, lat]: readonly [number, number], metres: number): Bounds {
  const north = metres / 2 / 111_320;
  const east = north / Math.cos((lat * Math.PI) / 180);
  return [lng - east, lat - north, lng + east, lat + north];
}

/** Polygons, each its outline and then its holes; corners are [lng, lat]. */
export type Polygons = readonly (readonly (readonly (readonly [number, number])[])[])[];

/** The polygons of a geometry; none for points and lines. */
export function polygonsOf(geometry: Geometry): Polygons {
  const corner = ([lng = NaN, lat = NaN]: Position) => [lng, lat] as const;
  const polygon = (rings: Position[][]) => rings.map((ring) => ring.map(corner));
  switch (geometry.type) {
    case 'Polygon':
      return [polygon(geometry.coordinates)];
    case 'MultiPolygon':
      return geometry.coordinates.map(polygon);
    default:
      return [];
  }
}

/** The lines of a geometry; none for points and surfaces. Corners are [lng, lat]. */
export function linesOf(geometry: Geometry): readonly (readonly (readonly [number, number])[])[] {
  const corner = ([lng = NaN, lat = NaN]: Position) => [lng, lat] as const;
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates.map(corner)];
    case 'MultiLineString':
      return geometry.coordinates.map((line) => line.map(corner));
    default:
      return [];
  }
}
