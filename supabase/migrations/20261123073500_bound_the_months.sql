-- Why:     Whoever asked for a month of any year had it computed and kept: a script could have filled
--          the disk from the year 1 on. And one month that can not be computed kept all the others
--          from being computed ahead.
-- Touches: adds private.first_month_of; private.ensure_protected_counts, private.prepare_protected_counts,
--          public.need_history; drops figures of months before the first.

-- The first month for which an office has figures: that of its first plan in force, or the third
-- year back where it has none; never one to come.
create function private.first_month_of(office text)
  returns date
  language sql
  stable
  set search_path = ''
as $$
  select least(this.month, coalesce((
    select date_trunc('month', min(plans.valid_from))::date from public.plans
    where plans.community_code >= first_month_of.office and plans.community_code < first_month_of.office || '~'
      and plans.status in ('published', 'retired')), (this.month - interval '35 months')::date))
  from (select private.effective_date(private.today()) as month) as this;
$$;

delete from private.protected_dates where protected_dates.on_date < private.first_month_of(protected_dates.office_code);

-- Makes sure that the figures of every office that the scope touches are there. Of a month before
-- the office's first, and of one to come, nothing is known: nothing is computed or kept.
create or replace function private.ensure_protected_counts(scope text, on_date date)
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
    if ensure_protected_counts.on_date is null
      or ensure_protected_counts.on_date < private.first_month_of(office)
      or ensure_protected_counts.on_date > private.effective_date(private.today())
    then
      -- What was computed for it before is no answer either.
      delete from private.protected_dates
      where protected_dates.office_code = office and protected_dates.on_date = ensure_protected_counts.on_date;
      continue;
    end if;
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

-- Computes the protected figures of one month of one office that are missing or stale, the latest
-- month first, and tells whether it computed any: called again and again until it finds none. Which
-- months: this one and those before it, as far back as the office's first and `months` in all. One
-- that can not be computed is told of, left for the next time, and keeps no other waiting.
-- Nothing is asked that a question would not ask, and nothing is answered: the figures of a month are
-- the same whoever has them computed, and when. For the owner of the database; nobody else may call it.
create or replace function private.prepare_protected_counts(months int default 36)
  returns boolean
  language plpgsql
  volatile
  set search_path = ''
as $$
declare
  this_month date := private.effective_date(private.today());
  due        record;
begin
  for due in
    select offices.code, month.first_day::date as first_day
    from public.area_codes as offices
    cross join lateral generate_series(
      this_month::timestamp,
      greatest(private.first_month_of(offices.code), this_month - make_interval(months => prepare_protected_counts.months - 1)),
      '-1 month') as month (first_day)
    where offices.level = 0
      and not exists (
        select 1 from private.protected_dates as ready
        where ready.office_code = offices.code and ready.on_date = month.first_day::date and not ready.stale)
    order by month.first_day desc, offices.code
  loop
    begin
      perform private.ensure_protected_counts(due.code, due.first_day);
      return true;
    exception when others then
      raise warning 'Figures of % on % can not be computed: % (%)', due.code, due.first_day, sqlerrm, sqlstate;
    end;
  end loop;
  return false;
end;
$$;

create or replace function public.need_history(scope text, from_date date, to_date date)
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
  if first_month is null or last_month is null or not isfinite(first_month) or not isfinite(last_month)
    or first_month < (last_month - interval '5 months')::date then
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
    cross join lateral (select private.area_figures(areas.code, months.on_day) -> 'figures' as figures) as asked
    where asked.figures <> '{}'), '[]'));
end;
$$;
comment on function public.need_history(text, date, date) is
  'Protected figures of one area on the first of each of at most six months: households, households in need, open cases by category. The same figures as area_card and area_summary give; a figure is null under the threshold or where it is withheld. Months in which the area was not in force, or before the office''s first plan, are left out.';
