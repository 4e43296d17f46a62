import type { LngLat } from '../../../src/analysis/reach/metric.ts';

/** What is wrong with coordinates: their shape, or that they are no degrees. */
export type CoordinateFault = 'shape' | 'degrees';

/** A list of [lng, lat] nested as deep as asked: 0 for one position, 1 for a line, 2 for a polygon. */
export function positionsOf(value: unknown, depth: number): readonly LngLat[] | CoordinateFault {
  if (!Array.isArray(value)) return 'shape';
  const entries: unknown[] = value;
  if (depth === 0) {
    const [lng, lat] = entries;
    if (typeof lng !== 'number' || typeof lat !== 'number') return 'shape';
    return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [[lng, lat]] : 'degrees';
  }
  const positions: LngLat[] = [];
  for (const entry of entries) {
    const found = positionsOf(entry, depth - 1);
    if (typeof found === 'string') return found;
    positions.push(...found);
  }
  return positions;
}

/** Lines (depth 1) out of a nest: the rings of polygons, the parts of a line. */
export function linesOf(value: unknown, depth: number): readonly (readonly LngLat[])[] | CoordinateFault {
  if (depth === 1) {
    const line = positionsOf(value, 1);
    return typeof line === 'string' ? line : [line];
  }
  if (!Array.isArray(value)) return 'shape';
  const lines: (readonly LngLat[])[] = [];
  for (const entry of value as unknown[]) {
    const found = linesOf(entry, depth - 1);
    if (typeof found === 'string') return found;
    lines.push(...found);
  }
  return lines;
}
