-- Why:     Leaders, planners and walls see need as counts and reach no household.
--          Every answer is made from one table of protected figures, so that no
--          pair of answers says more than that table (docs/decisions/0002).
-- Touches: adds private.protected_dates, private.protected_counts,
--          private.dwelling_weights and the functions that fill and read them.

create table private.protected_dates (
  office_code text collate "C" not null,
  on_date     date not null,
  stale       boolean not null default false,
  computed_at timestamptz not null default now(),
  primary key (office_code, on_date)
);
comment on table private.protected_dates is 'Days for which the protected figures of an office have been computed.';

create table private.protected_counts (
  office_code text collate "C" not null,
  on_date     date not null,
  code        text collate "C" not null,
  parent_code text collate "C",
  level       smallint not null,
  is_leaf     boolean not null,
  measure     text not null,
  value       integer,
  estimate    double precision,
  primary key (on_date, code, measure),
  foreign key (office_code, on_date) references private.protected_dates (office_code, on_date) on delete cascade
);
comment on table private.protected_counts is 'One protected figure per area, measure and first of a month. True counts are not kept.';
comment on column private.protected_counts.value is 'A multiple of the base, or null: under the threshold, or withheld to protect a neighbour.';
comment on column private.protected_counts.estimate is 'What is left of the parent''s figure for this area; derived from protected values and households alone.';
create index protected_counts_office_code_on_date_idx on private.protected_counts (office_code, on_date);

create table private.dwelling_weights (
  office_code text collate "C" not null,
  on_date     date not null,
  area_code   text collate "C" not null,
  building_id bigint not null references public.buildings (id) on delete cascade,
  households  integer not null,
  primary key (on_date, area_code, building_id),
  foreign key (office_code, on_date) references private.protected_dates (office_code, on_date) on delete cascade
);
comment on table private.dwelling_weights is 'Households per building and first of a month: how the figures of an area are spread over squares. Kept so that a question on squares need not count every household.';
create index dwelling_weights_office_code_on_date_idx on private.dwelling_weights (office_code, on_date);
create index dwelling_weights_building_id_idx on private.dwelling_weights (building_id);

alter table private.protected_dates enable row level security;
alter table private.protected_counts enable row level security;
alter table private.dwelling_weights enable row level security;

-- Figures of need are those of the first of a month: a figure of every day would
-- tell on which day something happened in a cell.
create function private.effective_date(as_of date)
  returns date
  language sql
  stable
  set search_path = ''
as $$
  select date_trunc('month', least(effective_date.as_of, private.today()))::date;
$$;

-- Computes the protected figures of one office on one day.
--
-- The tree of areas is walked from the office down. For each measure a child is
-- withheld when it holds too few households, when its count is under a threshold
-- (k plus a secret 0, 1 or 2 that never changes for this area and measure), or when
-- its parent is withheld. If those withheld under one parent are alone, or together
-- under k counts or under the least number of households, the next one (always the
-- same: fewest households first) is withheld with them. What is shown is rounded to
-- the base with a secret offset that never changes; the office and its communities
-- are rounded to the nearest multiple.
-- Nothing is known of how the columns of people are spread (that would tell of people),
-- so the planner takes an office for a handful of rows and would join them one by one.
create function private.compute_protected_counts(office text, on_date date)
  returns void
  language plpgsql
  volatile
  set search_path = ''
  set enable_nestloop = off
as $$
declare
  protection jsonb := coalesce((select settings.value from public.settings where settings.key = 'protection'), '{}');
  k          integer := coalesce((protection ->> 'k')::int, 5);
  least_households integer := coalesce((protection ->> 'min_households')::int, 10);
  base       integer := coalesce((protection ->> 'base')::int, 5);
  secret     text := (select secrets.value from private.secrets where secrets.key = 'rounding');
  zone       text := coalesce((select settings.value #>> '{}' from public.settings where settings.key = 'time_zone'), 'Asia/Shanghai');
  step       smallint;
begin
  create temporary table if not exists protection_work (
    code text collate "C", parent_code text collate "C", level smallint, is_leaf boolean, is_rest boolean,
    measure text, n bigint, households bigint, shown boolean, value integer, estimate double precision, noise bytea
  ) on commit drop;
  truncate pg_temp.protection_work;

  -- True counts per area and measure. What lies directly in an area that has
  -- children is one more child, the rest, which is never shown.
  insert into pg_temp.protection_work (code, parent_code, level, is_leaf, is_rest, measure, n, households, noise)
  with areas as materialized (
    select dated_areas.code, dated_areas.parent_code, dated_areas.level
    from private.dated_areas
    where dated_areas.in_force @> compute_protected_counts.on_date
      and dated_areas.code >= office and dated_areas.code < office || '~'
  ),
  nodes as materialized (
    select areas.code, areas.parent_code, areas.level,
      not exists (select 1 from areas as below where below.parent_code = areas.code) as is_leaf
    from areas
  ),
  homes as materialized (
    select households.id, placed.area_code, households.size, households.elders, households.minors
    from public.households
    join public.building_areas as placed on placed.building_id = households.building_id
      and placed.area_code >= office and placed.area_code < office || '~'
      and placed.valid_from <= compute_protected_counts.on_date and coalesce(placed.valid_to, 'infinity') > compute_protected_counts.on_date
    where households.area_code >= office and households.area_code < office || '~'
      and households.registered_on <= compute_protected_counts.on_date
      and coalesce(households.left_on, 'infinity') > compute_protected_counts.on_date
  ),
  open_cases as materialized (
    select homes.area_code, cases.household_id, cases.category_code
    from public.hardship_cases as cases
    join homes on homes.id = cases.household_id
    where cases.area_code >= office and cases.area_code < office || '~'
      and cases.status in ('confirmed', 'ended')
      and cases.valid_from <= compute_protected_counts.on_date
      and coalesce(cases.valid_to, 'infinity') > compute_protected_counts.on_date
  ),
  counted as materialized (
    select homes.area_code, measures.measure, sum(measures.n)::bigint as n
    from homes
    cross join lateral (values ('households', 1), ('people', homes.size::int), ('elders', homes.elders::int), ('minors', homes.minors::int))
      as measures (measure, n)
    group by homes.area_code, measures.measure
    union all
    select open_cases.area_code, 'need', count(distinct open_cases.household_id) from open_cases group by open_cases.area_code
    union all
    select open_cases.area_code, open_cases.category_code, count(*) from open_cases group by open_cases.area_code, open_cases.category_code
    union all
    select homes.area_code, 'visits', count(*)
    from public.visits
    join homes on homes.id = visits.household_id
    where visits.area_code >= office and visits.area_code < office || '~'
      and visits.visited_at >= (compute_protected_counts.on_date - 90)::timestamp at time zone zone
      and visits.visited_at < compute_protected_counts.on_date::timestamp at time zone zone
    group by homes.area_code
  ),
  -- Each code in the data belongs to the smallest area in force around it.
  placed as materialized (
    select found.area_code, nearest.code as node_code, nearest.is_leaf
    from (select distinct counted.area_code from counted) as found
    cross join lateral (
      select nodes.code, nodes.is_leaf from nodes
      where starts_with(found.area_code, nodes.code) order by length(nodes.code) desc limit 1) as nearest
  ),
  around as materialized (
    select placed.area_code, nodes.code
    from placed
    join nodes on starts_with(placed.node_code, nodes.code)
  ),
  spread as (
    select around.code, counted.measure, sum(counted.n)::bigint as n
    from counted
    join around on around.area_code = counted.area_code
    group by around.code, counted.measure
    union all
    select placed.node_code || '*', counted.measure, sum(counted.n)::bigint
    from counted
    join placed on placed.area_code = counted.area_code
    where not placed.is_leaf
    group by placed.node_code, counted.measure
  ),
  measured as (
    select 'households' as measure union all select 'people' union all select 'elders' union all select 'minors'
    union all select 'need' union all select 'visits'
    union all select hardship_categories.code from public.hardship_categories
  ),
  all_nodes as (
    select nodes.code, nodes.parent_code, nodes.level, nodes.is_leaf, false as is_rest from nodes
    union all
    select distinct nodes.code || '*', nodes.code, (nodes.level + 1)::smallint, true, true
    from nodes join placed on placed.node_code = nodes.code where not nodes.is_leaf
  )
  select all_nodes.code, all_nodes.parent_code, all_nodes.level, all_nodes.is_leaf, all_nodes.is_rest, measured.measure,
    coalesce(spread.n, 0), coalesce(held.n, 0),
    sha256(convert_to(secret || ':' || all_nodes.code || ':' || measured.measure, 'UTF8'))
  from all_nodes
  cross join measured
  left join spread on spread.code = all_nodes.code and spread.measure = measured.measure
  left join spread as held on held.code = all_nodes.code and held.measure = 'households';
  -- Without its size the planner joins the table with itself row by row.
  analyze pg_temp.protection_work;

  -- One category withheld beside all the others shown would follow from the number
  -- of households in need: then the next smallest is withheld as well.
  with categories as (
    select work.code, work.measure, work.n,
      work.n < k + get_byte(work.noise, 1) % 3 as low,
      count(*) filter (where work.n < k + get_byte(work.noise, 1) % 3) over (partition by work.code) as lows,
      row_number() over (partition by work.code, work.n < k + get_byte(work.noise, 1) % 3 order by work.n, get_byte(work.noise, 2)) as turn
    from pg_temp.protection_work as work
    join public.hardship_categories on hardship_categories.code = work.measure
    where work.households > 0
  )
  update pg_temp.protection_work as work set shown = false
  from categories
  where categories.code = work.code and categories.measure = work.measure
    and categories.lows = 1 and not categories.low and categories.turn = 1;

  for step in select distinct work.level from pg_temp.protection_work as work order by work.level loop
    with first as (
      select work.code, work.parent_code, work.measure, work.n, work.households, work.is_rest, work.noise,
        (parent.shown is distinct from false) as parent_shown,
        case when work.measure in ('households', 'people') then least_households else k end as least_n,
        work.shown is distinct from false and not work.is_rest and parent.shown is distinct from false
          and work.households >= least_households
          and work.n >= case when work.measure in ('households', 'people') then least_households
                        else k + get_byte(work.noise, 1) % 3 end as fit
      from pg_temp.protection_work as work
      left join pg_temp.protection_work as parent on parent.code = work.parent_code and parent.measure = work.measure
      where work.level = step and work.households > 0
    ),
    ranked as (
      select first.*,
        count(*) filter (where not first.fit) over siblings as withheld,
        coalesce(sum(first.n) filter (where not first.fit) over siblings, 0) as withheld_n,
        coalesce(sum(first.households) filter (where not first.fit) over siblings, 0) as withheld_households,
        row_number() over in_turn as turn,
        coalesce(sum(first.n) over (in_turn rows between unbounded preceding and 1 preceding), 0) as n_before,
        coalesce(sum(first.households) over (in_turn rows between unbounded preceding and 1 preceding), 0) as households_before
      from first
      window siblings as (partition by first.parent_code, first.measure),
        in_turn as (partition by first.parent_code, first.measure, first.fit order by first.households, first.code)
    )
    update pg_temp.protection_work as work
    set shown = ranked.fit and not (
          ranked.withheld > 0 and (
            ranked.withheld + ranked.turn - 1 < 2
            or ranked.withheld_n + ranked.n_before < ranked.least_n
            or ranked.withheld_households + ranked.households_before < least_households))
    from ranked
    where work.code = ranked.code and work.measure = ranked.measure;
  end loop;

  update pg_temp.protection_work as work
  set value = case
        when work.households = 0 then 0
        when work.shown then greatest(
          case when work.measure in ('households', 'people') then least_households else base end,
          base * floor((work.n + case when work.level <= 1 then base / 2 else get_byte(work.noise, 0) % base end)::numeric / base)::int)
      end;

  -- Spread each parent's figure over its children: those shown by their figures,
  -- those withheld by their households. From here on no true count is read.
  update pg_temp.protection_work as work set estimate = coalesce(work.value, 0)
  where work.level = (select min(least_level.level) from pg_temp.protection_work as least_level);
  for step in select distinct work.level from pg_temp.protection_work as work order by work.level loop
    with weighed as (
      select work.code, work.measure, parent.estimate as parent_estimate,
        case
          when parent.value is null then work.households::double precision
          when work.value is not null then work.value::double precision
          else greatest(parent.value - sum(coalesce(work.value, 0)) over siblings, k)
             * work.households / nullif(sum(work.households) filter (where work.value is null) over siblings, 0)
        end as weight
      from pg_temp.protection_work as work
      join pg_temp.protection_work as parent on parent.code = work.parent_code and parent.measure = work.measure
      where work.level = step
      window siblings as (partition by work.parent_code, work.measure)
    ),
    shared as (
      select weighed.code, weighed.measure,
        weighed.parent_estimate * weighed.weight / nullif(sum(weighed.weight) over (partition by area.parent_code, weighed.measure), 0) as estimate
      from weighed
      join pg_temp.protection_work as area on area.code = weighed.code and area.measure = weighed.measure
    )
    update pg_temp.protection_work as work set estimate = coalesce(shared.estimate, 0)
    from shared where shared.code = work.code and shared.measure = work.measure;
  end loop;

  delete from private.protected_dates
  where protected_dates.office_code = office and protected_dates.on_date = compute_protected_counts.on_date;
  insert into private.protected_dates (office_code, on_date) values (office, compute_protected_counts.on_date);
  insert into private.protected_counts (office_code, on_date, code, parent_code, level, is_leaf, measure, value, estimate)
  select office, compute_protected_counts.on_date, work.code, work.parent_code, work.level, work.is_leaf, work.measure, work.value, work.estimate
  from pg_temp.protection_work as work;
  insert into private.dwelling_weights (office_code, on_date, area_code, building_id, households)
  select office, compute_protected_counts.on_date, placed.area_code, placed.building_id, count(*)
  from public.households
  join public.building_areas as placed on placed.building_id = households.building_id
    and placed.area_code >= office and placed.area_code < office || '~'
    and placed.valid_from <= compute_protected_counts.on_date and coalesce(placed.valid_to, 'infinity') > compute_protected_counts.on_date
  where households.area_code >= office and households.area_code < office || '~'
    and households.registered_on <= compute_protected_counts.on_date
    and coalesce(households.left_on, 'infinity') > compute_protected_counts.on_date
  group by placed.area_code, placed.building_id;
  truncate pg_temp.protection_work;
end;
$$;

-- Makes sure that the figures of every office that the scope touches are there.
create function private.ensure_protected_counts(scope text, on_date date)
  returns void
  language plpgsql
  volatile
  set search_path = ''
as $$
declare
  office text;
begin
  for office in
    select area_codes.code from public.area_codes
    where area_codes.level = 0
      and (area_codes.code = private.office_of(ensure_protected_counts.scope)
        or (area_codes.code >= ensure_protected_counts.scope and area_codes.code < ensure_protected_counts.scope || '~'))
  loop
    if not exists (
      select 1 from private.protected_dates
      where protected_dates.office_code = office and protected_dates.on_date = ensure_protected_counts.on_date and not protected_dates.stale
    ) then
      perform pg_advisory_xact_lock(hashtextextended('wangge.protected:' || office, 0));
      if not exists (
        select 1 from private.protected_dates
        where protected_dates.office_code = office and protected_dates.on_date = ensure_protected_counts.on_date and not protected_dates.stale
      ) then
        perform private.compute_protected_counts(office, ensure_protected_counts.on_date);
      end if;
    end if;
  end loop;
end;
$$;

-- A change of what was counted makes the figures of the days from then on stale.
create function private.tg_forget_protected_counts()
  returns trigger
  language plpgsql
  security definer
  set search_path = ''
as $$
declare
  changed jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  before  jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  since   date;
  office  text;
begin
  if private.is_loading() then
    return null;
  end if;
  since := least(
    coalesce((changed ->> 'valid_from')::date, (changed ->> 'registered_on')::date, (changed ->> 'visited_at')::date, '2000-01-01'),
    coalesce((before ->> 'valid_from')::date, (before ->> 'registered_on')::date, 'infinity'));
  for office in
    select distinct private.office_of(coalesce(entry ->> 'area_code', entry ->> 'code', entry ->> 'community_code'))
    from unnest(array[changed, before]) as entry where entry is not null order by 1
  loop
    -- Shared among writers; whoever computes waits for them, and they for him, so no figure is made from half a change.
    perform pg_advisory_xact_lock_shared(hashtextextended('wangge.protected:' || office, 0));
    update private.protected_dates set stale = true
    where protected_dates.office_code = office and protected_dates.on_date >= since and not protected_dates.stale;
  end loop;
  return null;
end;
$$;
create trigger forget_protected_counts after insert or delete or update of area_code, size, elders, minors, registered_on, left_on on public.households
  for each row execute function private.tg_forget_protected_counts();
create trigger forget_protected_counts after insert or delete or update of household_id, area_code, category_code, status, valid_from, valid_to on public.hardship_cases
  for each row execute function private.tg_forget_protected_counts();
create trigger forget_protected_counts after insert or delete or update of household_id, area_code, visited_at on public.visits
  for each row execute function private.tg_forget_protected_counts();
create trigger forget_protected_counts after insert or update or delete on public.building_areas
  for each row execute function private.tg_forget_protected_counts();
create trigger forget_protected_counts after insert or update or delete on public.areas
  for each row execute function private.tg_forget_protected_counts();
create trigger forget_protected_counts after insert or update or delete on public.plans
  for each row execute function private.tg_forget_protected_counts();

-- Refuses a scope that the caller has no right to, in one place.
create function private.require_review_scope(scope text)
  returns void
  language plpgsql
  stable
  set search_path = ''
as $$
begin
  if require_review_scope.scope is null or not private.covers(private.my_review_scopes(), require_review_scope.scope) then
    raise exception 'You may not see figures of this area.' using errcode = '42501', detail = 'scope_not_yours';
  end if;
end;
$$;
grant execute on function private.require_review_scope(text) to authenticated;

-- Definer: reads private.protected_counts, computes them where missing.
create function private.area_summary(level int, scope text, as_of date)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  on_day     date := private.effective_date(coalesce(area_summary.as_of, private.today()));
  protection jsonb := coalesce((select settings.value from public.settings where settings.key = 'protection'), '{}');
  answer     jsonb;
begin
  perform private.require_review_scope(area_summary.scope);
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
      'merged_into', case when figures.by_measure ->> 'households' is null then (
        -- the nearest area above that shows its households
        select above.code from private.protected_counts as above
        where above.on_date = on_day and above.measure = 'households' and above.value is not null
          and above.code = any ((select private.codes_around(areas.code))::text[]) and above.code <> areas.code
        order by length(above.code) desc limit 1) end) as entry
    from private.dated_areas as areas
    cross join lateral (
      select jsonb_object_agg(counts.measure, counts.value) as by_measure
      from private.protected_counts as counts
      where counts.on_date = on_day and counts.code = areas.code) as figures
    where figures.by_measure is not null and areas.in_force @> on_day and areas.level = area_summary.level
      and areas.code >= area_summary.scope and areas.code < area_summary.scope || '~'
  ) as per_area;

  return jsonb_build_object(
    'as_of', on_day, 'level', area_summary.level, 'scope', area_summary.scope,
    'k', coalesce((protection ->> 'k')::int, 5), 'min_households', coalesce((protection ->> 'min_households')::int, 10),
    'base', coalesce((protection ->> 'base')::int, 5), 'areas', answer);
end;
$$;
grant execute on function private.area_summary(int, text, date) to authenticated;

create function public.area_summary(level int, scope text, as_of date)
  returns jsonb
  language sql
  volatile
  security invoker
  set search_path = ''
as $$
  select private.area_summary(area_summary.level, area_summary.scope, area_summary.as_of);
$$;
comment on function public.area_summary(int, text, date) is
  'Protected figures of the areas of one level within a scope, as of the first of the month of as_of: households, people, elders, minors, households in need, open cases by category, visits in the 90 days before. A figure is a multiple of the base, or null: under the threshold or withheld to protect a neighbour; merged_into names the area in whose figures such an area is counted.';
grant execute on function public.area_summary(int, text, date) to authenticated;

-- Definer: reads households per building as weights; the figures, of need and of
-- households, come from private.protected_counts alone.
create function private.need_cells(scope text, categories text[], cell_m int, as_of date)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  on_day     date := private.effective_date(coalesce(need_cells.as_of, private.today()));
  protection jsonb := coalesce((select settings.value from public.settings where settings.key = 'protection'), '{}');
  k          integer := coalesce((protection ->> 'k')::int, 5);
  least_households integer := coalesce((protection ->> 'min_households')::int, 10);
  base       integer := coalesce((protection ->> 'base')::int, 5);
  metric     integer := coalesce((select (settings.value #>> '{}')::int from public.settings where settings.key = 'metric_srid'), 32650);
  asked      text[] := coalesce(need_cells.categories, array['need']);
  unknown    text;
  squares    record;
  steps      integer[];
  answer     jsonb;
begin
  perform private.require_review_scope(need_cells.scope);
  if need_cells.cell_m is null or need_cells.cell_m not between 50 and 1000 then
    raise exception 'The cell size is % m; it must be 50 to 1000 m.', need_cells.cell_m using errcode = '22023', detail = 'cell_size_out_of_range';
  end if;
  if need_cells.categories is not null then
    select category into unknown from unnest(need_cells.categories) as category
    where category is null or not exists (select 1 from public.hardship_categories where hardship_categories.code = category) limit 1;
    if found or cardinality(need_cells.categories) = 0 then
      raise exception 'There is no hardship category %.', coalesce(unknown, '(none)') using errcode = '22023', detail = 'no_such_category';
    end if;
  end if;
  perform private.ensure_protected_counts(need_cells.scope, on_day);

  with leaves as (
    -- The rest of an area has the code of the area, as its buildings have.
    select rtrim(counts.code, '*') as area_code, sum(counts.estimate) filter (where counts.measure = any (asked)) as estimate,
      sum(counts.estimate) filter (where counts.measure = 'households') as homes
    from private.protected_counts as counts
    where counts.on_date = on_day and counts.is_leaf and counts.measure = any (asked || 'households'::text)
      and counts.code >= need_cells.scope and counts.code < need_cells.scope || '~'
    group by rtrim(counts.code, '*')
  ),
  homes as (
    select weights.area_code, weights.households, buildings.easting_m, buildings.northing_m
    from private.dwelling_weights as weights
    join public.buildings on buildings.id = weights.building_id
    where weights.on_date = on_day
      and weights.area_code >= need_cells.scope and weights.area_code < need_cells.scope || '~'
  ),
  -- Brought together by a window and not by a join, which would be planned on no knowledge.
  shares as (
    select beside.easting_m, beside.northing_m,
      sum(beside.homes) over of_area * beside.households / sum(beside.households) over of_area as households,
      sum(beside.estimate) over of_area * beside.households / sum(beside.households) over of_area as estimate
    from (
      select homes.area_code, homes.households, homes.easting_m, homes.northing_m, null::double precision as estimate,
        null::double precision as homes
      from homes
      union all
      select leaves.area_code, null, null, null, leaves.estimate, leaves.homes from leaves
    ) as beside
    window of_area as (partition by beside.area_code)
  ),
  cells as (
    select floor(shares.easting_m / need_cells.cell_m)::int as x, floor(shares.northing_m / need_cells.cell_m)::int as y,
      coalesce(sum(shares.households), 0) as households, coalesce(sum(shares.estimate), 0) as estimate
    from shares
    where shares.easting_m is not null
    group by 1, 2
  )
  select array_agg(cells.x order by cells.x, cells.y) as x, array_agg(cells.y order by cells.x, cells.y) as y,
    array_agg(cells.households order by cells.x, cells.y) as households,
    array_agg(cells.estimate order by cells.x, cells.y) as estimate,
    array_agg(null::int) as step
  into squares from cells;
  steps := squares.step;

  -- A square in which too few live, or whose count is too low, is put together with
  -- the others of its kind in the square of twice the side, and so on up.
  for merge_step in 0..6 loop
    exit when array_position(steps, null) is null;
    select array_agg(coalesce(pooled.step, case when pooled.fit then merge_step end) order by pooled.at) into steps
    from (
      select work.at, work.step,
        sum(work.households) filter (where work.step is null) over pool >= least_households
          and sum(work.estimate) filter (where work.step is null) over pool >= k as fit
      from unnest(squares.x, squares.y, squares.households, squares.estimate, steps)
        with ordinality as work (x, y, households, estimate, step, at)
      window pool as (partition by work.x >> merge_step, work.y >> merge_step)
    ) as pooled;
  end loop;

  with work as (
    select * from unnest(squares.x, squares.y, squares.households, squares.estimate, steps) as work (x, y, households, estimate, step)
  ),
  cells as (
    select coalesce(work.step, 6) as step, work.step is null as unfit, work.x >> coalesce(work.step, 6) as x, work.y >> coalesce(work.step, 6) as y,
      sum(work.households) as households, sum(work.estimate order by work.x, work.y) as estimate,
      array_agg(extensions.st_makeenvelope(
        work.x * need_cells.cell_m::double precision, work.y * need_cells.cell_m::double precision,
        (work.x + 1) * need_cells.cell_m::double precision, (work.y + 1) * need_cells.cell_m::double precision, metric)) as squares
    from work
    group by 1, 2, 3, 4
  ),
  -- Whole numbers that add up to the whole: each is the step of the running sum.
  counted as (
    select cells.*,
      round(sum(cells.estimate) over in_order)
        - round(coalesce(sum(cells.estimate) over (in_order rows between unbounded preceding and 1 preceding), 0)) as count
    from cells where not cells.unfit
    window in_order as (order by cells.step, cells.x, cells.y)
    union all
    select cells.*, null from cells where cells.unfit
  )
  select coalesce(jsonb_agg(jsonb_build_object(
      'polygons', extensions.st_asgeojson(extensions.st_transform(extensions.st_multi(
        case when cardinality(counted.squares) = 1 then counted.squares[1] else extensions.st_union(counted.squares) end), 4326), 7)::jsonb -> 'coordinates',
      'size_m', need_cells.cell_m * (1 << counted.step),
      'area_ha', round(cardinality(counted.squares) * need_cells.cell_m::numeric ^ 2 / 10000, 4),
      'households', case when counted.households >= least_households then base * round(counted.households / base)::int end,
      'count', counted.count)
    order by counted.step, counted.x, counted.y), '[]')
  into answer
  from counted;

  return jsonb_build_object(
    'as_of', on_day, 'cell_m', need_cells.cell_m, 'srid', metric, 'k', k, 'min_households', least_households, 'base', base,
    'unit', case when need_cells.categories is null then 'households' else 'cases' end, 'cells', answer);
end;
$$;
grant execute on function private.need_cells(text, text[], int, date) to authenticated;

create function public.need_cells(scope text, categories text[], cell_m int, as_of date)
  returns jsonb
  language sql
  volatile
  security invoker
  set search_path = ''
as $$
  select private.need_cells(need_cells.scope, need_cells.categories, need_cells.cell_m, need_cells.as_of);
$$;
comment on function public.need_cells(text, text[], int, date) is
  'Need on squares of cell_m metres (50 to 1000), as of the first of the month of as_of, spread from the protected figures of the areas by households per building. Squares with too few households or too low a count are put together with the others of their kind in the square of twice the side, and so on, until both hold; polygons are the squares of one count.';
grant execute on function public.need_cells(text, text[], int, date) to authenticated;
