-- Why:     Supabase opens every new table and function in public to anyone who
--          has the public key. We open each by hand, so that forgetting is safe.
-- Touches: schemas, extensions, default privileges. Nothing that exists changes.

create schema if not exists extensions;
create extension if not exists postgis schema extensions;
create extension if not exists btree_gist schema extensions;

-- Helpers of the policies and everything that runs with the owner's rights.
-- The API does not expose this schema.
create schema private;
comment on schema private is 'Access rules, protected counts and their secrets. Not exposed by the API.';
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;

alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke execute on functions from anon, authenticated;
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
