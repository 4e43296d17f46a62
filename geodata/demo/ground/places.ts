import type { Position } from 'geojson';
import { centreOf } from './measure.ts';
import type { Sources } from './source.ts';

/** A real place, with our kind of facility and without its real name. */
export interface RealPlace {
  kind: string;
  at: Position;
}

const BY_AMENITY: Record<string, string> = {
  school: 'school',
  kindergarten: 'kindergarten',
  college: 'college',
  university: 'college',
  clinic: 'health_station',
  doctors: 'health_station',
  dentist: 'health_station',
  hospital: 'hospital',
  pharmacy: 'pharmacy',
  police: 'police_room',
  library: 'reading_room',
  marketplace: 'market',
  restaurant: 'restaurant',
  cafe: 'restaurant',
  fast_food: 'restaurant',
  bar: 'restaurant',
  pub: 'restaurant',
  bank: 'bank',
  post_office: 'post_office',
  toilets: 'toilet',
  parking: 'parking',
  waste_disposal: 'waste_point',
  recycling: 'waste_point',
  charging_station: 'charging',
  fire_station: 'fire_station',
  place_of_worship: 'worship',
  theatre: 'activity_room',
  cinema: 'activity_room',
  community_centre: 'activity_room',
  arts_centre: 'activity_room'
};
const BY_SHOP: Record<string, string> = {
  convenience: 'convenience_store',
  kiosk: 'convenience_store',
  supermarket: 'supermarket',
  mall: 'supermarket',
  department_store: 'supermarket',
  greengrocer: 'market',
  chemist: 'pharmacy'
};

/** The kind of facility that the source's tags tell of; undefined for what is none. */
function placeKind(tags: Record<string, string>): string | undefined {
  const amenity = BY_AMENITY[tags['amenity'] ?? ''];
  if (amenity !== undefined) return amenity;
  if (tags['shop'] !== undefined) return BY_SHOP[tags['shop']] ?? 'shop';
  if (tags['highway'] === 'bus_stop') return 'bus_stop';
  if (['pitch', 'sports_centre', 'stadium', 'playground', 'fitness_centre'].includes(tags['leisure'] ?? ''))
    return 'sports_ground';
  return undefined;
}

/** Places of the source, those drawn as surfaces at their centre. Playgrounds and pitches are thinned out. */
export function placesOf(sources: Sources): RealPlace[] {
  const places: RealPlace[] = [];
  const seen = new Set<string>();
  const add = (kind: string | undefined, at: Position): void => {
    if (kind === undefined) return;
    // One of a kind within about 40 metres is enough: the source often maps a place twice.
    const key = `${kind} ${Math.round((at[0] ?? 0) / 40)} ${Math.round((at[1] ?? 0) / 40)}`;
    if (seen.has(key)) return;
    seen.add(key);
    places.push({ kind, at });
  };
  for (const { tags, shape } of sources.surfaces) add(placeKind(tags), centreOf(shape.coordinates[0] ?? []));
  for (const { tags, shape } of sources.points) add(placeKind(tags), shape.coordinates);
  return places;
}
