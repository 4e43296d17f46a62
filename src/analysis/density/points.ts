import { widened, type Extent } from './grid.ts';
import { degreesBetween, type Plane, type PlanePoint } from './plane.ts';

/** Weighted points, or the centres of cells with what each counts. Places in degrees, WGS 84. */
export interface WeightedPoints {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** What each counts, at least 0. */
  readonly weight: Float64Array;
}

/** Points on a plane, in metres from its origin. */
export interface PlanePoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
}

/** A degree of latitude is never shorter than this. */
const METRES_PER_DEGREE = 110_500;

/** The points that lie within an extent and a margin around it. The others are not even projected. */
export function pointsWithin(
  points: WeightedPoints,
  plane: Plane,
  extent: Extent,
  margin: number
): PlanePoints {
  const { lng, lat, weight } = points;
  const { west, south, east, north } = widened(extent, margin);
  const [lng0, lat0] = plane.origin;
  const furthest = Math.hypot(Math.max(-west, east), Math.max(-south, north));
  const latReach = furthest / METRES_PER_DEGREE;
  const cosine = Math.cos((Math.min(89, Math.abs(lat0) + latReach) * Math.PI) / 180);
  const lngReach = latReach / cosine;

  const x = new Float64Array(lng.length);
  const y = new Float64Array(lng.length);
  const kept = new Float64Array(lng.length);
  const point: PlanePoint = { x: 0, y: 0 };
  let count = 0;
  for (let n = 0; n < lng.length; n += 1) {
    const pointLng = lng[n] ?? 0;
    const pointLat = lat[n] ?? 0;
    if (Math.abs(pointLat - lat0) > latReach || Math.abs(degreesBetween(lng0, pointLng)) > lngReach) continue;
    plane.toPlane(pointLng, pointLat, point);
    if (point.x < west || point.x > east || point.y < south || point.y > north) continue;
    x[count] = point.x;
    y[count] = point.y;
    kept[count] = weight[n] ?? 0;
    count += 1;
  }
  return { x: x.subarray(0, count), y: y.subarray(0, count), weight: kept.subarray(0, count) };
}
