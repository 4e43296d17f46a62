import * as v from 'valibot';
import { LAMPS } from '../domain/lamp.ts';
import { decode, id, numberOrNull, textOrNull } from './decode.ts';
import type { Gateway } from './gateway.ts';
import { incidentColumns, type IncidentMap, type WholeIncidentMap } from './incident-columns.ts';

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
  lamp: v.picklist(LAMPS),
  reported_at: seconds,
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

/** Incidents as the map asks for them: whole, and with the word which are about people. */
export interface WholeIncidentStore {
  map(...asked: Parameters<IncidentStore['map']>): Promise<WholeIncidentMap>;
}

/**
 * The same incidents without those about people and homes, which are in no count: whoever may read them counts what
 * everybody counts (docs/decisions/0009-indicators.md).
 */
export function aboutNobody(whole: WholeIncidentStore): IncidentStore {
  return {
    map: async (...asked) => {
      const { generated_at, rows, restricted } = await whole.map(...asked);
      return { generated_at, rows: rows.filter(({ id }) => !restricted.has(id)) };
    }
  };
}

export function incidentStore(gateway: Gateway): WholeIncidentStore {
  return {
    map: async (scope, from, to, signal) =>
      decode(
        'incident_map',
        incidentColumns,
        await gateway.ask('incident_map', { scope, from_date: from, to_date: to }, signal)
      )
  };
}
