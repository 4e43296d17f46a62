-- Why:     A grid worker writes of the households in his cells, and was told the figures of his whole
--          community. Emptying his own homes one by one, he saw at which of them the cell beside his
--          was withheld with another: how many are in need there, exactly. Who may change a part of
--          what is counted is told figures of that part alone.
-- Touches: adds private.my_figure_scopes, private.require_scope_with_figures;
--          private.require_review_scope, private.area_summary, private.area_figures.

-- The areas of which the caller is told figures: the whole scope of a role; of a grid worker his cells.
create function private.my_figure_scopes()
  returns text[]
  language sql
  stable
  set search_path = ''
as $$
  select private.my_scopes(array[
    'grid_worker', 'community_admin', 'data_steward', 'planner', 'supervisor', 'wall', 'leader', 'administrator']);
$$;
grant execute on function private.my_figure_scopes() to authenticated;

-- For whoever reviews an area: squares, histories, files. Grid workers do not.
create or replace function private.require_review_scope(scope text)
  returns void
  language plpgsql
  stable
  set search_path = ''
as $$
begin
  if require_review_scope.scope is null or not private.covers(private.my_scopes(array[
       'community_admin', 'data_steward', 'planner', 'supervisor', 'wall', 'leader', 'administrator']), require_review_scope.scope) then
    raise exception 'You may not see figures of this area.' using errcode = '42501', detail = 'scope_not_yours';
  end if;
end;
$$;

-- For lists of areas, in which a grid worker finds the figures of his cells.
create function private.require_scope_with_figures(scope text)
  returns void
  language plpgsql
  stable
  set search_path = ''
as $$
begin
  if require_scope_with_figures.scope is null or not private.covers(private.my_review_scopes(), require_scope_with_figures.scope) then
    raise exception 'You may not see figures of this area.' using errcode = '42501', detail = 'scope_not_yours';
  end if;
end;
$$;
grant execute on function private.require_scope_with_figures(text) to authenticated;

-- Definer: reads the protected figures, computes them where missing.
create or replace function private.area_summary(level int, scope text, as_of date)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  on_day     date := private.effective_date(coalesce(area_summary.as_of, private.today()));
  protection jsonb := coalesce((select settings.value from public.settings where settings.key = 'protection'), '{}');
  community  text := private.community_of(area_summary.scope);
  told       text[] := private.my_figure_scopes();
  answer     jsonb;
begin
  perform private.require_scope_with_figures(area_summary.scope);
  if not exists (select 1 from public.area_levels where area_levels.level = area_summary.level) then
    raise exception 'There is no level %.', area_summary.level using errcode = '22023', detail = 'no_such_level';
  end if;
  perform private.ensure_protected_counts(area_summary.scope, on_day);

  select coalesce(jsonb_agg(per_area.entry order by per_area.code), '[]') into answer
  from (
    select areas.code, jsonb_build_object(
      'code', areas.code, 'name', areas.name, 'parent', areas.parent_code,
      'households', figures.by_measure -> 'households', 'people', figures.by_measure -> 'people',
      'elders', figures.by_measure -> 'elders', 'minors', figures.by_measure -> 'minors',
      'need', figures.by_measure -> 'need', 'visits', figures.by_measure -> 'visits',
      'by_category', figures.by_measure - array['households', 'people', 'elders', 'minors', 'need', 'visits'],
      'merged_into', case when shown.is_told and figures.by_measure ->> 'households' is null then (
        -- the nearest area above that shows its households
        select above.code from private.protected_counts as above
        where above.on_date = on_day and above.measure = 'households' and above.value is not null
          and above.code = any ((select private.codes_around(areas.code))::text[]) and above.code <> areas.code
        order by length(above.code) desc limit 1) end) as entry
    from private.dated_areas as areas
    join private.protected_figures as kept on kept.on_date = on_day and kept.code = areas.code
    cross join lateral (select private.covers(told, areas.code) as is_told) as shown
    cross join lateral (
      select jsonb_object_agg(counts.measure, case when shown.is_told then counts.value end) as by_measure
      from unnest(kept.measures, kept."values") as counts (measure, value)) as figures
    where areas.in_force @> on_day and areas.level = area_summary.level
      and areas.code >= area_summary.scope and areas.code < area_summary.scope || '~'
      and areas.drawn_in >= community and areas.drawn_in < community || '~'
  ) as per_area;

  return jsonb_build_object(
    'as_of', on_day, 'level', area_summary.level, 'scope', area_summary.scope,
    'k', coalesce((protection ->> 'k')::int, 5), 'min_households', coalesce((protection ->> 'min_households')::int, 10),
    'base', coalesce((protection ->> 'base')::int, 5), 'areas', answer);
end;
$$;

create or replace function private.area_figures(code text, as_of date)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  on_day  date := private.effective_date(coalesce(area_figures.as_of, private.today()));
  is_told boolean := private.covers(private.my_figure_scopes(), area_figures.code);
begin
  perform private.require_scope_with_figures(area_figures.code);
  perform private.ensure_protected_counts(area_figures.code, on_day);
  return jsonb_build_object('as_of', on_day, 'figures', coalesce((
    select jsonb_object_agg(counts.measure, case when is_told then counts.value end) from private.protected_counts as counts
    where counts.on_date = on_day and counts.code = area_figures.code), '{}'));
end;
$$;

comment on function public.area_summary(int, text, date) is
  'Protected figures of the areas of one level within a scope, as of the first of the month of as_of: households, people, elders, minors, households in need, open cases by category, visits in the 90 days before. A figure is a multiple of the base, or null: under the threshold, withheld to protect a neighbour, or, for a grid worker, of an area that is none of his cells; merged_into names the area in whose figures such an area is counted.';
