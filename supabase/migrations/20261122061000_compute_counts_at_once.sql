-- Why:     The first question about a month computes its figures, and whoever asked waited half
--          a second. A table was filled and then changed in twelve turns, each change writing
--          thousands of rows anew. Now one statement walks down the tree and writes once, a row
--          for each area instead of twenty. The figures are the same (docs/decisions/0002).
-- Touches: private.compute_protected_counts; private.protected_counts becomes a view on the new
--          table private.protected_figures, so what reads it stays as it is, but for
--          private.area_summary, which reads the rows of its areas whole.

-- Destructive: the figures computed so far go. They are computed again when they are asked for,
-- and are the same again.
drop table private.protected_counts;
delete from private.protected_dates;

create table private.protected_figures (
  office_code text collate "C" not null,
  on_date     date not null,
  code        text collate "C" not null,
  is_leaf     boolean not null,
  measures    text[] not null,
  "values"    integer[] not null,
  estimates   double precision[] not null,
  primary key (on_date, code),
  foreign key (office_code, on_date) references private.protected_dates (office_code, on_date) on delete cascade,
  check (cardinality(measures) = cardinality("values") and cardinality(measures) = cardinality(estimates))
);
comment on table private.protected_figures is 'The protected figures of one area on one first of a month, one per measure. True counts are not kept.';
comment on column private.protected_figures."values" is 'Multiples of the base, or null: under the threshold, or withheld to protect a neighbour.';
comment on column private.protected_figures.estimates is 'What is left of the parent''s figure for this area; derived from protected values and households alone.';
create index protected_figures_office_code_on_date_idx on private.protected_figures (office_code, on_date);
alter table private.protected_figures enable row level security;

create view private.protected_counts with (security_invoker = true) as
  select figures.office_code, figures.on_date, figures.code, figures.is_leaf, counts.measure, counts.value, counts.estimate
  from private.protected_figures as figures
  cross join lateral unnest(figures.measures, figures."values", figures.estimates) as counts (measure, value, estimate);
comment on view private.protected_counts is 'One protected figure per area, measure and first of a month.';

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
-- so the planner takes an office for a handful of rows: only joins by hash bear that.
create or replace function private.compute_protected_counts(office text, on_date date)
  returns void
  language plpgsql
  volatile
  set search_path = ''
  set enable_nestloop = off
  set enable_mergejoin = off
  set work_mem = '32MB'
as $$
declare
  protection jsonb := coalesce((select settings.value from public.settings where settings.key = 'protection'), '{}');
  k          integer := coalesce((protection ->> 'k')::int, 5);
  least_households integer := coalesce((protection ->> 'min_households')::int, 10);
  base       integer := coalesce((protection ->> 'base')::int, 5);
  secret     text := (select secrets.value from private.secrets where secrets.key = 'rounding');
  zone       text := coalesce((select settings.value #>> '{}' from public.settings where settings.key = 'time_zone'), 'Asia/Shanghai');
begin
  -- Figures and weights go with the date they are of.
  delete from private.protected_dates
  where protected_dates.office_code = office and protected_dates.on_date = compute_protected_counts.on_date;
  insert into private.protected_dates (office_code, on_date) values (office, compute_protected_counts.on_date);

  with recursive
  areas as materialized (
    select dated_areas.code, dated_areas.parent_code, dated_areas.level
    from private.dated_areas
    where dated_areas.in_force @> compute_protected_counts.on_date
      and dated_areas.code >= office and dated_areas.code < office || '~'
      and dated_areas.drawn_in >= office and dated_areas.drawn_in < office || '~'
  ),
  nodes as materialized (
    select areas.code, areas.parent_code, areas.level,
      not exists (select 1 from areas as below where below.parent_code = areas.code) as is_leaf
    from areas
  ),
  homes as materialized (
    select households.id, households.building_id, placed.area_code, households.size, households.elders, households.minors
    from public.households
    join public.building_areas as placed on placed.building_id = households.building_id
      and placed.area_code >= office and placed.area_code < office || '~'
      and placed.valid_from <= compute_protected_counts.on_date and coalesce(placed.valid_to, 'infinity') > compute_protected_counts.on_date
    where households.area_code >= office and households.area_code < office || '~'
      and households.registered_on <= compute_protected_counts.on_date
      and coalesce(households.left_on, 'infinity') > compute_protected_counts.on_date
      -- An empty home is kept in the list of homes and is no household.
      and households.occupancy <> 'vacant'
  ),
  weights as (
    insert into private.dwelling_weights (office_code, on_date, area_code, building_id, households)
    select office, compute_protected_counts.on_date, homes.area_code, homes.building_id, count(*)
    from homes
    group by homes.area_code, homes.building_id
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
    select peopled.area_code, measures.measure, measures.n
    from (
      select homes.area_code, count(*) as households, sum(homes.size) as people, sum(homes.elders) as elders, sum(homes.minors) as minors
      from homes
      group by homes.area_code
    ) as peopled
    cross join lateral (values
      ('households', peopled.households), ('people', peopled.people), ('elders', peopled.elders), ('minors', peopled.minors))
      as measures (measure, n)
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
  -- Every area that a code in the data lies in; it belongs to the smallest of them.
  around as materialized (
    select found.area_code, nodes.code, nodes.is_leaf,
      length(nodes.code) = max(length(nodes.code)) over (partition by found.area_code) as is_nearest
    from (select distinct counted.area_code from counted) as found
    cross join (select distinct length(areas.code) as digits from areas) as codes
    join nodes on nodes.code = left(found.area_code, codes.digits)
    where codes.digits <= length(found.area_code)
  ),
  -- What lies directly in an area that has children is one more child, the rest,
  -- which is never shown.
  spread as materialized (
    select around.code, counted.measure, sum(counted.n)::bigint as n
    from counted
    join around on around.area_code = counted.area_code
    group by around.code, counted.measure
    union all
    select around.code || '*', counted.measure, sum(counted.n)::bigint
    from counted
    join around on around.area_code = counted.area_code
    where around.is_nearest and not around.is_leaf
    group by around.code, counted.measure
  ),
  -- Measures and areas go by number from here: thousands of rows are sorted and joined by them.
  measured as materialized (
    select row_number() over ()::int as measure_no, plain.measure, plain.is_category,
      plain.measure in ('households', 'people') as is_population
    from (
      select unnest(array['households', 'people', 'elders', 'minors', 'need', 'visits']) as measure, false as is_category
      union all
      select hardship_categories.code, true from public.hardship_categories
    ) as plain
  ),
  all_nodes as (
    select nodes.code, nodes.parent_code, nodes.level, nodes.is_leaf, false as is_rest from nodes
    union all
    select distinct around.code || '*', around.code, (nodes.level + 1)::smallint, true, true
    from around join nodes on nodes.code = around.code
    where around.is_nearest and not around.is_leaf
  ),
  numbered as materialized (
    select row_number() over (order by all_nodes.code)::int as node_no, all_nodes.* from all_nodes
  ),
  placed as materialized (
    -- Numbers begin at 1: above the first there is nothing.
    select numbered.*, coalesce(above.node_no, 0) as above_no, coalesce(held.n, 0) as households
    from numbered
    left join numbered as above on above.code = numbered.parent_code
    left join (select spread.code, spread.n from spread where spread.measure = 'households') as held on held.code = numbered.code
  ),
  keyed as materialized (
    select placed.node_no, placed.above_no, placed.level, placed.is_rest, placed.households,
      measured.measure_no, measured.measure, measured.is_category, measured.is_population, coalesce(spread.n, 0) as n,
      -- Fewer are withheld whatever the secret. Materialized, or each use would compute it again.
      case when spread.n >= least(k, least_households) then sha256(convert_to(secret || ':' || placed.code || ':' || measured.measure, 'UTF8')) end as noise
    from placed
    cross join measured
    left join spread on spread.code = placed.code and spread.measure = measured.measure
    where placed.households > 0
  ),
  tallied as (
    select keyed.*, coalesce(keyed.n >= k + get_byte(keyed.noise, 1) % 3, false) as is_high from keyed
  ),
  -- One category withheld beside all the others shown would follow from the number
  -- of households in need: then the next smallest is withheld as well.
  work as materialized (
    select tallied.node_no, tallied.above_no, tallied.households, tallied.measure_no, tallied.n,
      case when tallied.is_population then least_households else k end as least_n,
      case when tallied.is_population then least_households else base end as least_value,
      case when tallied.level <= 1 then base / 2 else get_byte(tallied.noise, 0) % base end as rounding,
      not tallied.is_rest and tallied.households >= least_households
        and case when tallied.is_population then tallied.n >= least_households else tallied.is_high end
        and not (tallied.is_category and tallied.is_high
          and count(*) filter (where not tallied.is_high) over (partition by tallied.node_no, tallied.is_category) = 1
          and row_number() over (
            partition by tallied.node_no, tallied.is_category, tallied.is_high
            order by tallied.n, get_byte(tallied.noise, 2), tallied.measure) = 1) as could_show
    from tallied
  ),
  -- Level by level. What is shown decides the figure, and each parent's figure is spread over
  -- its children: those shown by their figures, those withheld by their households.
  walked as (
    select 0 as node_no, measured.measure_no, true as shown, null::int as value, null::double precision as estimate from measured
    union all
    select weighed.node_no, weighed.measure_no, weighed.value is not null, weighed.value,
      case when weighed.above_no = 0 then coalesce(weighed.value, 0)
        else coalesce(weighed.estimate_above * weighed.weight / nullif(sum(weighed.weight) over siblings, 0), 0) end
    from (
      select valued.*,
        case
          when valued.value_above is null then valued.households::double precision
          when valued.value is not null then valued.value::double precision
          else greatest(valued.value_above - sum(coalesce(valued.value, 0)) over siblings, k)
             * valued.households / nullif(sum(valued.households) filter (where valued.value is null) over siblings, 0)
        end as weight
      from (
        select ranked.node_no, ranked.above_no, ranked.measure_no, ranked.households, ranked.value_above, ranked.estimate_above,
          case when ranked.fit and not (
              ranked.withheld > 0 and (
                ranked.withheld + ranked.turn - 1 < 2
                or ranked.withheld_n + ranked.n_before < ranked.least_n
                or ranked.withheld_households + ranked.households_before < least_households))
            then greatest(ranked.least_value, base * ((ranked.n + ranked.rounding) / base))::int
          end as value
        from (
          select first.*,
            count(*) filter (where not first.fit) over siblings as withheld,
            coalesce(sum(first.n) filter (where not first.fit) over siblings, 0) as withheld_n,
            coalesce(sum(first.households) filter (where not first.fit) over siblings, 0) as withheld_households,
            row_number() over in_turn as turn,
            coalesce(sum(first.n) over (in_turn rows between unbounded preceding and 1 preceding), 0) as n_before,
            coalesce(sum(first.households) over (in_turn rows between unbounded preceding and 1 preceding), 0) as households_before
          from (
            select work.*, walked.shown and work.could_show as fit, walked.value as value_above, walked.estimate as estimate_above
            from walked
            join work on work.above_no = walked.node_no and work.measure_no = walked.measure_no
          ) as first
          window siblings as (partition by first.above_no, first.measure_no),
            -- Numbers of areas are in the order of their codes.
            in_turn as (partition by first.above_no, first.measure_no, first.fit order by first.households, first.node_no)
        ) as ranked
      ) as valued
      window siblings as (partition by valued.above_no, valued.measure_no)
    ) as weighed
    -- In order, so that the same numbers have the same sum to the last digit.
    window siblings as (partition by weighed.above_no, weighed.measure_no order by weighed.node_no
      rows between unbounded preceding and unbounded following)
  ),
  -- Where nobody lives everything is zero, and that is no secret.
  figures as (
    select walked.node_no, walked.measure_no, walked.value, walked.estimate from walked where walked.node_no > 0
    union all
    select placed.node_no, measured.measure_no, 0, 0 from placed cross join measured where placed.households = 0
  )
  insert into private.protected_figures (office_code, on_date, code, is_leaf, measures, "values", estimates)
  select office, compute_protected_counts.on_date, placed.code, placed.is_leaf, listed.measures, listed."values", listed.estimates
  from (
    select figures.node_no, array_agg(measured.measure) as measures, array_agg(figures.value) as "values", array_agg(figures.estimate) as estimates
    from figures
    join measured on measured.measure_no = figures.measure_no
    group by figures.node_no
  ) as listed
  join placed on placed.node_no = listed.node_no;
end;
$$;

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
    join private.protected_figures as kept on kept.on_date = on_day and kept.code = areas.code
    cross join lateral (
      select jsonb_object_agg(counts.measure, counts.value) as by_measure
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
