-- Why:     A question put to the figures is put again next month, and by a colleague:
--          it is kept under a name.
-- Touches: adds public.saved_views. A view is an address and never a figure: opened, it
--          asks anew, with the rights of whoever opens it.

create table public.saved_views (
  id          uuid primary key default gen_random_uuid(),
  owner_id    uuid not null default auth.uid() references auth.users (id) on delete cascade,
  office_code text collate "C" not null references public.area_codes (code) on delete restrict,
  room        text not null default 'review' check (room in ('review', 'review/report')),
  name        text not null check (char_length(name) between 1 and 80 and name = btrim(name) and name !~ '[[:cntrl:]]'),
  query       text not null check (
    char_length(query) <= 2000
    and query ~ '^([a-z_]+=[A-Za-z0-9_.,:/~!*''()%-]*(&[a-z_]+=[A-Za-z0-9_.,:/~!*''()%-]*)*)?$'),
  period      text check (period ~ '^[a-z0-9_]{1,30}$'),
  shared      boolean not null default false,
  created_at  timestamptz not null default now(),
  changed_at  timestamptz not null default now(),
  constraint saved_views_own_office check (
    coalesce(starts_with(substring(query from '(?:^|&)office=([^&]*)'), office_code), true)
    and coalesce(substring(query from '(?:^|&)sel=([^&]*)')
      ~ ('^(area:' || office_code || '[0-9]*|(building|facility|incident):[0-9]+)$'), true))
);
comment on table public.saved_views is
  'Addresses of the review room kept under a name, for their owner or for all reviewers of the office. They hold no figure.';
comment on column public.saved_views.office_code is 'The street office that the view is about. Its address names no other.';
comment on column public.saved_views.room is 'Path of the page.';
comment on column public.saved_views.query is 'What stands behind the question mark of the address.';
comment on column public.saved_views.period is 'A period that moves along with the day, such as this_month; null = the days in the address.';
create unique index saved_views_owner_id_office_code_name_idx on public.saved_views (owner_id, office_code, lower(name));
create index saved_views_office_code_idx on public.saved_views (office_code);

create function private.tg_saved_views__changed_at()
  returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  new.changed_at := now();
  return new;
end;
$$;
create trigger changed_at before update on public.saved_views
  for each row execute function private.tg_saved_views__changed_at();

alter table public.saved_views enable row level security;

grant select, insert (office_code, room, name, query, period, shared), update (name, query, period, shared), delete
  on public.saved_views to authenticated;

-- Whoever may enter the review room (src/domain/role.ts) in the office of the view.
create policy "Reviewers read their own views and those shared in their office" on public.saved_views for select to authenticated
  using ((shared or owner_id = (select auth.uid())) and office_code ^@ any ((select private.offices_of(private.my_scopes(array[
    'leader', 'planner', 'supervisor', 'community_admin', 'data_steward', 'administrator'])))::text[]));
create policy "Reviewers keep views of their office" on public.saved_views for insert to authenticated
  with check (owner_id = (select auth.uid()) and private.office_of(office_code) = office_code
    and office_code ^@ any ((select private.offices_of(private.my_scopes(array[
      'leader', 'planner', 'supervisor', 'community_admin', 'data_steward', 'administrator'])))::text[]));
create policy "Reviewers change their own views" on public.saved_views for update to authenticated
  using (owner_id = (select auth.uid()) and office_code ^@ any ((select private.offices_of(private.my_scopes(array[
    'leader', 'planner', 'supervisor', 'community_admin', 'data_steward', 'administrator'])))::text[]));
create policy "Reviewers delete their own views" on public.saved_views for delete to authenticated
  using (owner_id = (select auth.uid()) and office_code ^@ any ((select private.offices_of(private.my_scopes(array[
    'leader', 'planner', 'supervisor', 'community_admin', 'data_steward', 'administrator'])))::text[]));
