-- Why:     Of more than 200 incidents that stand open past their deadline the list gave those reported
--          last, which are those overdue for the shortest time: the longest overdue were not among them.
-- Touches: public.indicator_incidents.

-- The incidents behind a count, the latest first; of those open past their deadline, the longest overdue.
create or replace function public.indicator_incidents(scope text, counted text, from_date date, to_date date)
  returns json
  language sql
  stable
  security invoker
  set search_path = ''
as $$
  -- Outside open_late nothing is overdue since any time, and the order is that of the reports.
  select coalesce(json_agg(json_build_object(
      'id', found.id, 'case_no', found.case_no, 'category', found.category_code, 'title', found.title, 'area', found.area_code,
      'state', found.state, 'reported_at', found.reported_at, 'due_at', found.due_at, 'handled_at', found.handled_at,
      'closed_at', found.closed_at)
    order by found.overdue_since, found.reported_at desc, found.id desc), '[]')
  from (
    select incidents.*, case when indicator_incidents.counted = 'open_late' then incidents.due_at end as overdue_since
    from private.counted_incidents(indicator_incidents.scope, indicator_incidents.from_date, indicator_incidents.to_date) as marks
    join public.incidents on incidents.id = marks.id
    where (to_jsonb(marks) ->> indicator_incidents.counted) = 'true'
    order by overdue_since, incidents.reported_at desc, incidents.id desc
    limit 200
  ) as found;
$$;
comment on function public.indicator_incidents(text, text, date, date) is
  'The incidents that are in a count of indicator_counts (by its name) in an area and a period, at most 200, as far as the caller may read them: the latest first, and of open_late the longest overdue first.';
