import * as v from 'valibot';
import { decode, protectedCount } from './decode.ts';
import type { Gateway } from './gateway.ts';

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));

const incidentHistory = v.object({
  /** Null where none has ever been reported. */
  first_day: v.nullable(day),
  last_day: day,
  categories: v.array(
    v.object({
      code: v.string(),
      counts: v.custom<readonly number[]>(
        (list) => Array.isArray(list) && list.every((item) => Number.isInteger(item)),
        'Expected whole numbers'
      )
    })
  )
});

const needMonth = v.object({
  as_of: day,
  households: protectedCount,
  need: protectedCount,
  by_category: v.nullish(v.record(v.string(), protectedCount), {})
});
const needHistory = v.object({ scope: v.string(), months: v.array(needMonth) });

/** How many incidents were reported on each day from `first_day` to `last_day`, by category. */
export type IncidentHistory = v.InferOutput<typeof incidentHistory>;
/** Protected figures of one area on the first of a month. */
export type NeedMonth = v.InferOutput<typeof needMonth>;

export interface HistoryStore {
  incidents(scope: string, signal?: AbortSignal): Promise<IncidentHistory>;
  /** The first of each month from one day to another: at most six months. */
  need(scope: string, from: string, to: string, signal?: AbortSignal): Promise<readonly NeedMonth[]>;
}

export function historyStore(gateway: Gateway): HistoryStore {
  return {
    incidents: async (scope, signal) =>
      decode('incident_history', incidentHistory, await gateway.ask('incident_history', { scope }, signal)),
    need: async (scope, from, to, signal) => {
      const answer = await gateway.ask('need_history', { scope, from_date: from, to_date: to }, signal);
      return decode('need_history', needHistory, answer).months;
    }
  };
}
