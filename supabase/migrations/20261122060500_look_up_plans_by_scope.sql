-- Why:     Among many offices, the map of one looked through the plans of all of them, and looked
--          up the plan of each of its areas again for the policy: 1,446 pages where 93 do.
-- Touches: private.dated_areas (a column more), the policy for reading public.areas,
--          public.area_map.

create or replace view private.dated_areas with (security_invoker = true) as
  select areas.id, areas.plan_id, areas.code, areas.parent_code, areas.level, areas.name, areas.outline,
    daterange(areas.valid_from, areas.valid_to) as in_force, areas.code as drawn_in
  from public.areas
  where areas.plan_id is null
  union all
  select areas.id, areas.plan_id, areas.code, areas.parent_code, areas.level, areas.name, areas.outline,
    daterange(plans.valid_from, plans.valid_to), plans.community_code
  from public.areas
  join public.plans on plans.id = areas.plan_id
  where plans.status in ('published', 'retired');
comment on column private.dated_areas.drawn_in is
  'Code of the community whose plan draws the area; its own where it belongs to no plan. Whoever asks for a scope says here, too, where it lies, or the plans of every office are read.';

-- The plans that the caller may read, found by his offices. With the caller's rights.
create function private.my_plans()
  returns bigint[]
  language plpgsql
  stable
  set search_path = ''
as $$
begin
  return (
    select coalesce(array_agg(plans.id), '{}')
    from unnest((select private.my_offices())) as office (code)
    join public.plans on plans.community_code >= office.code and plans.community_code < office.code || '~');
end;
$$;
grant execute on function private.my_plans() to authenticated, service_role;

drop policy "Members read areas of their office" on public.areas;
create policy "Members read areas of their office" on public.areas for select to authenticated
  using (code ^@ any ((select private.my_offices())::text[])
    and (plan_id is null or plan_id = any ((select private.my_plans())::bigint[])));

create or replace function public.area_map(scope text, as_of date)
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
    and areas.code >= area_map.scope and areas.code < area_map.scope || '~'
    and areas.drawn_in >= (select private.community_of(area_map.scope))
    and areas.drawn_in < (select private.community_of(area_map.scope)) || '~';
$$;
