-- Why:     A part of a group of categories could be chosen, and the history, which knew groups alone, then
--          showed the whole of it beside a map of the part. Now it tells each category by itself.
-- Touches: public.incident_history (its answer lists categories in the place of groups).

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
    select (incidents.reported_at at time zone zone.name)::date as on_day, incidents.category_code as code, count(*)::int as n
    from public.incidents
    cross join (select coalesce((select settings.value #>> '{}' from public.settings where settings.key = 'time_zone'), 'Asia/Shanghai') as name) as zone
    where incidents.area_code >= incident_history.scope and incidents.area_code < incident_history.scope || '~'
      and incidents.reported_at <= now() and not incidents.restricted
    group by 1, 2
  ),
  days as materialized (
    select generate_series(bounds.first_day, bounds.last_day, interval '1 day')::date as on_day
    from (select min(counted.on_day) as first_day, private.today() as last_day from counted) as bounds
  )
  select json_build_object(
    'first_day', (select min(days.on_day) from days),
    'last_day', private.today(),
    'categories', coalesce((
      select json_agg(json_build_object('code', listed.code, 'counts', listed.counts) order by listed.code)
      from (
        select codes.code, array_agg(coalesce(counted.n, 0) order by days.on_day) as counts
        from (select distinct counted.code from counted) as codes
        cross join days
        left join counted on counted.on_day = days.on_day and counted.code = codes.code
        group by codes.code
      ) as listed), '[]'));
$$;
comment on function public.incident_history(text) is
  'How many incidents were reported in a scope, by category: a count for each of the office''s days from first_day to last_day, over those that the caller may read and that tell about nobody.';
