import * as v from 'valibot';
import { decode, id, numberOrNull, textOrNull } from './decode.ts';
import type { Gateway } from './gateway.ts';
import { collectionOf, surface } from './geojson.ts';

const buildingProperties = v.object({
  id,
  code: textOrNull,
  area: textOrNull,
  name: textOrNull,
  use: textOrNull,
  floors: numberOrNull,
  height_m: numberOrNull
});
const buildingMap = collectionOf(surface, buildingProperties);

export type BuildingMap = v.InferOutput<typeof buildingMap>;

export interface BuildingStore {
  /** @param asOf calendar day, YYYY-MM-DD. */
  map(scope: string, asOf: string, signal?: AbortSignal): Promise<BuildingMap>;
}

export function buildingStore(gateway: Gateway): BuildingStore {
  return {
    map: async (scope, asOf, signal) =>
      decode('building_map', buildingMap, await gateway.ask('building_map', { scope, as_of: asOf }, signal))
  };
}
