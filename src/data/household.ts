import * as v from 'valibot';
import { id, numberOrNull, textOrNull } from './decode.ts';

/** The full record of a household. It names people: never kept, never logged, shown only when asked for. */
export const householdRecord = v.object({
  id,
  area: textOrNull,
  unit: numberOrNull,
  floor: numberOrNull,
  room: textOrNull,
  occupancy: textOrNull,
  size: numberOrNull,
  elders: numberOrNull,
  minors: numberOrNull,
  head_name: textOrNull,
  head_id_no: textOrNull,
  phone: textOrNull,
  cases: v.array(
    v.object({
      id,
      category: v.string(),
      subtype: textOrNull,
      grade: textOrNull,
      persons: numberOrNull,
      status: v.string(),
      since: textOrNull,
      until: textOrNull,
      next_review_on: textOrNull
    })
  ),
  visits: v.array(
    v.object({
      at: v.string(),
      mode: textOrNull,
      changed: v.nullish(v.boolean(), false),
      needs: v.nullish(v.array(v.string()), []),
      given: textOrNull,
      note: textOrNull,
      by: textOrNull
    })
  )
});
export type HouseholdRecord = v.InferOutput<typeof householdRecord>;
