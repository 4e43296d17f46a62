-- Why:     Figures of the review room counted incidents about people for those who may read them: a
--          file of theirs held against a leader's told how many there are, and where. They are in no
--          count (docs/decisions/0009-indicators.md). The map shows them on, and says which they are.
-- Touches: public.incident_history, public.incident_map (a list more).

create or replace function public.incident_history(scope text)
  returns json
  language sql
  stable
  security invoker
  set search_path = ''
  -- A scope is not known when this is planned: it would be taken for a handful of incidents.
  set enable_nestloop = off
as $$
  with counted as materialized (
    select (incidents.reported_at at time zone zone.name)::date as on_day, incidents.category_code, count(*)::int as n
    from public.incidents
    cross join (select coalesce((select settings.value #>> '{}' from public.settings where settings.key = 'time_zone'), 'Asia/Shanghai') as name) as zone
    where incidents.area_code >= incident_history.scope and incidents.area_code < incident_history.scope || '~'
      and incidents.reported_at <= now() and not incidents.restricted
    group by 1, 2
  ),
  grouped as materialized (
    select counted.on_day, categories.group_zh as name, sum(counted.n)::int as n
    from counted
    join public.incident_categories as categories on categories.code = counted.category_code
    group by 1, 2
  ),
  days as materialized (
    select generate_series(bounds.first_day, bounds.last_day, interval '1 day')::date as on_day
    from (select min(grouped.on_day) as first_day, private.today() as last_day from grouped) as bounds
  )
  select json_build_object(
    'first_day', (select min(days.on_day) from days),
    'last_day', private.today(),
    'groups', coalesce((
      select json_agg(json_build_object('name', listed.name, 'counts', listed.counts) order by listed.name)
      from (
        select names.name, array_agg(coalesce(grouped.n, 0) order by days.on_day) as counts
        from (select distinct grouped.name from grouped) as names
        cross join days
        left join grouped on grouped.on_day = days.on_day and grouped.name = names.name
        group by names.name
      ) as listed), '[]'));
$$;
comment on function public.incident_history(text) is
  'How many incidents were reported in a scope, by group of categories: a count for each of the office''s days from first_day to last_day, over those that the caller may read and that tell about nobody.';

create or replace function public.incident_map(scope text, from_date date, to_date date)
  returns json
  language sql
  stable
  security invoker
  set search_path = ''
  -- A scope is not known when this is planned: it would be taken for a handful of incidents.
  set enable_nestloop = off
  set enable_mergejoin = off
as $$
  -- Days are the office's days: from the first moment of from_date to the last of to_date.
  with period as (
    select incident_map.from_date::timestamp at time zone zone.name as begins,
      least((incident_map.to_date + 1)::timestamp at time zone zone.name, now()) as ends
    from (select coalesce((select settings.value #>> '{}' from public.settings where settings.key = 'time_zone'), 'Asia/Shanghai') as name) as zone
  ),
  -- Three questions that an index answers each, rather than one that reads all that ever happened.
  found as materialized (
    select incidents.id, incidents.location, incidents.category_code, incidents.area_code, incidents.reported_at,
      incidents.filed_at, incidents.due_at, incidents.closed_at, incidents.restricted, period.ends
    from period
    join public.incidents on incidents.reported_at >= period.begins and incidents.reported_at < period.ends
    where incidents.area_code >= incident_map.scope and incidents.area_code < incident_map.scope || '~'
    union all
    select incidents.id, incidents.location, incidents.category_code, incidents.area_code, incidents.reported_at,
      incidents.filed_at, incidents.due_at, incidents.closed_at, incidents.restricted, period.ends
    from period
    join public.incidents on incidents.reported_at < least(period.begins, period.ends) and incidents.closed_at is null
    where incidents.area_code >= incident_map.scope and incidents.area_code < incident_map.scope || '~'
    union all
    select incidents.id, incidents.location, incidents.category_code, incidents.area_code, incidents.reported_at,
      incidents.filed_at, incidents.due_at, incidents.closed_at, incidents.restricted, period.ends
    from period
    join public.incidents on incidents.reported_at < least(period.begins, period.ends) and incidents.closed_at >= period.ends
    where incidents.area_code >= incident_map.scope and incidents.area_code < incident_map.scope || '~'
  ),
  categories as materialized (
    select codes.code, row_number() over (order by codes.code) - 1 as number
    from (select distinct found.category_code as code from found) as codes
  ),
  areas as materialized (
    select codes.code, row_number() over (order by codes.code) - 1 as number
    from (select distinct found.area_code as code from found) as codes
  ),
  listed as (
    select found.id, found.restricted,
      (extensions.st_x(found.location) * 1000000)::int as lng, (extensions.st_y(found.location) * 1000000)::int as lat,
      categories.number as category, areas.number as area,
      -- Nearly all are settled: the call is saved for the others.
      case when found.closed_at <= found.ends then 0
        else array_position(array['settled', 'on_time', 'nearly_due', 'late'],
          private.lamp(found.closed_at, found.filed_at, found.due_at, found.ends)) - 1 end as lamp,
      floor(extract(epoch from found.reported_at))::bigint as reported_at
    from found
    join categories on categories.code = found.category_code
    join areas on areas.code = found.area_code
  )
  select json_build_object(
    'generated_at', now(),
    'categories', array(select categories.code from categories order by categories.number),
    'areas', array(select areas.code from areas order by areas.number),
    'lamps', array['settled', 'on_time', 'nearly_due', 'late'],
    'id', coalesce(array_agg(in_order.id), '{}'),
    'restricted', coalesce(array_agg(in_order.id) filter (where in_order.restricted), '{}'),
    'lng', coalesce(array_agg(in_order.lng), '{}'),
    'lat', coalesce(array_agg(in_order.lat), '{}'),
    'category', coalesce(array_agg(in_order.category), '{}'),
    'area', coalesce(array_agg(in_order.area), '{}'),
    'lamp', coalesce(array_agg(in_order.lamp), '{}'),
    'reported_at', coalesce(array_agg(in_order.reported_at), '{}'))
  from (select * from listed order by listed.reported_at, listed.id) as in_order;
$$;
