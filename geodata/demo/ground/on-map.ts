import type { Geometry, Position } from 'geojson';
import type { Extent } from './box-index.ts';
import type { Degrees, Frame } from './frame.ts';
import type { Workbench } from './geos.ts';
import type { Feature } from './surroundings.ts';
import type { GroundFeature } from './types.ts';

/** A feature cut to the drawing board, in degrees; nothing where it lies beyond. */
export function onMap(
  bench: Workbench,
  feature: Feature,
  [x0, y0, x1, y1]: Extent,
  frame: Frame
): GroundFeature[] {
  const edge: Position[] = [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
    [x0, y0]
  ];
  const shape = bench.part((part) => {
    const whole = part.read(feature.shape);
    const valid = part.isValid(whole) ? whole : part.valid(whole);
    return part.write(part.intersection(valid, part.read({ type: 'Polygon', coordinates: [edge] })));
  });
  const { shape: _, ...rest } = feature;
  const lines = feature.shape.type === 'LineString' || feature.shape.type === 'MultiLineString';
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
