-- Why:     How far is near differs from one office to the next: circles, bands and scales
--          are rows of settings. A place is reached at its door, where the door is known.
-- Touches: adds three settings; public.facility_map tells the entrance.

insert into public.settings (key, value, purpose) values
  ('service_circles', '{
    "circles": [
      {"code": "adult", "name_zh": "步行 10 分钟", "name_en": "10 minutes on foot", "minutes": 10, "speed": 80},
      {"code": "elder", "name_zh": "老人步行 10 分钟", "name_en": "10 minutes on foot for elders", "minutes": 10, "speed": 50},
      {"code": "kilometre", "name_zh": "步行 1 公里", "name_en": "1 km on foot", "metres": 1000}],
    "usual": {
      "elder_canteen": "elder", "elder_day_care": "elder", "nursing_home": "elder", "rehabilitation": "elder",
      "school": "kilometre", "college": "kilometre", "hospital": "kilometre", "shelter": "kilometre"}}',
   'How far is near: circles in minutes at a pace (metres a minute) or in metres, and by kind of facility the usual one. A kind that is not named has the first circle.'),
  ('walking_bands', '[0.5, 1, 1.5]', 'Outer edges of the bands in which walks are drawn, as parts of the circle: up to three, rising.'),
  ('supply_scale', '{
    "service_hall": 20, "health_station": 50, "hospital": 20, "elder_day_care": 10, "elder_canteen": 20, "nursing_home": 20,
    "rehabilitation": 5, "kindergarten": 100, "school": 500, "college": 1000, "reading_room": 10, "activity_room": 50,
    "market": 50, "parking": 200, "charging": 10, "shelter": 500}',
   'By kind of facility, the places per 1,000 households in the middle of the scale of colours. No standard: round numbers to be set by the office.')
on conflict (key) do nothing;

create or replace function public.facility_map(scope text, as_of date)
  returns json
  language sql
  stable
  security invoker
  set search_path = ''
as $$
  select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(
    json_build_object('type', 'Feature', 'geometry', extensions.st_asgeojson(facilities.location, 7)::json, 'properties', json_build_object(
      'id', facilities.id, 'kind', facilities.kind_code, 'name', facilities.name, 'area', facilities.area_code,
      'status', facilities.status, 'capacity', facilities.capacity, 'open_hours', facilities.open_hours,
      'entrance', case when facilities.entrance is not null
        then json_build_array(round(extensions.st_x(facilities.entrance)::numeric, 7), round(extensions.st_y(facilities.entrance)::numeric, 7)) end))
    order by facilities.id), '[]'))
  from public.facilities
  where facilities.area_code >= facility_map.scope and facilities.area_code < facility_map.scope || '~'
    and (facilities.opened_on is null or facilities.opened_on <= (select coalesce(facility_map.as_of, private.today())))
    and (facilities.closed_on is null or facilities.closed_on > (select coalesce(facility_map.as_of, private.today())));
$$;
comment on function public.facility_map(text, date) is 'Facilities that were in a scope on a day. GeoJSON points, WGS 84; entrance is [lng, lat] where the door is known.';
