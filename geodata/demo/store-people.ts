import type { Demonstration } from './generate.ts';
import { insertRows, plain, type Database } from './insert.ts';

/** Writes organisations, staff, assignments, facilities, households and their need. */
export async function storePeople(
  database: Database,
  made: Demonstration,
  onProgress: (share: number) => void
): Promise<void> {
  await insertRows(
    database,
    'public.organisations',
    plain({ id: 'bigint', kind: 'text', name: 'text', parent_id: 'bigint', area_code: 'text' }),
    made.organisations.rows
  );
  const { rows: staff, assignments } = made.staff;
  await insertRows(
    database,
    'public.staff',
    [
      ...plain({ id: 'uuid', name: 'text', organisation_id: 'bigint', area_code: 'text', status: 'text' }),
      { name: 'skills', type: 'jsonb', value: `array(select jsonb_array_elements_text(rows.skills))` },
      {
        name: 'user_id',
        type: 'text',
        value: `(select users.id from auth.users where users.email = rows.user_id)`
      }
    ],
    staff.map(({ account, phone: _, ...row }) => ({ ...row, user_id: account }))
  );
  await insertRows(
    database,
    'public.staff_contacts',
    plain({ staff_id: 'uuid', phone: 'text' }),
    staff.map(({ id, phone }) => ({ staff_id: id, phone }))
  );
  await insertRows(
    database,
    'public.assignments',
    plain({
      staff_id: 'uuid',
      area_code: 'text',
      post_code: 'text',
      rank: 'text',
      valid_from: 'date',
      valid_to: 'date'
    }),
    assignments
  );
  await insertRows(
    database,
    'public.facilities',
    [
      ...plain({
        id: 'bigint',
        kind_code: 'text',
        name: 'text',
        area_code: 'text',
        building_id: 'bigint',
        capacity: 'int',
        capacity_used: 'int',
        open_hours: 'text',
        accessible: 'boolean',
        status: 'text'
      }),
      {
        name: 'location',
        type: 'jsonb',
        value: `extensions.st_setsrid(extensions.st_makepoint((rows.location ->> 0)::float8, (rows.location ->> 1)::float8), 4326)`
      }
    ],
    made.facilities.map(({ at, ...row }) => ({ ...row, location: at }))
  );
  onProgress(0.1);
  await insertRows(
    database,
    'public.households',
    plain({
      id: 'bigint',
      building_id: 'bigint',
      area_code: 'text',
      unit_no: 'smallint',
      floor: 'smallint',
      room_no: 'text',
      occupancy: 'text',
      size: 'smallint',
      elders: 'smallint',
      minors: 'smallint',
      head_name: 'text',
      head_id_no: 'text',
      phone: 'text',
      registered_on: 'date',
      left_on: 'date'
    }),
    made.households,
    (done) => onProgress(0.1 + (0.5 * done) / made.households.length)
  );
  await insertRows(
    database,
    'public.hardship_cases',
    plain({
      id: 'bigint',
      household_id: 'bigint',
      area_code: 'text',
      category_code: 'text',
      subtype_code: 'text',
      grade: 'text',
      persons: 'smallint',
      source: 'text',
      status: 'text',
      valid_from: 'date',
      valid_to: 'date',
      next_review_on: 'date',
      responsible_staff_id: 'uuid',
      visit_every_days: 'smallint'
    }),
    made.cases
  );
  onProgress(0.7);
  await insertRows(
    database,
    'public.visits',
    [
      ...plain({
        household_id: 'bigint',
        area_code: 'text',
        case_id: 'bigint',
        staff_id: 'uuid',
        mode: 'text',
        changed: 'boolean',
        given: 'text',
        note: 'text'
      }),
      { name: 'visited_at', type: 'bigint', value: 'to_timestamp(rows.visited_at / 1000.0)' },
      { name: 'needs', type: 'jsonb', value: `array(select jsonb_array_elements_text(rows.needs))` }
    ],
    made.visits
  );
  onProgress(1);
}
