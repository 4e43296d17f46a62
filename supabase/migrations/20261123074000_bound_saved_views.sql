-- Why:     Nothing kept an account from saving views without end, each of which is read by the whole
--          office where it is shared.
-- Touches: a trigger on public.saved_views.

create function private.tg_saved_views__at_most()
  returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  -- Two at once would not see each other.
  perform pg_advisory_xact_lock(hashtextextended('wangge.saved_views:' || new.office_code || ':' || new.owner_id, 0));
  if (select count(*) from public.saved_views
      where saved_views.owner_id = new.owner_id and saved_views.office_code = new.office_code) >= 200 then
    raise exception 'An account keeps at most 200 views of an office.' using errcode = '54000', detail = 'too_many_views';
  end if;
  return new;
end;
$$;
create trigger at_most before insert on public.saved_views
  for each row execute function private.tg_saved_views__at_most();
