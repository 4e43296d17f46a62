import * as v from 'valibot';
import { decode, id, numberOrNull, protectedCount, textOrNull } from './decode.ts';
import type { Gateway } from './gateway.ts';

const place = v.object({ code: v.string(), name: v.string(), level: v.number() });
const counts = v.record(v.string(), v.number());
const protectedCounts = v.record(v.string(), protectedCount);
const person = v.object({
  staff_id: v.string(),
  name: v.string(),
  posts: v.array(v.string()),
  rank: textOrNull,
  since: textOrNull,
  phone: textOrNull,
  /** The area the duty is for, where it is not the card's own. */
  area: textOrNull
});

const areaCard = v.object({
  code: v.string(),
  name: v.string(),
  level: v.number(),
  level_name: textOrNull,
  path: v.array(place),
  children: v.array(place),
  people: protectedCounts,
  places: v.object({
    area_ha: numberOrNull,
    buildings: numberOrNull,
    residential_buildings: numberOrNull,
    streets: v.nullish(v.array(v.string()), [])
  }),
  things: v.nullish(counts, {}),
  sentiment: v.object({
    visits_in_period: v.nullish(protectedCount, null),
    needs: v.nullish(protectedCounts, {})
  }),
  matters: v.object({
    open: v.number(),
    late: v.number(),
    nearly_due: v.number(),
    reported_in_period: v.number(),
    closed_in_period: v.number(),
    by_category: v.array(v.object({ category: v.string(), count: v.number() }))
  }),
  organisations: v.array(v.object({ name: v.string(), kind: textOrNull })),
  duty: v.array(person),
  need: v.object({ total: protectedCount, by_category: v.nullish(protectedCounts, {}) }),
  plan: v.nullish(v.object({ name: v.string(), valid_from: textOrNull }), null)
});

const buildingCard = v.object({
  id,
  code: textOrNull,
  name: textOrNull,
  use: textOrNull,
  floors: numberOrNull,
  height_m: numberOrNull,
  path: v.nullish(v.array(place), []),
  /** Absent for whoever may not see households. */
  households: v.optional(
    v.array(
      v.object({
        id,
        unit: textOrNull,
        room: textOrNull,
        head: textOrNull,
        size: numberOrNull,
        hardship: v.nullish(v.array(v.string()), [])
      })
    )
  )
});

const incidentCard = v.object({
  id,
  case_no: textOrNull,
  title: textOrNull,
  description: textOrNull,
  category: v.string(),
  state: v.string(),
  lamp: textOrNull,
  area: textOrNull,
  path: v.nullish(v.array(place), []),
  address: textOrNull,
  reported_at: textOrNull,
  due_at: textOrNull,
  closed_at: textOrNull,
  flow: v.nullish(
    v.array(
      v.object({ action: v.string(), to_state: textOrNull, at: v.string(), actor: textOrNull, opinion: textOrNull })
    ),
    []
  )
});

export type AreaCard = v.InferOutput<typeof areaCard>;
export type BuildingCard = v.InferOutput<typeof buildingCard>;
export type IncidentCard = v.InferOutput<typeof incidentCard>;

export interface CardStore {
  area(code: string, asOf: string, from: string, to: string, signal?: AbortSignal): Promise<AreaCard>;
  building(id: number, signal?: AbortSignal): Promise<BuildingCard>;
  incident(id: number, signal?: AbortSignal): Promise<IncidentCard>;
}

export function cardStore(gateway: Gateway): CardStore {
  return {
    area: async (code, asOf, from, to, signal) =>
      decode(
        'area_card',
        areaCard,
        await gateway.ask('area_card', { code, as_of: asOf, from_date: from, to_date: to }, signal)
      ),
    building: async (key, signal) =>
      decode('building_card', buildingCard, await gateway.ask('building_card', { id: key }, signal)),
    incident: async (key, signal) =>
      decode('incident_card', incidentCard, await gateway.ask('incident_card', { id: key }, signal))
  };
}
