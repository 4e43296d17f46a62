-- Why:     Who knows how figures are withheld, and how many live where, could tell of a few small
--          counts that they are not zero: of two cells withheld for their own counts neither holds
--          more than k + 1, so a sum of 8 leaves at least 2 to each; a cell of two households holds
--          two at most. No count followed, but "somebody here" did (docs/decisions/0002).
-- Touches: private.compute_protected_counts; the figures computed so far go, and are computed again.

-- Computes the protected figures of one office on one day.
--
-- The tree of areas is walked from the office down. For each measure a child is
-- withheld when it holds too few households, when its count is under a threshold
-- (k plus a secret 0, 1 or 2 that never changes for this area and measure), or when
-- its parent is withheld. If those withheld under one parent are alone, or together
-- under k counts or under the least number of households, or if one of them could not
-- be zero, the next one (always the same: fewest households first) is withheld with
-- them; where all the children together are too few for that, their parent is withheld.
-- One could not be zero where the others could not hold what is withheld in all: who is
-- seen to be withheld for its own count holds k + 1 at most, and none holds more than
-- live in it. What is shown is rounded to
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
      case when measured.is_category or measured.measure = 'need' then placed.households
        -- People of a household; nobody counts how often it is visited.
        else 30 * placed.households end as room,
      case when spread.n >= least(k, least_households) then sha256(convert_to(secret || ':' || placed.code || ':' || measured.measure, 'UTF8')) end as noise
    from placed
    cross join measured
    left join spread on spread.code = placed.code and spread.measure = measured.measure
    where placed.households > 0
  ),
  tallied as materialized (
    select judged.*, greatest(judged.n, case
        when not judged.is_small then judged.room
        when judged.is_rest or judged.households < least_households then judged.room
        else least(judged.room, k + 1) end) as most
    from (
      select high.*, high.is_rest or high.households < least_households or not high.is_high as is_small
      from (
        select keyed.*, coalesce(keyed.n >= k + get_byte(keyed.noise, 1) % 3, false) as is_high from keyed
      ) as high
    ) as judged
  ),
  -- Areas in which a small count could not be hidden even among all the others.
  bare as materialized (
    select tallied.above_no as node_no, tallied.measure_no
    from tallied
    where not tallied.is_population
    group by tallied.above_no, tallied.measure_no
    having sum(tallied.most - tallied.n) < max(tallied.most) filter (where tallied.is_small)
  ),
  -- One category withheld beside all the others shown would follow from the number
  -- of households in need: then the next smallest is withheld as well.
  work as materialized (
    select tallied.node_no, tallied.above_no, tallied.households, tallied.measure_no, tallied.n,
      tallied.most, tallied.is_small and not tallied.is_population as must_hide,
      case when tallied.is_population then least_households else k end as least_n,
      case when tallied.is_population then least_households else base end as least_value,
      case when tallied.level <= 1 then base / 2 else get_byte(tallied.noise, 0) % base end as rounding,
      not tallied.is_rest and tallied.households >= least_households
        and case when tallied.is_population then tallied.n >= least_households else tallied.is_high end
        and not (tallied.is_category and tallied.is_high
          and count(*) filter (where not tallied.is_high) over (partition by tallied.node_no, tallied.is_category) = 1
          and row_number() over (
            partition by tallied.node_no, tallied.is_category, tallied.is_high
            order by tallied.n, get_byte(tallied.noise, 2), tallied.measure) = 1)
        and bare.node_no is null as could_show
    from tallied
    left join bare on bare.node_no = tallied.node_no and bare.measure_no = tallied.measure_no
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
                or ranked.withheld_room + ranked.room_before < ranked.must_hold
                or ranked.withheld_households + ranked.households_before < least_households))
            then greatest(ranked.least_value, base * ((ranked.n + ranked.rounding) / base))::int
          end as value
        from (
          select first.*,
            count(*) filter (where not first.fit) over siblings as withheld,
            coalesce(sum(first.n) filter (where not first.fit) over siblings, 0) as withheld_n,
            coalesce(sum(first.households) filter (where not first.fit) over siblings, 0) as withheld_households,
            coalesce(sum(first.most - first.n) filter (where not first.fit) over siblings, 0) as withheld_room,
            coalesce(max(first.most) filter (where first.must_hide) over siblings, 0) as must_hold,
            row_number() over in_turn as turn,
            coalesce(sum(first.n) over (in_turn rows between unbounded preceding and 1 preceding), 0) as n_before,
            coalesce(sum(first.households) over (in_turn rows between unbounded preceding and 1 preceding), 0) as households_before,
            coalesce(sum(first.most - first.n) over (in_turn rows between unbounded preceding and 1 preceding), 0) as room_before
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

-- Destructive: figures computed by the rule before. They are computed again when they are asked for.
delete from private.protected_dates;
