import * as v from 'valibot';
import { ROLES } from '../domain/role.ts';
import { decode, textOrNull } from './decode.ts';
import type { Gateway } from './gateway.ts';

const access = v.object({
  user_id: v.string(),
  staff: v.nullish(v.object({ id: v.union([v.number(), v.string()]), name: v.string() }), null),
  grants: v.array(v.object({ role: v.picklist(ROLES), scope: v.string(), scope_name: textOrNull })),
  /** Street offices whose ground, areas and buildings may be seen (9 digits). */
  offices: v.optional(v.array(v.string()), []),
  /** Areas whose figures and incidents may be seen. */
  review_scopes: v.optional(v.array(v.string()), []),
  /** Areas whose households the reader works with. */
  work_scopes: v.optional(v.array(v.string()), []),
  /** The office's calendar day, YYYY-MM-DD: not the browser's. */
  today: v.pipe(v.string(), v.isoDate())
});

const officeDay = v.object({ today: access.entries.today, day_ends_in_s: v.pipe(v.number(), v.minValue(0)) });

/** Who has signed in, and what they may see where. */
export type Access = v.InferOutput<typeof access>;
/** The office's calendar day, and how long it goes on, in seconds. */
export type OfficeDay = v.InferOutput<typeof officeDay>;

export interface AccessStore {
  mine(signal?: AbortSignal): Promise<Access>;
  day(signal?: AbortSignal): Promise<OfficeDay>;
}

export function accessStore(gateway: Gateway): AccessStore {
  return {
    mine: async (signal) => decode('my_access', access, await gateway.ask('my_access', {}, signal)),
    day: async (signal) => decode('my_access', officeDay, await gateway.ask('my_access', {}, signal))
  };
}
