import * as v from 'valibot';
import { LAMPS, type Lamp } from '../domain/lamp.ts';
import { decode, id, numberOrNull, textOrNull } from './decode.ts';
import type { Gateway } from './gateway.ts';

/** One incident as a mark on the map. Times are seconds since 1970-01-01 UTC. */
export interface IncidentRow {
  readonly id: number;
  /** Null where nobody gave a place. */
  readonly lng: number | null;
  readonly lat: number | null;
  readonly category: string;
  readonly state: string;
  readonly lamp: Lamp;
  readonly area: string;
  readonly reported_at: number;
  readonly due_at: number | null;
  readonly closed_at: number | null;
}

export interface IncidentMap {
  /** When the database answered, ISO 8601. */
  readonly generated_at: string;
  readonly rows: readonly IncidentRow[];
}

const COLUMNS = [
  'id',
  'lng',
  'lat',
  'category',
  'state',
  'lamp',
  'area',
  'reported_at',
  'due_at',
  'closed_at'
] as const;

const lamp = v.picklist(LAMPS);
const row = v.pipe(
  v.looseTuple([
    id,
    v.nullable(v.number()),
    v.nullable(v.number()),
    v.string(),
    v.string(),
    lamp,
    v.nullish(v.string(), ''),
    v.number(),
    v.nullable(v.number()),
    v.nullable(v.number())
  ]),
  v.transform(
    ([key, lng, lat, category, state, light, area, reported_at, due_at, closed_at]): IncidentRow => ({
      id: key,
      lng,
      lat,
      category,
      state,
      lamp: light,
      area,
      reported_at,
      due_at,
      closed_at
    })
  )
);
const incidentMap = v.object({
  generated_at: v.string(),
  // Rows come as bare lists to keep thousands of them small: their order is part of the contract.
  columns: v.tuple(COLUMNS.map((name) => v.literal(name))),
  rows: v.array(row)
});

/** A time, as ISO text or as seconds, in seconds. */
const seconds = v.pipe(
  v.union([
    v.number(),
    v.pipe(
      v.string(),
      v.transform((text) => Date.parse(text) / 1000),
      v.number()
    )
  ])
);
const incidentEvent = v.object({
  id,
  area: v.nullish(v.string(), ''),
  lng: numberOrNull,
  lat: numberOrNull,
  category: v.string(),
  state: v.string(),
  lamp,
  reported_at: seconds,
  due_at: v.nullish(seconds, null),
  closed_at: v.nullish(seconds, null),
  cause: textOrNull
});

/** What the database broadcasts when an incident comes or moves on. */
export type IncidentEvent = v.InferOutput<typeof incidentEvent>;

export function decodeIncidentEvent(payload: unknown): IncidentEvent {
  return decode('incident_changed', incidentEvent, payload);
}

export interface IncidentStore {
  /** Reported from `from` to `to` (days, inclusive), or still open on `to`. */
  map(scope: string, from: string, to: string, signal?: AbortSignal): Promise<IncidentMap>;
}

export function incidentStore(gateway: Gateway): IncidentStore {
  return {
    map: async (scope, from, to, signal) =>
      decode(
        'incident_map',
        incidentMap,
        await gateway.ask('incident_map', { scope, from_date: from, to_date: to }, signal)
      )
  };
}
