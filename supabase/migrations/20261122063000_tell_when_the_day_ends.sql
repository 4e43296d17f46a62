-- Why:     A page left open went on to the office's next day up to five minutes late.
-- Touches: public.my_access says how long the office's day goes on.

create or replace function public.my_access()
  returns jsonb
  language sql
  stable
  security invoker
  set search_path = ''
as $$
  select jsonb_build_object(
    'user_id', (select auth.uid()),
    'today', private.today(),
    'day_ends_in_s', (select ceil(extract(epoch from (private.today() + 1)::timestamp at time zone zone.name - now()))
      from (select coalesce((select settings.value #>> '{}' from public.settings where settings.key = 'time_zone'), 'Asia/Shanghai') as name) as zone),
    'staff', (select jsonb_build_object('id', staff.id, 'name', staff.name) from public.staff where staff.user_id = (select auth.uid())),
    'offices', to_jsonb(private.my_offices()),
    'review_scopes', to_jsonb(private.my_review_scopes()),
    'work_scopes', to_jsonb(private.my_scopes(array['grid_worker', 'community_admin', 'data_steward'])),
    'grants', coalesce((
      select jsonb_agg(jsonb_build_object('role', role_grants.role, 'scope', role_grants.scope_code, 'scope_name', (
          select areas.name from private.dated_areas as areas where areas.in_force @> private.today() and areas.code = role_grants.scope_code))
        order by role_grants.id)
      from public.role_grants
      where role_grants.user_id = (select auth.uid())
        and role_grants.valid_from <= private.today() and coalesce(role_grants.valid_to, 'infinity') > private.today()), '[]'));
$$;
comment on function public.my_access() is 'Who the caller is, what roles he has in which areas, what day it is for the office, and in how many seconds that day ends.';
