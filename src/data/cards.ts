import * as v from 'valibot';
import { LAMPS } from '../domain/lamp.ts';
import { decode, id, numberOrNull, protectedCount, textOrNull } from './decode.ts';
import type { Gateway } from './gateway.ts';
import { householdRecord, type HouseholdRecord } from './household.ts';
import { Problem } from './problem.ts';

const place = v.object({ code: v.string(), name: v.string(), level: v.number() });
const maybeCount = v.nullish(protectedCount, null);
const lamp = v.nullish(v.picklist(LAMPS), null);

const areaCard = v.object({
  ...place.entries,
  path: v.nullish(v.array(place), []),
  children: v.array(place),
  /** First of the month that the protected figures are for; null where the reader may not see any. */
  figures_as_of: textOrNull,
  people: v.nullish(
    v.object({ households: maybeCount, people: maybeCount, elders: maybeCount, minors: maybeCount }),
    null
  ),
  need: v.nullish(
    v.object({ households: maybeCount, by_category: v.nullish(v.record(v.string(), protectedCount), {}) }),
    null
  ),
  sentiment: v.nullish(v.object({ visits_90_days: maybeCount }), null),
  places: v.object({
    area_ha: v.number(),
    buildings: v.number(),
    residential_buildings: v.number(),
    streets: v.array(v.string())
  }),
  things: v.object({ facilities: v.record(v.string(), v.number()) }),
  matters: v.nullish(
    v.object({
      open: v.number(),
      late: v.number(),
      nearly_due: v.number(),
      reported: v.number(),
      closed: v.number(),
      by_category: v.array(v.object({ category: v.string(), n: v.number() }))
    }),
    null
  ),
  organisations: v.array(v.object({ id, name: v.string(), kind: v.string() })),
  duty: v.array(
    v.object({
      staff_id: v.string(),
      name: v.string(),
      post: v.string(),
      rank: v.string(),
      since: textOrNull,
      area: v.string(),
      status: textOrNull,
      phone: textOrNull
    })
  ),
  plan: v.nullish(v.object({ name: v.string(), valid_from: textOrNull, valid_to: textOrNull }), null)
});

const buildingCard = v.object({
  id,
  code: textOrNull,
  area: textOrNull,
  name: textOrNull,
  estate_name: textOrNull,
  building_no: textOrNull,
  address: textOrNull,
  use: textOrNull,
  floors: numberOrNull,
  floors_estimated: v.nullish(v.boolean(), false),
  units: numberOrNull,
  built_year: numberOrNull,
  danger_grade: textOrNull,
  facilities: v.nullish(v.array(v.object({ id, kind: v.string(), name: v.string() })), []),
  /** Absent for whoever may not see households. */
  households: v.optional(
    v.array(
      v.object({
        id,
        unit: numberOrNull,
        floor: numberOrNull,
        room: textOrNull,
        /** Family name and stars. */
        head: textOrNull,
        size: numberOrNull,
        occupancy: textOrNull,
        categories: v.array(v.string())
      })
    )
  )
});

const facilityCard = v.object({
  id,
  kind: v.string(),
  name: v.string(),
  area: textOrNull,
  building_id: v.nullish(id, null),
  capacity: numberOrNull,
  capacity_used: numberOrNull,
  open_hours: textOrNull,
  accessible: v.nullish(v.boolean(), null),
  status: textOrNull,
  organisation: textOrNull,
  updated_at: textOrNull,
  lng: numberOrNull,
  lat: numberOrNull
});

const incidentCard = v.object({
  id,
  case_no: v.string(),
  category: v.string(),
  title: v.string(),
  description: v.string(),
  source: textOrNull,
  address: textOrNull,
  area: v.string(),
  building_id: v.nullish(id, null),
  state: v.string(),
  lamp,
  limit_value: numberOrNull,
  limit_unit: textOrNull,
  reported_at: v.string(),
  filed_at: textOrNull,
  due_at: textOrNull,
  handled_at: textOrNull,
  closed_at: textOrNull,
  lng: numberOrNull,
  lat: numberOrNull,
  handler: textOrNull,
  organisation: textOrNull,
  flow: v.array(
    v.object({
      at: v.string(),
      action: v.string(),
      from: textOrNull,
      to: textOrNull,
      by: textOrNull,
      post: textOrNull,
      opinion: textOrNull
    })
  )
});

export type AreaCard = v.InferOutput<typeof areaCard>;
export type BuildingCard = v.InferOutput<typeof buildingCard>;
export type FacilityCard = v.InferOutput<typeof facilityCard>;
export type IncidentCard = v.InferOutput<typeof incidentCard>;
export type { HouseholdRecord };

export interface CardStore {
  area(code: string, asOf: string, from: string, to: string, signal?: AbortSignal): Promise<AreaCard>;
  building(id: number, asOf: string, signal?: AbortSignal): Promise<BuildingCard>;
  facility(id: number, signal?: AbortSignal): Promise<FacilityCard>;
  incident(id: number, signal?: AbortSignal): Promise<IncidentCard>;
  /** The full record. The database logs every call. */
  household(id: number): Promise<HouseholdRecord>;
}

export function cardStore(gateway: Gateway): CardStore {
  /** The functions answer null where there is nothing, or nothing that this reader may see. */
  async function card<Schema extends v.GenericSchema>(
    name: string,
    schema: Schema,
    parameters: Record<string, unknown>,
    signal: AbortSignal | undefined
  ): Promise<v.InferOutput<Schema>> {
    const answer = await gateway.ask(name, parameters, signal);
    if (answer === null) throw new Problem('not_found', name);
    return decode(name, schema, answer);
  }
  return {
    area: (code, asOf, from, to, signal) =>
      card('area_card', areaCard, { code, as_of: asOf, from_date: from, to_date: to }, signal),
    building: (key, asOf, signal) => card('building_card', buildingCard, { id: key, as_of: asOf }, signal),
    facility: (key, signal) => card('facility_card', facilityCard, { id: key }, signal),
    incident: (key, signal) => card('incident_card', incidentCard, { id: key }, signal),
    household: async (key) => {
      const answer = await gateway.act('household_record', { household_id: key });
      if (answer === null) throw new Problem('not_found', 'household_record');
      return decode('household_record', householdRecord, answer);
    }
  };
}
