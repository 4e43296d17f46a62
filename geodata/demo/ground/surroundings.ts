import type { LineString, Polygon } from 'geojson';
import type { Sources } from './source.ts';
import type { Street, Way } from './streets.ts';

/** Something the base map shows; metres. */
export interface Feature {
  kind: 'land' | 'water' | 'park' | 'green' | 'street' | 'path' | 'rail' | 'barrier';
  class: string;
  name: string | undefined;
  nameEn: string | undefined;
  bridge: boolean;
  tunnel: boolean;
  shape: LineString | Polygon;
}

const PATHS = new Set(['footway', 'path', 'pedestrian', 'steps', 'cycleway', 'bridleway', 'corridor']);
const NOT_DRAWN = new Set([
  'bus_stop',
  'platform',
  'proposed',
  'construction',
  'traffic_signals',
  'crossing',
  'rest_area',
  'services'
]);
const GREEN = new Set([
  'grass',
  'forest',
  'meadow',
  'village_green',
  'recreation_ground',
  'orchard',
  'flowerbed'
]);

/** What the base map is drawn from: land use, water, greenery, ways, rails and walls. Names are the invented ones. */
export function surroundingsOf(sources: Sources, ways: Way[], streets: Street[]): Feature[] {
  const features: Feature[] = [];
  const add = (
    kind: Feature['kind'],
    of: string,
    shape: LineString | Polygon,
    name?: string,
    nameEn?: string
  ): void => {
    features.push({ kind, class: of, name, nameEn, bridge: false, tunnel: false, shape });
  };
  for (const { tags, shape } of sources.surfaces) {
    if (tags['building'] !== undefined) continue;
    const landuse = tags['landuse'] ?? '';
    if (tags['natural'] === 'water' || tags['waterway'] === 'riverbank' || landuse === 'reservoir') {
      const river = tags['waterway'] === 'riverbank' || tags['water'] === 'river';
      if (river) add('water', 'river', shape, '清河', 'Qinghe River');
      else add('water', 'water', shape);
    } else if (tags['leisure'] === 'park' || tags['leisure'] === 'garden') add('park', 'park', shape);
    else if (GREEN.has(landuse) || ['wood', 'scrub', 'grassland', 'heath'].includes(tags['natural'] ?? ''))
      add('green', landuse || 'wood', shape);
    else if (landuse !== '') add('land', landuse, shape);
    else if (
      ['school', 'kindergarten', 'hospital', 'university', 'college', 'parking'].includes(
        tags['amenity'] ?? ''
      )
    )
      add('land', tags['amenity'] ?? '', shape);
    else if (['pitch', 'stadium', 'playground', 'track'].includes(tags['leisure'] ?? ''))
      add('land', tags['leisure'] ?? '', shape);
    else if (tags['highway'] === 'pedestrian' || tags['place'] === 'square') add('land', 'square', shape);
  }
  for (const { tags, shape } of sources.lines) {
    if (tags['railway'] === 'rail') add('rail', tags['service'] === undefined ? 'main' : 'siding', shape);
    else if (tags['barrier'] === 'wall' || tags['barrier'] === 'fence')
      add('barrier', tags['barrier'], shape);
    else if (['river', 'stream', 'canal'].includes(tags['waterway'] ?? '')) add('water', 'stream', shape);
  }
  for (const way of ways) {
    if (NOT_DRAWN.has(way.class)) continue;
    const street = way.street === undefined ? undefined : streets[way.street];
    features.push({
      kind: PATHS.has(way.class) ? 'path' : 'street',
      class: way.class,
      name: street?.name,
      nameEn: street?.nameEn,
      bridge: way.bridge,
      tunnel: way.tunnel,
      shape: { type: 'LineString', coordinates: way.line }
    });
  }
  return features;
}
