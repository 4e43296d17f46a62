-- Why:     Maps and walls hear of a changed incident within a second, and only
--          those hear who may read its row.
-- Touches: adds a trigger on incidents and a policy on realtime.messages.

-- Topics: incidents:<community code> for what the office may read,
-- incidents-restricted:<community code> for what tells about people.
create function private.tg_incidents__broadcast()
  returns trigger
  language plpgsql
  security definer
  set search_path = ''
as $$
begin
  if private.is_loading() then
    return null;
  end if;
  perform realtime.send(
    jsonb_build_object(
      'id', new.id, 'area', new.area_code, 'category', new.category_code, 'state', new.state,
      'lng', extensions.st_x(new.location), 'lat', extensions.st_y(new.location),
      'lamp', private.lamp(new.closed_at, new.filed_at, new.due_at, now()),
      'reported_at', extract(epoch from new.reported_at)::bigint,
      'filed_at', extract(epoch from new.filed_at)::bigint,
      'due_at', extract(epoch from new.due_at)::bigint,
      'closed_at', extract(epoch from new.closed_at)::bigint,
      'cause', case when tg_op = 'INSERT' then 'reported' else 'changed' end),
    'incident_changed',
    case when new.restricted then 'incidents-restricted:' else 'incidents:' end || private.community_of(new.area_code),
    true);
  return null;
end;
$$;
create trigger broadcast after insert or update on public.incidents
  for each row execute function private.tg_incidents__broadcast();

create policy "Incidents are heard by those who may read them" on realtime.messages for select to authenticated
  using (realtime.messages.extension = 'broadcast' and case split_part((select realtime.topic()), ':', 1)
    when 'incidents' then private.covers((select private.my_review_scopes()), split_part((select realtime.topic()), ':', 2))
    when 'incidents-restricted' then private.covers((select private.my_scopes(array['community_admin'])), split_part((select realtime.topic()), ':', 2))
    else false end);
