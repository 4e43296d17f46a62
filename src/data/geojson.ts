import type { Feature, FeatureCollection, Geometry } from 'geojson';
import * as v from 'valibot';
import { position } from './decode.ts';

const line = v.array(position);
const rings = v.array(line);

const geometries = {
  Point: v.object({ type: v.literal('Point'), coordinates: position }),
  LineString: v.object({ type: v.literal('LineString'), coordinates: line }),
  MultiLineString: v.object({ type: v.literal('MultiLineString'), coordinates: rings }),
  Polygon: v.object({ type: v.literal('Polygon'), coordinates: rings }),
  MultiPolygon: v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(rings) })
};

export const point = geometries.Point;
export const surface = v.variant('type', [geometries.Polygon, geometries.MultiPolygon]);
export const anyGeometry = v.variant('type', [
  geometries.Point,
  geometries.LineString,
  geometries.MultiLineString,
  geometries.Polygon,
  geometries.MultiPolygon
]);

/** A collection whose every feature has this geometry and these properties; what else it carries is dropped. */
export function collectionOf<
  Shape extends v.GenericSchema<unknown, Geometry>,
  Properties extends v.GenericSchema<unknown, { [name: string]: unknown }>
>(geometry: Shape, properties: Properties) {
  type Drawn = Feature<v.InferOutput<Shape>, v.InferOutput<Properties>>;
  return v.pipe(
    v.object({
      type: v.literal('FeatureCollection'),
      features: v.array(v.object({ type: v.literal('Feature'), geometry, properties }))
    }),
    v.transform(({ type, features }): FeatureCollection<v.InferOutput<Shape>, v.InferOutput<Properties>> => ({
      type,
      // Each has just been checked to be one; the schema's own output type is too wide to say so.
      features: features as unknown as Drawn[]
    }))
  );
}
