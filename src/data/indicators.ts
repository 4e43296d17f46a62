import * as v from 'valibot';
import { decode, id, textOrNull } from './decode.ts';
import type { Gateway } from './gateway.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const areaCounts = v.object({
  code: v.string(),
  /** As it was called last; null where it is in no plan that one may see. */
  name: textOrNull,
  /** Nobody said where within the area of this code, which is wider than those of the level. */
  unplaced: v.boolean(),
  reported: whole,
  reported_filed: whole,
  reported_open: whole,
  filed: whole,
  filed_kept: whole,
  filed_public: whole,
  due: whole,
  due_handled: whole,
  due_handled_on_time: whole,
  due_closed: whole,
  due_closed_on_time: whole,
  due_closed_late: whole,
  open_late: whole,
  rated: whole,
  rated_satisfied: whole
});

const act = { reason: v.string(), at: v.string(), by: textOrNull };
const decision = v.object({
  id,
  area: v.string(),
  indicator: v.string(),
  from: v.string(),
  to: v.string(),
  ...act,
  withdrawn: v.nullable(v.object(act))
});

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const least = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const rules = v.object({
  version: v.string(),
  valid_from: v.string(),
  status: share,
  improvement: share,
  weights: v.record(v.string(), share),
  grades: v.tuple([least, least, least, least]),
  least_due: v.pipe(v.number(), v.integer(), v.minValue(1))
});

const indicatorCounts = v.object({
  /** When the database answered, ISO 8601. */
  generated_at: v.string(),
  from: v.string(),
  to: v.string(),
  level: v.number(),
  areas: v.array(areaCounts),
  /** A row of the settings that makes no sense takes the assessment away, and no count. */
  rules: v.fallback(v.nullable(rules), null),
  decisions: v.array(decision)
});

const behind = v.array(
  v.object({
    id,
    case_no: v.string(),
    category: v.string(),
    title: v.string(),
    area: v.string(),
    state: v.string(),
    reported_at: v.string(),
    due_at: textOrNull,
    handled_at: textOrNull,
    closed_at: textOrNull
  })
);

/** What is counted of incidents in a period, by area; areas of which nothing is counted are left out. */
export type IndicatorCounts = v.InferOutput<typeof indicatorCounts>;
/** A figure that counts as zero, by whom and why; or the same taken back. */
export type Decision = v.InferOutput<typeof decision>;
/** An incident that is in a count. */
export type CountedIncident = v.InferOutput<typeof behind>[number];

export interface IndicatorStore {
  /** @param from first and `to` last day of the period, YYYY-MM-DD. */
  counts(
    scope: string,
    level: number,
    from: string,
    to: string,
    signal?: AbortSignal
  ): Promise<IndicatorCounts>;
  /** The incidents in one count, at most 200: the latest first, and of `open_late` the longest overdue first. */
  behind(
    scope: string,
    counted: string,
    from: string,
    to: string,
    signal?: AbortSignal
  ): Promise<readonly CountedIncident[]>;
  /** Lets a figure count as zero. @throws Problem `forbidden` for whoever may not. */
  decide(area: string, indicator: string, from: string, to: string, reason: string): Promise<void>;
  /** Takes a decision back. @throws Problem as above. */
  withdraw(decision: number, reason: string): Promise<void>;
}

export function indicatorStore(gateway: Gateway): IndicatorStore {
  return {
    counts: async (scope, level, from, to, signal) =>
      decode(
        'indicator_counts',
        indicatorCounts,
        await gateway.ask('indicator_counts', { scope, level, from_date: from, to_date: to }, signal)
      ),
    behind: async (scope, counted, from, to, signal) =>
      decode(
        'indicator_incidents',
        behind,
        await gateway.ask('indicator_incidents', { scope, counted, from_date: from, to_date: to }, signal)
      ),
    decide: async (area, indicator, from, to, reason) => {
      await gateway.act('decide_assessment', { area, indicator, from_date: from, to_date: to, reason });
    },
    withdraw: async (number, reason) => {
      await gateway.act('withdraw_assessment', { decision: number, reason });
    }
  };
}
