import type { Geometry, Position } from 'geojson';
import { ringOf } from './board.ts';
import type { Extent } from './box-index.ts';
import type { Degrees, Frame } from './frame.ts';
import type { Workbench } from './geos.ts';
import type { Feature } from './surroundings.ts';
import type { GroundFeature } from './types.ts';

/** A feature cut to what is shown, in degrees; nothing where it lies beyond. `extent` is the feature's own. */
export function onMap(
  bench: Workbench,
  feature: Feature,
  extent: Extent,
  shown: Extent,
  frame: Frame
): GroundFeature[] {
  if (extent[0] > shown[2] || extent[2] < shown[0] || extent[1] > shown[3] || extent[3] < shown[1]) return [];
  const shape = bench.part((part) => {
    const whole = part.read(feature.shape);
    const valid = part.isValid(whole) ? whole : part.valid(whole);
    return part.write(part.intersection(valid, part.read({ type: 'Polygon', coordinates: [ringOf(shown)] })));
  });
  const { shape: _, ...rest } = feature;
  const lines = feature.shape.type === 'LineString';
  const wanted = lines ? ['LineString', 'MultiLineString'] : ['Polygon', 'MultiPolygon'];
  return wanted.includes(shape.type) && 'coordinates' in shape && shape.coordinates.length > 0
    ? [{ ...rest, shape: { type: shape.type, coordinates: degreesIn(shape, frame) } }]
    : [];
}

function degreesIn(shape: Exclude<Geometry, { type: 'GeometryCollection' }>, frame: Frame): unknown {
  const place = ([x = 0, y = 0]: Position): Degrees => frame.toDegrees([x, y]);
  switch (shape.type) {
    case 'Point':
      return place(shape.coordinates);
    case 'LineString':
    case 'MultiPoint':
      return shape.coordinates.map(place);
    case 'Polygon':
    case 'MultiLineString':
      return shape.coordinates.map((ring) => ring.map(place));
    case 'MultiPolygon':
      return shape.coordinates.map((rings) => rings.map((ring) => ring.map(place)));
  }
}
