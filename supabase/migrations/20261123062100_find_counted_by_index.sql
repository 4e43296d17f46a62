-- Why:     The counts of a month read every incident there ever was: a fifth of a second. Each of the
--          six questions in them is now answered by an index; the figures are the same.
-- Touches: private.counted_incidents; an index on incidents.

-- Who was late a year ago is found among all that were closed since, without looking at their rows.
create index incidents_closed_at_due_at_idx on public.incidents (closed_at, due_at) where closed_at is not null;

-- Incidents of a scope that are in any count of a period, and in which. What happened at or after
-- the end of the period is not counted: neither closing nor putting aside.
-- Incidents about people are nobody's here, not even of those who may read them: a figure is the
-- same for everybody, and the difference of two readers' figures tells nothing.
create or replace function private.counted_incidents(scope text, from_date date, to_date date)
  returns table (
    id bigint, area_code text, ends timestamptz,
    reported boolean, reported_filed boolean, reported_open boolean,
    filed boolean, filed_kept boolean, filed_public boolean,
    due boolean, due_handled boolean, due_handled_on_time boolean,
    due_closed boolean, due_closed_on_time boolean, due_closed_late boolean,
    open_late boolean, rated boolean, rated_satisfied boolean)
  language sql
  stable
  set search_path = ''
as $$
  with period as (
    select counted_incidents.from_date::timestamp at time zone zone.name as begins,
      least((counted_incidents.to_date + 1)::timestamp at time zone zone.name, now()) as ends
    from (select coalesce((select settings.value #>> '{}' from public.settings where settings.key = 'time_zone'), 'Asia/Shanghai') as name) as zone
  ),
  -- Each question is answered by an index; one that asks them all at once reads all that ever happened.
  found as materialized (
    select incidents.id from period
    join public.incidents on incidents.reported_at >= period.begins and incidents.reported_at < period.ends
    where incidents.area_code >= counted_incidents.scope and incidents.area_code < counted_incidents.scope || '~'
    union
    select incidents.id from period
    join public.incidents on incidents.filed_at >= period.begins and incidents.filed_at < period.ends
    where incidents.area_code >= counted_incidents.scope and incidents.area_code < counted_incidents.scope || '~'
    union
    select incidents.id from period
    join public.incidents on incidents.due_at >= period.begins and incidents.due_at < period.ends
    where incidents.area_code >= counted_incidents.scope and incidents.area_code < counted_incidents.scope || '~'
    union
    select incidents.id from period
    join public.incidents on incidents.closed_at >= period.begins and incidents.closed_at < period.ends
    where incidents.area_code >= counted_incidents.scope and incidents.area_code < counted_incidents.scope || '~'
      and incidents.satisfaction is not null
    union
    select incidents.id from period
    join public.incidents on incidents.closed_at is null and incidents.due_at < period.ends
    where incidents.area_code >= counted_incidents.scope and incidents.area_code < counted_incidents.scope || '~'
    union
    select incidents.id from period
    join public.incidents on incidents.closed_at >= period.ends and incidents.due_at < period.ends
    where incidents.area_code >= counted_incidents.scope and incidents.area_code < counted_incidents.scope || '~'
  ),
  marked as (
    select incidents.*, period.ends,
      incidents.reported_at >= period.begins and incidents.reported_at < period.ends as is_reported,
      coalesce(incidents.filed_at >= period.begins and incidents.filed_at < period.ends, false) as is_filed,
      coalesce(incidents.closed_at < period.ends, false) as is_over,
      coalesce(incidents.due_at >= period.begins and incidents.due_at < period.ends and incidents.filed_at < period.ends
        and not (incidents.state in ('cancelled', 'merged', 'rejected') and incidents.closed_at < period.ends), false) as is_due,
      coalesce(incidents.state = 'closed' and incidents.closed_at >= period.begins and incidents.closed_at < period.ends
        and incidents.satisfaction is not null, false) as is_rated
    from found
    join public.incidents on incidents.id = found.id
    cross join period
    where not incidents.restricted
  )
  select marked.id, marked.area_code, marked.ends,
    marked.is_reported,
    marked.is_reported and coalesce(marked.filed_at < marked.ends, false),
    marked.is_reported and not marked.is_over,
    marked.is_filed,
    marked.is_filed and not (marked.state = 'cancelled' and marked.is_over),
    marked.is_filed and marked.source in ('hotline_12345', 'app_public'),
    marked.is_due,
    marked.is_due and coalesce(marked.handled_at < marked.ends, false),
    marked.is_due and coalesce(marked.handled_at <= marked.due_at, false),
    marked.is_due and marked.is_over,
    marked.is_due and marked.is_over and marked.closed_at <= marked.due_at,
    marked.is_due and marked.is_over and marked.closed_at > marked.due_at,
    coalesce(marked.filed_at < marked.ends and marked.due_at < marked.ends, false) and not marked.is_over,
    marked.is_rated,
    marked.is_rated and marked.satisfaction >= 4
  from marked;
$$;
