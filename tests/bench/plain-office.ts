import type { LoadDemonstration } from '../../supabase/embedded/demonstration.ts';

/**
 * An office of the demonstration's size, made of rectangles by SQL alone: 8 communities, 320 building grids, about
 * 1,280 buildings and 15,000 households, 20,000 incidents in two years. It stands in for the demonstration where a
 * copy carries none, so that the functions can be measured all the same.
 */
export const loadPlainOffice: LoadDemonstration = async (database, { today }) => {
  for (const statements of [areas(), people(), matters(today), ground(), onDuty()]) {
    await database.exec(`set local wangge.loading = 'on'; ${statements}`);
  }
};

/** A whole number from 0 up to `limit`, always the same for the same number and salt. */
const draw = (number: string, salt: number, limit: number) =>
  `(abs(hashtextextended((${number})::text, ${salt}) % 1000000) % ${limit})`;

function areas(): string {
  return `
  update public.settings set value = '32642' where key = 'metric_srid';
  create temporary table leaf on commit drop as
    select x, y, '990100001' || to_char(1 + x / 5 + 4 * (y / 8), 'FM000') as community,
      to_char(1 + x % 5, 'FM00') as in_community, to_char(1 + y % 8 / 4, 'FM00') as in_group, to_char(1 + y % 4, 'FM00') as in_sector
    from generate_series(0, 19) as x, generate_series(0, 15) as y;
  create temporary table cell on commit drop as
    select length, left(full_code, length) as code, min(x) as x0, min(y) as y0, max(x) + 1 as x1, max(y) + 1 as y1
    from (select *, community || in_community || in_group || in_sector as full_code from leaf) as leaves,
      unnest(array[9, 12, 14, 16, 18]) as length
    group by 1, 2;
  insert into public.area_codes (code, level, parent_code)
    select cell.code, area_levels.level, (select above.code from cell as above where starts_with(cell.code, above.code) and above.length < cell.length order by above.length desc limit 1)
    from cell join public.area_levels on area_levels.code_length = cell.length order by cell.length;
  insert into public.plans (community_code, name, status, valid_from)
    select code, 'Plan', 'published', '2024-01-01' from public.area_codes where level = 1;
  insert into public.areas (plan_id, code, parent_code, level, name, outline, valid_from)
    select plans.id, area_codes.code, area_codes.parent_code, area_codes.level, 'Area ' || area_codes.code,
      extensions.st_multi(extensions.st_segmentize(extensions.st_makeenvelope(71.4384 + x0 * 0.00144, 51.156 + y0 * 0.001125,
        71.4384 + x1 * 0.00144, 51.156 + y1 * 0.001125, 4326), 0.0004)),
      case when area_codes.level < 2 then date '2020-01-01' end
    from public.area_codes join cell on cell.code = area_codes.code
    left join public.plans on area_codes.level > 1 and starts_with(area_codes.code, plans.community_code);
  insert into public.buildings (code, area_code, floors, footprint)
    select 'B' || cell.code || n, cell.code, 3 + ${draw('x0 * 1000 + y0 * 10 + n', 1, 15)},
      extensions.st_multi(extensions.st_segmentize(extensions.st_makeenvelope(
        71.4385 + x0 * 0.00144, 51.1561 + y0 * 0.001125 + n * 0.00025, 71.4393 + x0 * 0.00144, 51.15625 + y0 * 0.001125 + n * 0.00025, 4326), 0.0004))
    from cell, generate_series(0, 3) as n where length = 18;`;
}

function people(): string {
  return `
  insert into public.households (building_id, area_code, unit_no, floor, room_no, size, elders, head_name)
    select buildings.id, buildings.area_code, 1, n / 2 + 1, n::text, 1 + ${draw('buildings.id * 100 + n', 2, 4)}, ${draw('buildings.id * 100 + n', 3, 2)}, '某某'
    from public.buildings, generate_series(1, 25) as n
    where n <= case when ${draw('buildings.id', 4, 12)} = 0 then 1 else ${draw('buildings.id', 5, 26)} end;
  insert into public.hardship_cases (household_id, area_code, category_code, status, valid_from, valid_to)
    select households.id, households.area_code, hardship_categories.code, 'confirmed',
      date '2024-01-01' + ${draw('households.id * 20 + sort', 6, 1000)}::int,
      case when ${draw('households.id * 20 + sort', 7, 10)} < 3 then date '2027-01-01' + ${draw('households.id', 8, 300)}::int end
    from public.households cross join public.hardship_categories
    where ${draw('households.id * 20 + sort', 9, 1000)} < case when households.area_code like '%1' then 30 else 12 end;
  insert into public.visits (household_id, area_code, case_id, visited_at)
    select cases.household_id, cases.area_code, cases.id, now() - make_interval(days => 15 * n)
    from public.hardship_cases as cases, generate_series(1, 3) as n;
  insert into public.facilities (kind_code, name, location, area_code)
    select kinds.code, 'Place ' || n, extensions.st_centroid(buildings.footprint), buildings.area_code
    from generate_series(1, 120) as n
    join public.buildings on buildings.id = (select min(id) from public.buildings) + n * 10
    join (select code, row_number() over (order by sort) as at, count(*) over () as kinds from public.facility_kinds) as kinds on kinds.at = 1 + n % kinds.kinds;`;
}

function matters(today: string): string {
  const at = `'${today}'::timestamptz - make_interval(hours => ${draw('n', 11, 17520)}::int)`;
  return `
  insert into public.incidents (category_code, title, location, area_code, state, reported_at, filed_at, due_at, closed_at)
    select category, 'Incident ' || n, extensions.st_setsrid(extensions.st_makepoint(71.4384 + 0.00144 * x + 0.0014 * random(), 51.156 + 0.001125 * y + 0.001 * random()), 4326),
      community || in_community || in_group || in_sector, case when is_open then 'handling' else 'closed' end,
      at, at + interval '1 hour', at + interval '3 days', case when not is_open then at + interval '2 days' end
    from (select n, ${at} as at, ${draw('n', 12, 20)} as x, ${draw('n', 13, 16)} as y,
        ${draw('n', 14, 100)} = 0 or ${at} > '${today}'::timestamptz - interval '2 days' as is_open,
        (select array_agg(code order by code) from public.incident_categories)[1 + ${draw('n', 15, 20)}] as category
      from generate_series(1, 20000) as n) as drawn
    join leaf using (x, y)
    where category is not null;
  insert into public.incident_flow (incident_id, at, action, to_state)
    select incidents.id, incidents.reported_at + make_interval(hours => n), 'step', incidents.state
    from public.incidents, generate_series(0, 2) as n;`;
}

function ground(): string {
  return `
  insert into public.ground_features (area_code, kind, class, name, shape)
    select '990100001', (array['street', 'path', 'path', 'green', 'street'])[1 + n % 5], 'residential', case when n % 5 = 0 then '路' || n % 40 end,
      case when n % 5 = 3 then extensions.st_buffer(place.at, 0.0004) else extensions.st_segmentize(extensions.st_makeline(place.at, extensions.st_translate(place.at, 0.002, 0.0004)), 0.0003) end
    from generate_series(1, 2500) as n
    cross join lateral (select extensions.st_setsrid(extensions.st_makepoint(71.4384 + 0.0288 * ${draw('n', 21, 1000)} / 1000.0, 51.156 + 0.018 * ${draw('n', 22, 1000)} / 1000.0), 4326) as at) as place;`;
}

function onDuty(): string {
  return `
  insert into public.organisations (kind, name, area_code)
    select 'committee', 'Committee ' || code, code from public.area_codes where level = 1;
  insert into public.staff (name, area_code) select '某' || code, left(code, 12) from public.area_codes where level > 0;
  insert into public.staff (name, area_code, user_id)
    select email, '990100001001', id from auth.users where email = 'worker@demo.wangge';
  insert into public.assignments (staff_id, area_code, post_code, valid_from)
    select staff.id, area_codes.code, 'grid_manager', '2025-01-01' from public.staff join public.area_codes on staff.name = '某' || area_codes.code;
  insert into public.assignments (staff_id, area_code, post_code, valid_from)
    select staff.id, area_codes.code, 'informant', '2025-01-01' from public.staff
    join public.area_codes on area_codes.level = 4 and area_codes.code like '9901000010010101%' where staff.user_id is not null;
  insert into public.role_grants (user_id, role, scope_code, valid_from)
    select users.id, roles.role, roles.scope, '2024-01-01' from auth.users
    join (values ('leader', 'leader', '990100001'), ('planner', 'planner', '990100001'), ('supervisor', 'supervisor', '990100001'),
      ('worker', 'grid_worker', '990100001'), ('steward', 'data_steward', '990100001'), ('admin', 'administrator', '990100001'),
      ('wall', 'wall', '990100001'), ('community', 'community_admin', '990100001001')) as roles (name, role, scope)
      on users.email = roles.name || '@demo.wangge';`;
}
