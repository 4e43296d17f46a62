import * as v from 'valibot';
import { decode, id, numberOrNull, position, textOrNull } from './decode.ts';
import type { Gateway } from './gateway.ts';
import { collectionOf, point } from './geojson.ts';

const facilityProperties = v.object({
  id,
  kind: v.string(),
  name: v.string(),
  name_en: textOrNull,
  area: textOrNull,
  status: textOrNull,
  capacity: numberOrNull,
  open_hours: textOrNull,
  /** Where one goes in, [lng, lat], if that is known. */
  entrance: v.nullish(position, null)
});
const facilityMap = collectionOf(point, facilityProperties);

export type FacilityMap = v.InferOutput<typeof facilityMap>;

export interface FacilityStore {
  /** @param asOf calendar day, YYYY-MM-DD. */
  map(scope: string, asOf: string, signal?: AbortSignal): Promise<FacilityMap>;
}

export function facilityStore(gateway: Gateway): FacilityStore {
  return {
    map: async (scope, asOf, signal) =>
      decode('facility_map', facilityMap, await gateway.ask('facility_map', { scope, as_of: asOf }, signal))
  };
}
