-- Why:     The map asks for whole pictures of a scope, not for tables row by row.
-- Touches: adds read functions. All run with the caller's rights.

create function public.my_access()
  returns jsonb
  language sql
  stable
  security invoker
  set search_path = ''
as $$
  select jsonb_build_object(
    'user_id', (select auth.uid()),
    'today', private.today(),
    'staff', (select jsonb_build_object('id', staff.id, 'name', staff.name) from public.staff where staff.user_id = (select auth.uid())),
    'offices', to_jsonb(private.my_offices()),
    'review_scopes', to_jsonb(private.my_review_scopes()),
    'work_scopes', to_jsonb(private.my_scopes(array['grid_worker', 'community_admin', 'data_steward'])),
    'grants', coalesce((
      select jsonb_agg(jsonb_build_object('role', role_grants.role, 'scope', role_grants.scope_code, 'scope_name', (
          select areas.name from private.dated_areas as areas where areas.in_force @> private.today() and areas.code = role_grants.scope_code))
        order by role_grants.id)
      from public.role_grants
      where role_grants.user_id = (select auth.uid())
        and role_grants.valid_from <= private.today() and coalesce(role_grants.valid_to, 'infinity') > private.today()), '[]'));
$$;
comment on function public.my_access() is 'Who the caller is, what roles he has in which areas, and what day it is for the office.';

create function public.code_lists()
  returns jsonb
  language sql
  stable
  security invoker
  set search_path = ''
as $$
  select jsonb_build_object(
    'levels', (select coalesce(jsonb_agg(to_jsonb(area_levels) order by area_levels.level), '[]') from public.area_levels),
    'posts', (select coalesce(jsonb_agg(to_jsonb(posts) order by posts.sort), '[]') from public.posts),
    'hardship_categories', (select coalesce(jsonb_agg(to_jsonb(hardship_categories) order by hardship_categories.sort), '[]') from public.hardship_categories),
    'hardship_subtypes', (select coalesce(jsonb_agg(to_jsonb(hardship_subtypes) order by hardship_subtypes.category_code, hardship_subtypes.sort), '[]') from public.hardship_subtypes),
    'facility_kinds', (select coalesce(jsonb_agg(to_jsonb(facility_kinds) order by facility_kinds.sort), '[]') from public.facility_kinds),
    'incident_categories', (select coalesce(jsonb_agg(to_jsonb(incident_categories) order by incident_categories.sort), '[]') from public.incident_categories),
    'settings', (select coalesce(jsonb_object_agg(settings.key, settings.value), '{}') from public.settings));
$$;
comment on function public.code_lists() is 'Levels, posts, categories, kinds and settings of this installation.';

-- Seven decimals of a degree are about a centimetre. Maps are json, not jsonb: their
-- geometry is text as PostGIS writes it, and taking a megabyte of it apart and putting it
-- together again would take longer than all the rest.
create function public.area_map(scope text, as_of date)
  returns json
  language sql
  stable
  security invoker
  set search_path = ''
as $$
  select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(
    json_build_object('type', 'Feature', 'geometry', extensions.st_asgeojson(areas.outline, 7)::json, 'properties', json_build_object(
      'code', areas.code, 'parent', areas.parent_code, 'level', areas.level, 'name', areas.name, 'plan_id', areas.plan_id,
      'area_ha', round((extensions.st_area(areas.outline::extensions.geography) / 10000)::numeric, 2),
      'label', extensions.st_asgeojson(extensions.st_pointonsurface(areas.outline), 7)::json -> 'coordinates'))
    order by areas.code), '[]'))
  from private.dated_areas as areas
  where areas.in_force @> (select coalesce(area_map.as_of, private.today()))
    and areas.code >= area_map.scope and areas.code < area_map.scope || '~';
$$;
comment on function public.area_map(text, date) is 'Outlines of the areas in force on a day, the scope itself and all below it. GeoJSON, WGS 84; area_ha in hectares.';

create function public.ground_map(scope text)
  returns json
  language sql
  stable
  security invoker
  set search_path = ''
as $$
  select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(
    json_build_object('type', 'Feature', 'geometry', extensions.st_asgeojson(ground.shape, 7)::json, 'properties', json_strip_nulls(json_build_object(
      'id', ground.id, 'kind', ground.kind, 'class', ground.class, 'name', ground.name, 'name_en', ground.name_en,
      'tunnel', nullif(ground.tunnel, false), 'bridge', nullif(ground.bridge, false))))
    order by ground.id), '[]'))
  from public.ground_features as ground
  where ground.area_code >= (select private.office_of(ground_map.scope))
    and ground.area_code < (select private.office_of(ground_map.scope)) || '~';
$$;
comment on function public.ground_map(text) is 'The base map of the street office that the scope lies in. GeoJSON, WGS 84.';

create function public.building_map(scope text)
  returns json
  language sql
  stable
  security invoker
  set search_path = ''
as $$
  select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(
    json_build_object('type', 'Feature', 'geometry', extensions.st_asgeojson(buildings.footprint, 7)::json, 'properties', json_build_object(
      'id', buildings.id, 'code', buildings.code, 'area', buildings.area_code, 'name', buildings.name, 'use', buildings.use,
      'floors', buildings.floors, 'height_m', coalesce(buildings.floors, 1) * 3))
    order by buildings.id), '[]'))
  from public.buildings
  where buildings.area_code >= building_map.scope and buildings.area_code < building_map.scope || '~';
$$;
comment on function public.building_map(text) is 'Footprints of the buildings in a scope. GeoJSON, WGS 84; height_m is floors times three metres.';

create function public.facility_map(scope text)
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
  where facilities.area_code >= facility_map.scope and facilities.area_code < facility_map.scope || '~';
$$;
comment on function public.facility_map(text) is 'Facilities in a scope. GeoJSON points, WGS 84.';

create function public.incident_map(scope text, from_date date, to_date date)
  returns json
  language sql
  stable
  security invoker
  set search_path = ''
as $$
  -- Days are the office's days: from the first moment of from_date to the last of to_date.
  with period as (
    select incident_map.from_date::timestamp at time zone zone.name as begins,
      least((incident_map.to_date + 1)::timestamp at time zone zone.name, now()) as ends
    from (select coalesce((select settings.value #>> '{}' from public.settings where settings.key = 'time_zone'), 'Asia/Shanghai') as name) as zone
  )
  select json_build_object(
    'generated_at', now(),
    'columns', json_build_array('id', 'lng', 'lat', 'category', 'state', 'lamp', 'area', 'reported_at', 'due_at', 'closed_at'),
    'rows', coalesce(json_agg(json_build_array(
      incidents.id, round(extensions.st_x(incidents.location) * 1e7) / 1e7, round(extensions.st_y(incidents.location) * 1e7) / 1e7,
      incidents.category_code, incidents.state,
      -- Nearly all are settled: the call is saved for the others.
      case when incidents.closed_at <= incidents.ends then 'settled'
        else private.lamp(incidents.closed_at, incidents.filed_at, incidents.due_at, incidents.ends) end,
      incidents.area_code, extract(epoch from incidents.reported_at)::bigint, extract(epoch from incidents.due_at)::bigint,
      extract(epoch from incidents.closed_at)::bigint) order by incidents.reported_at, incidents.id), '[]'))
  -- Three questions that an index answers each, rather than one that reads all that ever happened.
  from (
    select incidents.*, period.ends from period
    join public.incidents on incidents.reported_at >= period.begins and incidents.reported_at < period.ends
    where incidents.area_code >= incident_map.scope and incidents.area_code < incident_map.scope || '~'
    union all
    select incidents.*, period.ends from period
    join public.incidents on incidents.reported_at < least(period.begins, period.ends) and incidents.closed_at is null
    where incidents.area_code >= incident_map.scope and incidents.area_code < incident_map.scope || '~'
    union all
    select incidents.*, period.ends from period
    join public.incidents on incidents.reported_at < least(period.begins, period.ends) and incidents.closed_at >= period.ends
    where incidents.area_code >= incident_map.scope and incidents.area_code < incident_map.scope || '~') as incidents;
$$;
comment on function public.incident_map(text, date, date) is
  'Incidents reported in the period or still open at its end, as rows of the named columns; times in seconds since 1970, lamp as at the end of the period.';

create function public.incident_card(id bigint)
  returns jsonb
  language sql
  stable
  security invoker
  set search_path = ''
as $$
  select jsonb_build_object(
    'id', incidents.id, 'case_no', incidents.case_no, 'category', incidents.category_code, 'title', incidents.title,
    'description', incidents.description, 'source', incidents.source, 'address', incidents.address, 'area', incidents.area_code,
    'building_id', incidents.building_id, 'level', incidents.level, 'urgency', incidents.urgency, 'state', incidents.state,
    'restricted', incidents.restricted, 'lamp', private.lamp(incidents.closed_at, incidents.filed_at, incidents.due_at, now()),
    'limit_value', incidents.limit_value, 'limit_unit', incidents.limit_unit,
    'reported_at', incidents.reported_at, 'filed_at', incidents.filed_at, 'due_at', incidents.due_at,
    'handled_at', incidents.handled_at, 'closed_at', incidents.closed_at, 'duplicate_of', incidents.duplicate_of,
    'lng', extensions.st_x(incidents.location), 'lat', extensions.st_y(incidents.location),
    'handler', (select staff.name from public.staff where staff.id = incidents.handler_staff_id),
    'organisation', (select organisations.name from public.organisations where organisations.id = incidents.organisation_id),
    'flow', coalesce((
      select jsonb_agg(jsonb_build_object('at', flow.at, 'action', flow.action, 'from', flow.from_state, 'to', flow.to_state,
        'by', staff.name, 'post', flow.actor_post, 'opinion', flow.opinion) order by flow.at, flow.id)
      from public.incident_flow as flow left join public.staff on staff.id = flow.actor_staff_id
      where flow.incident_id = incidents.id), '[]'))
  from public.incidents where incidents.id = incident_card.id;
$$;
comment on function public.incident_card(bigint) is 'One incident with its flow, as far as the caller may read it; null otherwise.';

create function public.building_card(id bigint)
  returns jsonb
  language sql
  stable
  security invoker
  set search_path = ''
as $$
  select jsonb_build_object(
      'id', buildings.id, 'code', buildings.code, 'area', buildings.area_code, 'name', buildings.name, 'estate_name', buildings.estate_name,
      'building_no', buildings.building_no, 'address', buildings.address, 'use', buildings.use, 'floors', buildings.floors,
      'floors_estimated', buildings.floors_estimated, 'units', buildings.units, 'built_year', buildings.built_year,
      'danger_grade', buildings.danger_grade,
      'facilities', coalesce((select jsonb_agg(jsonb_build_object('id', facilities.id, 'kind', facilities.kind_code, 'name', facilities.name) order by facilities.id)
        from public.facilities where facilities.building_id = buildings.id), '[]'))
    -- The key is there only for those who may read the rows of this cell.
    || case when private.covers(private.my_scopes(array['grid_worker', 'community_admin', 'data_steward']), buildings.area_code)
      then jsonb_build_object('households', coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', households.id, 'unit', households.unit_no, 'floor', households.floor, 'room', households.room_no,
          'head', households.head_name_masked, 'size', households.size, 'occupancy', households.occupancy,
          'categories', coalesce((select jsonb_agg(distinct cases.category_code) from public.hardship_cases as cases
            where cases.household_id = households.id and cases.status = 'confirmed'
              and cases.valid_from <= private.today() and coalesce(cases.valid_to, 'infinity') > private.today()), '[]'))
          order by households.unit_no, households.floor, households.room_no)
        from public.households
        where households.building_id = buildings.id and coalesce(households.left_on, 'infinity') > private.today()), '[]'))
      else '{}'::jsonb end
  from public.buildings where buildings.id = building_card.id;
$$;
comment on function public.building_card(bigint) is 'One building; with its households for the staff of the cell and the stewards of the scope, without them for everybody else.';

-- Definer: the protected figures of one area. Same right as area_summary.
create function private.area_figures(code text, as_of date)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  on_day date := private.effective_date(coalesce(area_figures.as_of, private.today()));
begin
  perform private.require_review_scope(area_figures.code);
  perform private.ensure_protected_counts(area_figures.code, on_day);
  return jsonb_build_object('as_of', on_day, 'figures', coalesce((
    select jsonb_object_agg(counts.measure, counts.value) from private.protected_counts as counts
    where counts.on_date = on_day and counts.code = area_figures.code), '{}'));
end;
$$;
grant execute on function private.area_figures(text, date) to authenticated;

create function public.area_card(code text, as_of date, from_date date, to_date date)
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
      where facilities.area_code >= area_card.code and facilities.area_code < area_card.code || '~' group by facilities.kind_code) as kinds)),
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
comment on function public.area_card(text, date, date, date) is
  'The six elements of an area, the people on duty, its matters in a period and its protected figures as of the first of the month.';

create function public.facility_card(id bigint)
  returns jsonb
  language sql
  stable
  security invoker
  set search_path = ''
as $$
  select jsonb_build_object(
    'id', facilities.id, 'kind', facilities.kind_code, 'name', facilities.name, 'area', facilities.area_code,
    'building_id', facilities.building_id, 'capacity', facilities.capacity, 'capacity_used', facilities.capacity_used,
    'open_hours', facilities.open_hours, 'accessible', facilities.accessible, 'status', facilities.status,
    'organisation', (select organisations.name from public.organisations where organisations.id = facilities.organisation_id),
    'updated_at', facilities.updated_at, 'lng', extensions.st_x(facilities.location), 'lat', extensions.st_y(facilities.location))
  from public.facilities where facilities.id = facility_card.id;
$$;
comment on function public.facility_card(bigint) is 'One facility; null when the caller may not read it.';

grant execute on function
  public.my_access(), public.code_lists(), public.area_map(text, date), public.ground_map(text), public.building_map(text),
  public.facility_map(text), public.facility_card(bigint), public.incident_map(text, date, date), public.incident_card(bigint),
  public.building_card(bigint), public.area_card(text, date, date, date)
  to authenticated;
