import type { Demonstration } from './generate.ts';
import { insertRows, plain, type Column, type Database } from './insert.ts';
import type { Plans } from './store-ground.ts';

const moment = (name: string): Column => ({
  name,
  type: 'bigint',
  value: `to_timestamp(rows.${name} / 1000.0)`
});

/** Writes incidents, who reported them, and what was done about them. */
export async function storeMatters(
  database: Database,
  { incidents, planSince }: Demonstration,
  plans: Plans,
  onProgress: (share: number) => void
): Promise<void> {
  const day = Date.parse(`${planSince}T00:00:00+08:00`);
  const planOf = (area: string, at: number): number | null => {
    const community = [...plans.current.keys()].find((code) => area.startsWith(code)) ?? '';
    return (at < day ? plans.earlier.get(community) : undefined) ?? plans.current.get(community) ?? null;
  };
  await insertRows(
    database,
    'public.incidents',
    [
      ...plain({
        id: 'bigint',
        case_no: 'text',
        category_code: 'text',
        condition_id: 'bigint',
        title: 'text',
        description: 'text',
        source: 'text',
        address: 'text',
        area_code: 'text',
        building_id: 'bigint',
        plan_id: 'bigint',
        level: 'text',
        urgency: 'smallint',
        state: 'text',
        limit_value: 'numeric',
        limit_unit: 'text',
        organisation_id: 'bigint',
        handler_staff_id: 'uuid',
        reported_by: 'uuid',
        duplicate_of: 'bigint',
        rework_count: 'smallint',
        satisfaction: 'smallint'
      }),
      {
        name: 'restricted',
        type: 'boolean',
        value: `(select categories.restricted from public.incident_categories as categories where categories.code = rows.category_code)`
      },
      ...['reported_at', 'filed_at', 'dispatched_at', 'due_at', 'handled_at', 'closed_at'].map(moment),
      {
        name: 'location',
        type: 'jsonb',
        value: `case when jsonb_typeof(rows.location) = 'array' then extensions.st_setsrid(extensions.st_makepoint((rows.location ->> 0)::float8, (rows.location ->> 1)::float8), 4326) end`
      }
    ],
    incidents.rows.map(({ at, ...row }) => ({
      ...row,
      location: at,
      plan_id: planOf(row.area_code, row.reported_at)
    })),
    (done) => onProgress((0.45 * done) / incidents.rows.length)
  );
  await insertRows(
    database,
    'public.incident_reporters',
    plain({
      incident_id: 'bigint',
      name: 'text',
      phone: 'text',
      is_anonymous: 'boolean',
      need_reply: 'boolean'
    }),
    incidents.reporters
  );
  await insertRows(
    database,
    'public.incident_flow',
    [
      ...plain({
        incident_id: 'bigint',
        action: 'text',
        from_state: 'text',
        to_state: 'text',
        actor_staff_id: 'uuid',
        actor_post: 'text',
        opinion: 'text'
      }),
      moment('at')
    ],
    incidents.flow,
    (done) => onProgress(0.5 + (0.5 * done) / incidents.flow.length)
  );
}
