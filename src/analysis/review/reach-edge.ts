import { edgesOf, type Rings } from '../density/inside.ts';
import type { LngLat } from '../reach/metric.ts';
import { SegmentIndex } from '../reach/segment-index.ts';

/**
 * A test whether a place lies within `metres` of the edge of polygons, in a straight line: somebody there may be served
 * by what lies outside. Without polygons nobody does.
 */
export function nearEdgeTest(polygons: readonly Rings[], metres: number): (place: LngLat) => boolean {
  const [lng, lat, from, to]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const rings of polygons) {
    for (const [a, b] of edgesOf(rings)) {
      from.push(lng.length);
      to.push(lng.length + 1);
      lng.push(a[0], b[0]);
      lat.push(a[1], b[1]);
    }
  }
  if (from.length === 0) return () => false;
  const index = new SegmentIndex({ lng, lat, from, to });
  return (place) => index.nearest(place, metres) !== undefined;
}
