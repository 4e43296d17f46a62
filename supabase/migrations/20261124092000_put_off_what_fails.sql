-- Why:     A month whose figures can not be computed was tried again before every other, each time
--          figures were computed ahead, all in one statement for which everybody else waited; and
--          nobody was told, as a warning of the database reaches no log of the server.
-- Touches: adds private.months_put_off; private.prepare_protected_counts.

create table private.months_put_off (
  office_code text collate "C" not null,
  on_date     date not null,
  failed_at   timestamptz not null default now(),
  reason      text not null,
  primary key (office_code, on_date)
);
comment on table private.months_put_off is 'Months whose figures could not be computed ahead: when that was tried last, and what the database said. Tried again after an hour.';
alter table private.months_put_off enable row level security;

-- Computes the protected figures of one month of one office that are missing or stale, the latest
-- month first, and tells whether there was one: called again and again until it finds none. Which
-- months: this one and those before it, as far back as the office's first and `months` in all. One
-- that can not be computed is put off for an hour, and the next call goes on to the next.
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
  select offices.code, month.first_day::date as first_day into due
  from public.area_codes as offices
  cross join lateral generate_series(
    this_month::timestamp,
    greatest(private.first_month_of(offices.code), this_month - make_interval(months => prepare_protected_counts.months - 1)),
    '-1 month') as month (first_day)
  where offices.level = 0
    and not exists (
      select 1 from private.protected_dates as ready
      where ready.office_code = offices.code and ready.on_date = month.first_day::date and not ready.stale)
    and not exists (
      select 1 from private.months_put_off as put_off
      where put_off.office_code = offices.code and put_off.on_date = month.first_day::date
        and put_off.failed_at > now() - interval '1 hour')
  order by month.first_day desc, offices.code
  limit 1;
  if due.code is null then
    return false;
  end if;
  begin
    perform private.ensure_protected_counts(due.code, due.first_day);
    delete from private.months_put_off
    where months_put_off.office_code = due.code and months_put_off.on_date = due.first_day;
  exception when others then
    insert into private.months_put_off (office_code, on_date, reason)
    values (due.code, due.first_day, sqlstate || ' ' || sqlerrm)
    on conflict (office_code, on_date) do update set failed_at = now(), reason = excluded.reason;
  end;
  return true;
end;
$$;
