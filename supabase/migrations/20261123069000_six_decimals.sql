-- Why:     The first map carried buildings and ground to the centimetre. Six decimals of a degree are
--          eleven centimetres, finer than anybody sees, and an eighth less to send. Areas keep seven:
--          which of them touch is found from their corners.
-- Touches: public.ground_map, public.building_map.

create or replace function public.ground_map(scope text)
  returns json
  language sql
  stable
  security invoker
  set search_path = ''
as $$
  select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(
    json_build_object('type', 'Feature', 'geometry', extensions.st_asgeojson(ground.shape, 6)::json, 'properties', json_strip_nulls(json_build_object(
      'id', ground.id, 'kind', ground.kind, 'class', ground.class, 'name', ground.name, 'name_en', ground.name_en,
      'tunnel', nullif(ground.tunnel, false), 'bridge', nullif(ground.bridge, false))))
    order by ground.id), '[]'))
  from public.ground_features as ground
  where ground.area_code >= (select private.office_of(ground_map.scope))
    and ground.area_code < (select private.office_of(ground_map.scope)) || '~';
$$;

create or replace function public.building_map(scope text, as_of date)
  returns json
  language sql
  stable
  security invoker
  set search_path = ''
  -- A scope is not known when this is planned: it would be taken for a handful of buildings.
  set enable_nestloop = off
as $$
  select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(
    json_build_object('type', 'Feature', 'geometry', extensions.st_asgeojson(buildings.footprint, 6)::json, 'properties', json_build_object(
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
