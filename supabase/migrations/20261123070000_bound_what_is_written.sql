-- Why:     An entry in the log of what was taken away took any text after the caller's own code for an
--          area, of any length; and a decision to let a figure count as zero took days that no
--          calendar on a screen can show, which stand in the answer of everybody who asks.
-- Touches: private.log_export; a check on public.assessment_decisions.

alter table public.assessment_decisions
  add constraint assessment_decisions_days check (from_date >= '2000-01-01' and to_date < '2200-01-01');

-- Definer: writes the log, which nobody may write directly, and reads the caller's own address where he is not on the staff.
create or replace function private.log_export(scope text, question text, title text, format text, "rows" int, reason text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = ''
as $$
declare
  caller  uuid := (select auth.uid());
  allowed text[];
  entry   public.audit_log;
begin
  perform private.require_review_scope(log_export.scope);
  -- A wall shows, and gives nothing away.
  select array_agg(role order by role) into allowed
  from unnest(array['grid_worker', 'community_admin', 'data_steward', 'planner', 'supervisor', 'leader', 'administrator']) as role
  where private.covers(case role
    when 'grid_worker' then array(select private.community_of(worked.code) from unnest(private.my_scopes(array[role])) as worked (code))
    else private.my_scopes(array[role]) end, log_export.scope);
  if caller is null or allowed is null then
    raise exception 'You may not take figures of this area away.' using errcode = '42501', detail = 'scope_not_yours';
  end if;
  -- The log is for good: what stands in it as an area is one.
  if not exists (select 1 from public.area_codes where area_codes.code = log_export.scope) then
    raise exception 'There is no such area.' using errcode = '22023', detail = 'no_such_area';
  end if;

  if log_export.format is null or log_export.format not in ('csv', 'xlsx', 'geojson', 'png', 'pdf', 'print') then
    raise exception 'There is no format %.', coalesce(left(log_export.format, 40), '(none)') using errcode = '22023', detail = 'no_such_format';
  end if;
  if coalesce(log_export.question, '') !~ '^[a-z][a-z_]{0,39}$' then
    raise exception 'A question is named by small letters.' using errcode = '22023', detail = 'no_such_question';
  end if;
  if log_export."rows" is null or log_export."rows" < 0 then
    raise exception 'A file has no rows or some.' using errcode = '22023', detail = 'rows_out_of_range';
  end if;
  if coalesce(length(btrim(log_export.title)), 0) not between 1 and 200 then
    raise exception 'Say in at most 200 letters what the file shows.' using errcode = '22023', detail = 'title_out_of_range';
  end if;
  if coalesce(length(btrim(log_export.reason)), 0) not between 2 and 200 then
    raise exception 'Say in 2 to 200 letters what the file is for.' using errcode = '22023', detail = 'reason_out_of_range';
  end if;

  insert into public.audit_log (user_id, action, subject, subject_id, scope_code, detail)
  values (caller, 'export', 'review', log_export.question, log_export.scope, jsonb_build_object(
    'roles', allowed, 'title', btrim(log_export.title), 'format', log_export.format,
    'rows', log_export."rows", 'reason', btrim(log_export.reason)))
  returning * into entry;
  return jsonb_build_object('number', entry.id, 'at', entry.at, 'by', coalesce(
    (select staff.name from public.staff where staff.user_id = caller),
    (select users.email from auth.users where users.id = caller), ''));
end;
$$;
