-- Why:     Who may read and change configuration, areas and people on duty
--          (docs/access.md says it as a table).
-- Touches: grants and policies of the tables made so far.

-- Code lists: everybody with a role reads. They belong to the whole installation, so
-- only who administers all its offices changes them. -------------------------------
grant select on public.area_levels, public.posts, public.hardship_categories, public.hardship_subtypes,
  public.facility_kinds, public.incident_categories, public.incident_conditions, public.settings to authenticated;

create policy "Members read levels" on public.area_levels for select to authenticated
  using (cardinality((select private.my_offices())) > 0);
create policy "Members read posts" on public.posts for select to authenticated
  using (cardinality((select private.my_offices())) > 0);
create policy "Members read hardship categories" on public.hardship_categories for select to authenticated
  using (cardinality((select private.my_offices())) > 0);
create policy "Members read hardship subtypes" on public.hardship_subtypes for select to authenticated
  using (cardinality((select private.my_offices())) > 0);
create policy "Members read facility kinds" on public.facility_kinds for select to authenticated
  using (cardinality((select private.my_offices())) > 0);
create policy "Members read incident categories" on public.incident_categories for select to authenticated
  using (cardinality((select private.my_offices())) > 0);
create policy "Members read incident conditions" on public.incident_conditions for select to authenticated
  using (cardinality((select private.my_offices())) > 0);
create policy "Members read settings" on public.settings for select to authenticated
  using (cardinality((select private.my_offices())) > 0);

grant update (name_zh, name_en, leader_zh, leader_en) on public.area_levels to authenticated;
grant update (name_zh, name_en, sort) on public.posts to authenticated;
grant update (name_zh, name_en, sort, valid_to) on public.hardship_categories to authenticated;
grant update (name_zh, name_en, sort) on public.facility_kinds to authenticated;
grant update (name_zh, name_en, sort, valid_to) on public.incident_categories to authenticated;
grant update (value) on public.settings to authenticated;

create policy "Administrators change levels" on public.area_levels for update to authenticated
  using ((select private.administers_everywhere()));
create policy "Administrators change posts" on public.posts for update to authenticated
  using ((select private.administers_everywhere()));
create policy "Administrators change hardship categories" on public.hardship_categories for update to authenticated
  using ((select private.administers_everywhere()));
create policy "Administrators change facility kinds" on public.facility_kinds for update to authenticated
  using ((select private.administers_everywhere()));
create policy "Administrators change incident categories" on public.incident_categories for update to authenticated
  using ((select private.administers_everywhere()));
-- What protected counts, days and distances stand on is not an administrator's to change:
-- only the owner of the database does.
create policy "Administrators change settings" on public.settings for update to authenticated
  using ((select private.administers_everywhere()) and key not in ('protection', 'time_zone', 'metric_srid'));

-- Areas: members of the office; drafts for those who draw ---------------------------
grant select on public.area_codes, public.plans, public.areas to authenticated;

create policy "Members read codes of their office" on public.area_codes for select to authenticated
  using (code ^@ any ((select private.my_offices())::text[]) or exists (
    select 1 from unnest((select private.my_offices())) as office (code) where starts_with(office.code, area_codes.code)));
create policy "Members read plans of their office" on public.plans for select to authenticated
  using (case when status in ('published', 'retired')
    then community_code ^@ any ((select private.my_offices())::text[])
    else community_code ^@ any ((select private.my_scopes(array['planner', 'community_admin', 'administrator']))::text[]) end);
create policy "Members read areas of their office" on public.areas for select to authenticated
  using (code ^@ any ((select private.my_offices())::text[])
    and (plan_id is null or exists (select 1 from public.plans where plans.id = areas.plan_id)));

grant insert (community_code, name, note), update (name, note), delete on public.plans to authenticated;
create policy "Planners begin drafts" on public.plans for insert to authenticated
  with check (status = 'draft' and private.covers((select private.my_scopes(array['planner'])), community_code)
    and exists (select 1 from public.area_codes where area_codes.code = community_code and area_codes.level = 1));
create policy "Planners name their drafts" on public.plans for update to authenticated
  using (status = 'draft' and private.covers((select private.my_scopes(array['planner'])), community_code));
create policy "Planners discard drafts" on public.plans for delete to authenticated
  using (status = 'draft' and private.covers((select private.my_scopes(array['planner'])), community_code));

grant insert (plan_id, code, parent_code, level, name, kind, outline), update (name, kind, outline), delete on public.areas to authenticated;
create policy "Planners draw cells in drafts" on public.areas for insert to authenticated
  with check (private.covers((select private.my_scopes(array['planner'])), code)
    and exists (select 1 from public.plans where plans.id = areas.plan_id and plans.status = 'draft'
      and starts_with(areas.code, plans.community_code)));
create policy "Planners redraw cells in drafts" on public.areas for update to authenticated
  using (private.covers((select private.my_scopes(array['planner'])), code)
    and exists (select 1 from public.plans where plans.id = areas.plan_id and plans.status = 'draft'));
create policy "Planners remove cells from drafts" on public.areas for delete to authenticated
  using (private.covers((select private.my_scopes(array['planner'])), code)
    and exists (select 1 from public.plans where plans.id = areas.plan_id and plans.status = 'draft'));

-- People on duty ----------------------------------------------------------------------

-- Whether the caller can see what a new row is about to point at. A foreign key asks with
-- the owner's rights: without this it would tell which numbers exist elsewhere. With the
-- caller's rights; null points at nothing and is fine.
create function private.sees_organisation(id bigint)
  returns boolean
  language sql
  stable
  set search_path = ''
as $$
  select sees_organisation.id is null
    or exists (select 1 from public.organisations where organisations.id = sees_organisation.id);
$$;

create function private.sees_staff(id uuid, office text)
  returns boolean
  language sql
  stable
  set search_path = ''
as $$
  select sees_staff.id is null
    or exists (select 1 from public.staff where staff.id = sees_staff.id and starts_with(staff.area_code, sees_staff.office));
$$;

grant execute on function private.sees_organisation(bigint), private.sees_staff(uuid, text) to authenticated, service_role;

grant select on public.organisations, public.staff, public.staff_contacts, public.assignments, public.role_grants to authenticated;

create policy "Members read organisations of their office" on public.organisations for select to authenticated
  using (area_code ^@ any ((select private.my_offices())::text[]));
create policy "Members read staff of their office" on public.staff for select to authenticated
  using (area_code ^@ any ((select private.my_offices())::text[]));
create policy "Those who work together read contacts" on public.staff_contacts for select to authenticated
  using (exists (select 1 from public.staff where staff.id = staff_contacts.staff_id and private.covers(
    (select private.offices_of(private.my_scopes(array['grid_worker', 'community_admin', 'data_steward', 'supervisor', 'administrator']))),
    staff.area_code)));
create policy "Members read assignments of their office" on public.assignments for select to authenticated
  using (area_code ^@ any ((select private.my_offices())::text[]));
create policy "Users read their own roles, administrators those of their scope" on public.role_grants for select to authenticated
  using (user_id = (select auth.uid()) or scope_code ^@ any ((select private.my_scopes(array['administrator']))::text[]));

grant insert (kind, name, parent_id, area_code), update (kind, name, parent_id), delete on public.organisations to authenticated;
create policy "Stewards add organisations" on public.organisations for insert to authenticated
  with check (private.covers((select private.my_scopes(array['data_steward', 'administrator'])), area_code)
    and private.sees_organisation(parent_id));
create policy "Stewards correct organisations" on public.organisations for update to authenticated
  using (private.covers((select private.my_scopes(array['data_steward', 'administrator'])), area_code))
  with check (private.covers((select private.my_scopes(array['data_steward', 'administrator'])), area_code)
    and private.sees_organisation(parent_id));
create policy "Stewards remove organisations" on public.organisations for delete to authenticated
  using (private.covers((select private.my_scopes(array['data_steward', 'administrator'])), area_code));

grant insert (name, organisation_id, area_code, skills, status), update (name, organisation_id, skills, status) on public.staff to authenticated;
create policy "Community administrators add staff" on public.staff for insert to authenticated
  with check (private.covers((select private.my_scopes(array['community_admin', 'administrator'])), area_code)
    and private.sees_organisation(organisation_id));
create policy "Community administrators correct staff" on public.staff for update to authenticated
  using (private.covers((select private.my_scopes(array['community_admin', 'administrator'])), area_code))
  with check (private.covers((select private.my_scopes(array['community_admin', 'administrator'])), area_code)
    and private.sees_organisation(organisation_id));

grant insert (staff_id, phone), update (phone) on public.staff_contacts to authenticated;
create policy "Community administrators add contacts" on public.staff_contacts for insert to authenticated
  with check (exists (select 1 from public.staff where staff.id = staff_contacts.staff_id
    and private.covers((select private.my_scopes(array['community_admin', 'administrator'])), staff.area_code)));
create policy "Community administrators correct contacts" on public.staff_contacts for update to authenticated
  using (exists (select 1 from public.staff where staff.id = staff_contacts.staff_id
    and private.covers((select private.my_scopes(array['community_admin', 'administrator'])), staff.area_code)));

grant insert (staff_id, area_code, post_code, rank, valid_from, valid_to), update (valid_to) on public.assignments to authenticated;
-- Somebody of the same office: an assignment opens a cell to whoever holds it.
create policy "Community administrators assign" on public.assignments for insert to authenticated
  with check (private.covers((select private.my_scopes(array['community_admin', 'administrator'])), area_code)
    and private.sees_staff(staff_id, private.office_of(area_code)));
create policy "Community administrators end assignments" on public.assignments for update to authenticated
  using (private.covers((select private.my_scopes(array['community_admin', 'administrator'])), area_code));

grant insert (user_id, role, scope_code, valid_from, valid_to), update (valid_to), delete on public.role_grants to authenticated;
-- Nobody gives himself a right, prolongs one or takes away his own: it needs a second person.
create policy "Administrators grant roles in their scope" on public.role_grants for insert to authenticated
  with check (private.covers((select private.my_scopes(array['administrator'])), scope_code) and user_id <> (select auth.uid()));
create policy "Administrators end roles in their scope" on public.role_grants for update to authenticated
  using (private.covers((select private.my_scopes(array['administrator'])), scope_code) and user_id <> (select auth.uid()));
create policy "Administrators withdraw roles in their scope" on public.role_grants for delete to authenticated
  using (private.covers((select private.my_scopes(array['administrator'])), scope_code) and user_id <> (select auth.uid()));
