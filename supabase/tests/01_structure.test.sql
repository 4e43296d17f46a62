-- What must be there for the rest to mean anything.
begin;
select plan(9);

select is(
  (select coalesce(string_agg(relname, ',' order by relname), '') from pg_class
    where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and relkind = 'r' and not relrowsecurity),
  '', 'every table has row-level security');
select is(
  (select coalesce(string_agg(policyname, ',' order by policyname), '') from pg_policies where schemaname = 'public' and cmd = 'ALL'),
  '', 'no policy is for all operations');
select is(
  (select coalesce(string_agg(proname, ',' order by proname), '') from pg_proc where pronamespace = 'public'::regnamespace and prosecdef),
  '', 'no function of the API runs with the rights of its owner');
select is(
  (select coalesce(string_agg(relname, ',' order by relname), '') from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
      and (has_table_privilege('anon', oid, 'select') or has_any_column_privilege('anon', oid, 'select, insert, update'))),
  '', 'a visitor has no privilege on any table');
select is(has_schema_privilege('anon', 'private', 'usage'), false, 'a visitor does not reach the private schema');
select is(has_schema_privilege('authenticated', 'public', 'create'), false, 'who signs in makes nothing in public');
select is(
  (select extnamespace::regnamespace::text from pg_extension where extname = 'postgis'), 'extensions',
  'PostGIS lies outside of what the API offers');
select has_trigger('public', 'incident_flow', 'append_only', 'the flow is guarded against change');
select has_trigger('public', 'audit_log', 'append_only', 'the log is guarded against change');

select * from finish();
rollback;
