import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { Polygons, ShownShapes } from './table.ts';

/** About a centimetre. More digits would only look exact. */
const DECIMALS = 7;

/**
 * Shapes as GeoJSON (RFC 7946): WGS 84, outlines counterclockwise and holes clockwise, rings closed. Properties have the
 * columns' keys; units, names and remarks stand under `metadata`, a foreign member. Where a figure is withheld the
 * property holds the word, as the table does.
 */
export function geojson(shown: ShownShapes): string {
  const { title, columns, rows, shapes, remarks } = shown;
  if (shapes.length !== rows.length) throw new RangeError(`${rows.length} rows and ${shapes.length} shapes`);
  const features = rows.map((row, index): Feature<Polygon | MultiPolygon | null> => ({
    type: 'Feature',
    geometry: geometryOf(shapes[index] ?? []),
    properties: Object.fromEntries(columns.map(({ key }, at) => [key, row[at] ?? '']))
  }));
  const collection: FeatureCollection<Polygon | MultiPolygon | null> & Record<'title' | 'metadata', unknown> =
    {
      type: 'FeatureCollection',
      title,
      metadata: {
        ...Object.fromEntries(remarks.map(({ key, text }) => [key, text])),
        columns: Object.fromEntries(
          columns.map(({ key, name, unit }) => [key, unit === '' ? { name } : { name, unit }])
        )
      },
      features
    };
  return JSON.stringify(collection);
}

/** Null for what lies nowhere, as the standard has it. */
function geometryOf(polygons: Polygons): Polygon | MultiPolygon | null {
  if (polygons.length === 0) return null;
  const coordinates = polygons.map((rings) => rings.map((ring, index) => wound(ring, index === 0)));
  const [only] = coordinates;
  return only !== undefined && coordinates.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates };
}

type Ring = Polygons[number][number];

/** A ring closed, rounded and turned the right way round. */
function wound(ring: Ring, counterclockwise: boolean): Position[] {
  const round = (degrees: number) => Number(degrees.toFixed(DECIMALS));
  const places = ring.map(([lng, lat]): Position => [round(lng), round(lat)]);
  const [first, last] = [places[0], places.at(-1)];
  if (first !== undefined && last !== undefined && (first[0] !== last[0] || first[1] !== last[1]))
    places.push([...first]);
  return turnsLeft(ring) === counterclockwise ? places : places.reverse();
}

function turnsLeft(ring: Ring): boolean {
  let doubled = 0;
  // Measured from the first corner: products of whole degrees would swallow a small ring.
  const [lng0, lat0] = ring[0] ?? [0, 0];
  ring.forEach(([lng, lat], index) => {
    const [nextLng, nextLat] = ring[(index + 1) % ring.length] ?? [lng, lat];
    doubled += (lng - lng0) * (nextLat - lat0) - (nextLng - lng0) * (lat - lat0);
  });
  return doubled > 0;
}
