import * as v from 'valibot';
import { decode, numberOrNull, position, protectedCount, textOrNull } from './decode.ts';
import type { Gateway } from './gateway.ts';
import { collectionOf, surface } from './geojson.ts';

const areaProperties = v.object({
  code: v.string(),
  parent: textOrNull,
  level: v.number(),
  name: v.string(),
  name_en: textOrNull,
  plan_id: numberOrNull,
  label: position,
  area_ha: v.number()
});
const areaMap = collectionOf(surface, areaProperties);

const summaryRow = v.object({
  code: v.string(),
  name: v.string(),
  parent: textOrNull,
  households: v.nullish(v.number(), null),
  people: v.nullish(v.number(), null),
  need: v.nullish(v.number(), null),
  by_category: v.nullish(v.record(v.string(), protectedCount), {}),
  merged_into: textOrNull
});
const areaSummary = v.object({
  as_of: v.string(),
  level: v.number(),
  scope: v.string(),
  k: v.number(),
  min_households: v.number(),
  base: v.number(),
  areas: v.array(summaryRow)
});

/** The areas of a scope as they were in force on a day. */
export type AreaMap = v.InferOutput<typeof areaMap>;
export type AreaProperties = v.InferOutput<typeof areaProperties>;
/** Protected counts per area: multiples of `base`, null below `k`. */
export type AreaSummary = v.InferOutput<typeof areaSummary>;
export type AreaSummaryRow = v.InferOutput<typeof summaryRow>;

export interface AreaStore {
  /** @param asOf calendar day, YYYY-MM-DD. */
  map(scope: string, asOf: string, signal?: AbortSignal): Promise<AreaMap>;
  summary(level: number, scope: string, asOf: string, signal?: AbortSignal): Promise<AreaSummary>;
}

export function areaStore(gateway: Gateway): AreaStore {
  return {
    map: async (scope, asOf, signal) =>
      decode('area_map', areaMap, await gateway.ask('area_map', { scope, as_of: asOf }, signal)),
    summary: async (level, scope, asOf, signal) =>
      decode(
        'area_summary',
        areaSummary,
        await gateway.ask('area_summary', { level, scope, as_of: asOf }, signal)
      )
  };
}
