import type { LngLat } from '../../../src/analysis/reach/metric.ts';
import { positionsOf, type CoordinateFault } from './coordinates.ts';

/**
 * Entrances in a property: a position [lng, lat], a GeoJSON point or points, a feature of such a geometry, an object with
 * `lng` (`lon`) and `lat`, or a list of any of these; all of it plain or as text, and `lng,lat` too. What OpenStreetMap says
 * of a door (`main`, `yes`) is none. A list or an object that says no place is a fault.
 */
export function knownEntrances(value: unknown): readonly LngLat[] | CoordinateFault {
  if (typeof value === 'string') {
    const pair = /^\s*(-?\d+(?:\.\d+)?)\s*[,\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(value);
    return knownEntrances(pair === null ? parsed(value) : [Number(pair[1]), Number(pair[2])]);
  }
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return entrancesIn(value as Readonly<Record<string, unknown>>);
  const entries: readonly unknown[] = value;
  if (typeof entries[0] === 'number') return positionsOf(entries, 0);
  const found: LngLat[] = [];
  for (const entry of entries) {
    const known = knownEntrances(entry);
    if (typeof known === 'string') return known;
    if (known.length === 0) return 'shape';
    found.push(...known);
  }
  return found;
}

function entrancesIn(value: Readonly<Record<string, unknown>>): readonly LngLat[] | CoordinateFault {
  if ('geometry' in value) return knownEntrances(value['geometry']);
  if ('coordinates' in value) return knownEntrances(value['coordinates']);
  return positionsOf([value['lng'] ?? value['lon'], value['lat']], 0);
}

/** What a text of JSON holds. A word, or a text of a text, is no place. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? undefined : value;
  } catch {
    return undefined;
  }
}
