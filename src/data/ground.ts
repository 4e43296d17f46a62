import * as v from 'valibot';
import { decode, id, textOrNull } from './decode.ts';
import type { Gateway } from './gateway.ts';
import { anyGeometry, collectionOf } from './geojson.ts';

const groundProperties = v.object({
  id,
  kind: v.picklist(['land', 'water', 'park', 'green', 'street', 'path', 'rail', 'barrier']),
  class: v.nullish(v.string(), ''),
  name: textOrNull,
  name_en: textOrNull,
  tunnel: v.optional(v.boolean(), false),
  bridge: v.optional(v.boolean(), false)
});
const groundMap = collectionOf(anyGeometry, groundProperties);

/** Land, water, streets and the like: what the map stands on. */
export type GroundMap = v.InferOutput<typeof groundMap>;

export interface GroundStore {
  map(scope: string, signal?: AbortSignal): Promise<GroundMap>;
}

export function groundStore(gateway: Gateway): GroundStore {
  return {
    map: async (scope, signal) =>
      decode('ground_map', groundMap, await gateway.ask('ground_map', { scope }, signal))
  };
}
