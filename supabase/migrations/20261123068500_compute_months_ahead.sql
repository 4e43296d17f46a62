-- Why:     Whoever first asked about a month waited until its figures were computed, and a history
--          over all months waited for each of them. Now they can be computed before anybody asks.
-- Touches: adds private.prepare_protected_counts.

-- Computes the protected figures of one month of one office that are missing or stale, the latest
-- month first, and tells whether it found any: called again and again until it finds none. Which
-- months: this one and those before it, as far back as the office's first plan and `months` in all.
-- Nothing is asked that a question would not ask, and nothing is answered: the figures of a month are
-- the same whoever has them computed, and when. For the owner of the database; nobody else may call it.
create function private.prepare_protected_counts(months int default 36)
  returns boolean
  language plpgsql
  volatile
  set search_path = ''
as $$
declare
  this_month date := private.effective_date(private.today());
  due        record;
begin
  select offices.code, month.first_day::date as first_day into due
  from public.area_codes as offices
  cross join lateral (
    select min(plans.valid_from) as valid_from from public.plans
    where plans.community_code >= offices.code and plans.community_code < offices.code || '~') as earliest
  cross join lateral generate_series(
    this_month::timestamp,
    greatest(earliest.valid_from, this_month - make_interval(months => prepare_protected_counts.months - 1)),
    '-1 month') as month (first_day)
  where offices.level = 0
    and not exists (
      select 1 from private.protected_dates as ready
      where ready.office_code = offices.code and ready.on_date = month.first_day::date and not ready.stale)
  order by month.first_day desc, offices.code
  limit 1;
  if not found then
    return false;
  end if;
  perform private.ensure_protected_counts(due.code, due.first_day);
  return true;
end;
$$;
