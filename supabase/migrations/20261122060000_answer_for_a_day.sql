-- Why:     A period of the past showed the buildings, facilities and households of today.
--          Whatever is asked for a day is answered for that day.
-- Touches: public.facilities (adds opened_on, closed_on); public.building_map, facility_map and
--          building_card get as_of in place of their old forms; public.area_card counts the
--          facilities of its day.

alter table public.facilities
  add column opened_on date,
  add column closed_on date check (closed_on > opened_on);
comment on column public.facilities.opened_on is 'First day on which the place was there; null where nobody knows, and it always was.';
comment on column public.facilities.closed_on is 'First day on which the place was gone; null while it is there.';
grant insert (opened_on, closed_on), update (opened_on, closed_on) on public.facilities to authenticated;

drop function public.building_map(text);
create function public.building_map(scope text, as_of date)
  returns json
  language sql
  stable
  security invoker
  set search_path = ''
  -- A scope is not known when this is planned: it would be taken for a handful of buildings.
  set enable_nestloop = off
as $$
  select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(
    json_build_object('type', 'Feature', 'geometry', extensions.st_asgeojson(buildings.footprint, 7)::json, 'properties', json_build_object(
      'id', buildings.id, 'code', buildings.code, 'area', placed.area_code, 'name', buildings.name, 'use', buildings.use,
      'floors', buildings.floors, 'height_m', coalesce(buildings.floors, 1) * 3))
    order by buildings.id), '[]'))
  from public.building_areas as placed
  join public.buildings on buildings.id = placed.building_id
  where placed.area_code >= building_map.scope and placed.area_code < building_map.scope || '~'
    -- A building stays in its office. Said here, so that both tables are read by their codes.
    and buildings.area_code >= (select private.office_of(building_map.scope))
    and buildings.area_code < (select private.office_of(building_map.scope)) || '~'
    and placed.valid_from <= (select coalesce(building_map.as_of, private.today()))
    and (placed.valid_to is null or placed.valid_to > (select coalesce(building_map.as_of, private.today())));
$$;
comment on function public.building_map(text, date) is 'Footprints of the buildings that belonged to a scope on a day, each with its area of that day. GeoJSON, WGS 84; height_m is floors times three metres.';

drop function public.facility_map(text);
create function public.facility_map(scope text, as_of date)
  returns json
  language sql
  stable
  security invoker
  set search_path = ''
as $$
  select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(
    json_build_object('type', 'Feature', 'geometry', extensions.st_asgeojson(facilities.location, 7)::json, 'properties', json_build_object(
      'id', facilities.id, 'kind', facilities.kind_code, 'name', facilities.name, 'area', facilities.area_code,
      'status', facilities.status, 'capacity', facilities.capacity, 'open_hours', facilities.open_hours))
    order by facilities.id), '[]'))
  from public.facilities
  where facilities.area_code >= facility_map.scope and facilities.area_code < facility_map.scope || '~'
    and (facilities.opened_on is null or facilities.opened_on <= (select coalesce(facility_map.as_of, private.today())))
    and (facilities.closed_on is null or facilities.closed_on > (select coalesce(facility_map.as_of, private.today())));
$$;
comment on function public.facility_map(text, date) is 'Facilities that were in a scope on a day. GeoJSON points, WGS 84.';

drop function public.building_card(bigint);
create function public.building_card(id bigint, as_of date)
  returns jsonb
  language sql
  stable
  security invoker
  set search_path = ''
as $$
  select jsonb_build_object(
      'id', buildings.id, 'code', buildings.code,
      'area', coalesce((select placed.area_code from public.building_areas as placed
        where placed.building_id = buildings.id and placed.valid_from <= day.on_day and coalesce(placed.valid_to, 'infinity') > day.on_day),
        buildings.area_code),
      'name', buildings.name, 'estate_name', buildings.estate_name,
      'building_no', buildings.building_no, 'address', buildings.address, 'use', buildings.use, 'floors', buildings.floors,
      'floors_estimated', buildings.floors_estimated, 'units', buildings.units, 'built_year', buildings.built_year,
      'danger_grade', buildings.danger_grade,
      'facilities', coalesce((select jsonb_agg(jsonb_build_object('id', facilities.id, 'kind', facilities.kind_code, 'name', facilities.name) order by facilities.id)
        from public.facilities where facilities.building_id = buildings.id
          and (facilities.opened_on is null or facilities.opened_on <= day.on_day)
          and (facilities.closed_on is null or facilities.closed_on > day.on_day)), '[]'))
    -- The key is there only for those who may read the rows of this cell, as it is today.
    || case when private.covers(private.my_scopes(array['grid_worker', 'community_admin', 'data_steward']), buildings.area_code)
      then jsonb_build_object('households', coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', households.id, 'unit', households.unit_no, 'floor', households.floor, 'room', households.room_no,
          'head', households.head_name_masked, 'size', households.size, 'occupancy', households.occupancy,
          'categories', coalesce((select jsonb_agg(distinct cases.category_code) from public.hardship_cases as cases
            where cases.household_id = households.id and cases.status in ('confirmed', 'ended')
              and cases.valid_from <= day.on_day and coalesce(cases.valid_to, 'infinity') > day.on_day), '[]'))
          order by households.unit_no, households.floor, households.room_no)
        from public.households
        where households.building_id = buildings.id
          and households.registered_on <= day.on_day and coalesce(households.left_on, 'infinity') > day.on_day), '[]'))
      else '{}'::jsonb end
  from public.buildings
  cross join (select coalesce(building_card.as_of, private.today()) as on_day) as day
  where buildings.id = building_card.id;
$$;
comment on function public.building_card(bigint, date) is 'One building as of a day; with the households of that day for the staff of the cell and the stewards of the scope, without them for everybody else.';

create or replace function public.area_card(code text, as_of date, from_date date, to_date date)
  returns jsonb
  language plpgsql
  volatile
  security invoker
  set search_path = ''
as $$
declare
  on_day   date := coalesce(area_card.as_of, private.today());
  zone     text := coalesce((select settings.value #>> '{}' from public.settings where settings.key = 'time_zone'), 'Asia/Shanghai');
  begins   timestamptz := area_card.from_date::timestamp at time zone zone;
  ends     timestamptz := least((area_card.to_date + 1)::timestamp at time zone zone, now());
  office   text := private.office_of(area_card.code);
  around   text[] := private.codes_around(area_card.code);
  area     record;
  stood    record;
  figures  jsonb;
begin
  select areas.*, area_levels.name_zh as level_zh, area_levels.name_en as level_en into area
  from private.dated_areas as areas
  join public.area_levels on area_levels.level = areas.level
  where areas.in_force @> on_day and areas.code = area_card.code;
  if area.id is null then
    return null;
  end if;
  -- Buildings that belonged to the area on that day.
  select count(*) as buildings,
    count(*) filter (where buildings.use in ('residential', 'self_built', 'large_rental', 'mixed')) as residential into stood
  from public.building_areas as placed
  join public.buildings on buildings.id = placed.building_id
  where placed.area_code >= area_card.code and placed.area_code < area_card.code || '~'
    and placed.valid_from <= on_day and coalesce(placed.valid_to, 'infinity') > on_day;
  -- Figures only where the caller may ask for them; the rest of the card is the office's.
  if private.covers(private.my_review_scopes(), area_card.code) then
    figures := private.area_figures(area_card.code, on_day);
  end if;
  return jsonb_build_object(
    'code', area.code, 'name', area.name, 'level', area.level,
    'level_name', jsonb_build_object('zh', area.level_zh, 'en', area.level_en),
    'path', (select jsonb_agg(jsonb_build_object('code', above.code, 'name', above.name, 'level', above.level) order by above.level)
      from private.dated_areas as above where above.in_force @> on_day and above.code = any (around)),
    'children', (select coalesce(jsonb_agg(jsonb_build_object('code', below.code, 'name', below.name, 'level', below.level) order by below.code), '[]')
      from private.dated_areas as below where below.in_force @> on_day and below.parent_code = area_card.code),
    'figures_as_of', figures -> 'as_of',
    'people', case when figures is not null then jsonb_build_object(
      'households', figures #> '{figures,households}', 'people', figures #> '{figures,people}',
      'elders', figures #> '{figures,elders}', 'minors', figures #> '{figures,minors}') end,
    'need', case when figures is not null then jsonb_build_object(
      'households', figures #> '{figures,need}',
      'by_category', (figures -> 'figures') - array['households', 'people', 'elders', 'minors', 'need', 'visits']) end,
    'sentiment', case when figures is not null then jsonb_build_object('visits_90_days', figures #> '{figures,visits}') end,
    'places', jsonb_build_object(
      'area_ha', round((extensions.st_area(area.outline::extensions.geography) / 10000)::numeric, 2),
      'buildings', stood.buildings, 'residential_buildings', stood.residential,
      'streets', (select coalesce(jsonb_agg(distinct ground.name), '[]') from public.ground_features as ground
        where ground.area_code >= office and ground.area_code < office || '~'
          and ground.kind = 'street' and ground.name is not null and extensions.st_intersects(ground.shape, area.outline))),
    'things', jsonb_build_object('facilities', (select coalesce(jsonb_object_agg(kinds.kind_code, kinds.n), '{}') from (
      select facilities.kind_code, count(*) as n from public.facilities
      where facilities.area_code >= area_card.code and facilities.area_code < area_card.code || '~'
        and (facilities.opened_on is null or facilities.opened_on <= on_day) and (facilities.closed_on is null or facilities.closed_on > on_day)
      group by facilities.kind_code) as kinds)),
    'matters', case when private.covers(private.my_review_scopes(), area_card.code) then (
      select jsonb_build_object(
        'open', count(*) filter (where seen.is_open),
        'late', count(*) filter (where seen.is_open and seen.lamp = 'late'),
        'nearly_due', count(*) filter (where seen.is_open and seen.lamp = 'nearly_due'),
        'reported', count(*) filter (where seen.reported_at >= begins),
        'closed', count(*) filter (where seen.closed_at >= begins and seen.closed_at < ends),
        'by_category', (select coalesce(jsonb_agg(jsonb_build_object('category', top.category_code, 'n', top.n) order by top.n desc, top.category_code), '[]')
          from (select incidents.category_code, count(*) as n from public.incidents
            where incidents.area_code >= area_card.code and incidents.area_code < area_card.code || '~'
              and incidents.reported_at >= begins and incidents.reported_at < ends
            group by incidents.category_code order by count(*) desc, incidents.category_code limit 5) as top))
      from (select incidents.reported_at, incidents.closed_at,
          incidents.closed_at is null or incidents.closed_at >= ends as is_open,
          private.lamp(incidents.closed_at, incidents.filed_at, incidents.due_at, ends) as lamp
        from public.incidents
        where incidents.area_code >= area_card.code and incidents.area_code < area_card.code || '~' and incidents.reported_at < ends
          and (incidents.reported_at >= begins or incidents.closed_at is null or incidents.closed_at >= begins)) as seen) end,
    'organisations', (select coalesce(jsonb_agg(jsonb_build_object('id', organisations.id, 'name', organisations.name, 'kind', organisations.kind) order by organisations.kind, organisations.name), '[]')
      from public.organisations where organisations.area_code >= area_card.code and organisations.area_code < area_card.code || '~'),
    -- Those of the area itself first, then those who answer for the areas around it.
    'duty', (select coalesce(jsonb_agg(jsonb_build_object(
        'staff_id', staff.id, 'name', staff.name, 'post', assignments.post_code, 'rank', assignments.rank, 'since', assignments.valid_from,
        'area', assignments.area_code, 'status', staff.status,
        'phone', (select staff_contacts.phone from public.staff_contacts where staff_contacts.staff_id = staff.id))
        order by length(assignments.area_code) desc, assignments.rank desc, assignments.post_code, staff.name), '[]')
      from public.assignments
      join public.staff on staff.id = assignments.staff_id and staff.status <> 'left'
      where assignments.area_code = any (around)
        and assignments.valid_from <= on_day and coalesce(assignments.valid_to, 'infinity') > on_day),
    'plan', (select jsonb_build_object('name', plans.name, 'valid_from', plans.valid_from, 'valid_to', plans.valid_to)
      from public.plans where plans.id = area.plan_id));
end;
$$;

grant execute on function
  public.building_map(text, date), public.facility_map(text, date), public.building_card(bigint, date)
  to authenticated;
