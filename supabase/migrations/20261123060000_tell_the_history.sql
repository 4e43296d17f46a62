-- Why:     Whoever chooses a period wants to see the whole history to choose from, and it must not
--          cost the incidents themselves, nor two years of protected figures in one request.
-- Touches: adds public.incident_history (how many a day) and public.need_history (protected figures
--          of one area, month by month). Neither reads what incident_map and area_card do not tell.

create function public.incident_history(scope text)
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
      and incidents.reported_at <= now()
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
  'How many incidents that the caller may read were reported in a scope, by group of categories: a count for each of the office''s days from first_day to last_day.';

create function public.need_history(scope text, from_date date, to_date date)
  returns jsonb
  language plpgsql
  volatile
  security invoker
  set search_path = ''
as $$
declare
  first_month date := date_trunc('month', need_history.from_date)::date;
  last_month  date := date_trunc('month', least(need_history.to_date, private.today()))::date;
begin
  perform private.require_review_scope(need_history.scope);
  -- A month that nobody has asked for yet is computed: a handful is as much as others can wait for.
  if first_month is null or last_month is null or first_month < (last_month - interval '5 months')::date then
    raise exception 'Ask for at most six months.' using errcode = '22023', detail = 'too_many_months';
  end if;
  return jsonb_build_object('scope', need_history.scope, 'months', coalesce((
    select jsonb_agg(jsonb_build_object(
      'as_of', months.on_day,
      'households', asked.figures -> 'households', 'need', asked.figures -> 'need',
      'by_category', asked.figures - array['households', 'people', 'elders', 'minors', 'need', 'visits']) order by months.on_day)
    from (
      select series::date as on_day
      from generate_series(first_month::timestamp, last_month::timestamp, interval '1 month') as series
    ) as months
    -- Before an area was drawn there is nothing to compute.
    join private.dated_areas as areas on areas.in_force @> months.on_day and areas.code = need_history.scope
    cross join lateral (select private.area_figures(areas.code, months.on_day) -> 'figures' as figures) as asked), '[]'));
end;
$$;
comment on function public.need_history(text, date, date) is
  'Protected figures of one area on the first of each of at most six months: households, households in need, open cases by category. The same figures as area_card and area_summary give; a figure is null under the threshold or where it is withheld. Months in which the area was not in force are left out.';

grant execute on function public.incident_history(text), public.need_history(text, date, date) to authenticated;
