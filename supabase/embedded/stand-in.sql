-- Stands in for the parts of Supabase that our migrations lean on, where the
-- database is not Supabase's own: the embedded place, and a plain PostgreSQL in
-- tests. It copies what is *open* in Supabase as well (default privileges), so
-- that a migration which forgets to close something fails here too.
-- Applied at every start, before the migrations; every statement may be repeated.
-- The tables of the auth schema come from the sign-in service (api.ts).

do $$
declare
  wanted text;
begin
  foreach wanted in array array['anon', 'authenticated', 'service_role'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
      execute format('create role %I nologin noinherit', wanted);
    end if;
    -- The server signs in as one role and takes on another for each request.
    execute format('grant %I to %I', wanted, current_user);
  end loop;
  if not (select rolbypassrls from pg_catalog.pg_roles where rolname = 'service_role') then
    alter role service_role bypassrls;
  end if;
  -- Supabase's sessions find the functions of extensions without their schema.
  execute format(
    'alter database %I set search_path = "$user", public, extensions', current_database());
end
$$;

create schema if not exists extensions;
grant usage on schema extensions to anon, authenticated, service_role;
create extension if not exists postgis schema extensions;
create extension if not exists btree_gist schema extensions;

grant usage on schema public to anon, authenticated, service_role;
-- Once, before the first migration closes them, as a new project has them. Opened again at a later
-- start, they would open what the migrations after that make.
do $$
begin
  if to_regnamespace('private') is null then
    alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
    alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
    alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
  end if;
end
$$;

-- Who is asking ------------------------------------------------------------

create schema if not exists auth;
grant usage on schema auth to anon, authenticated, service_role;

create or replace function auth.jwt() returns jsonb language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')
  )::jsonb
$$;

create or replace function auth.uid() returns uuid language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid
$$;

create or replace function auth.role() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
  )
$$;

create or replace function auth.email() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.email', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
  )
$$;

-- Broadcast from the database ----------------------------------------------

create schema if not exists realtime;
grant usage on schema realtime to anon, authenticated, service_role;

create table if not exists realtime.messages (
  id          uuid      not null default gen_random_uuid(),
  topic       text      not null,
  extension   text      not null,
  payload     jsonb,
  event       text,
  private     boolean   default false,
  updated_at  timestamp not null default now(),
  inserted_at timestamp not null default now(),
  -- Ours, for the relay: the order of writing, and the transaction that wrote. Transactions
  -- commit in another order than they write in; only with both is no message overlooked.
  position    bigint    generated always as identity,
  transaction xid8      not null default pg_current_xact_id(),
  primary key (id, inserted_at)
);
create index if not exists messages_inserted_at_idx on realtime.messages (inserted_at);
create index if not exists messages_transaction_idx on realtime.messages (transaction);
alter table realtime.messages enable row level security;
grant select, insert, update on realtime.messages to anon, authenticated, service_role;

-- The topic that a policy on realtime.messages is being asked about.
create or replace function realtime.topic() returns text language sql stable as $$
  select nullif(current_setting('realtime.topic', true), '')
$$;

-- A warning and no more when the message cannot be written, as in Supabase: the
-- row that the message tells of must not be lost for it.
create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true)
  returns void
  language plpgsql
as $$
begin
  perform set_config('realtime.topic', topic, true);
  insert into realtime.messages (payload, event, topic, private, extension)
  values (payload, event, topic, private, 'broadcast');
exception
  when others then
    raise warning 'realtime.send: %', sqlerrm;
end;
$$;

-- Tells the realtime endpoint that there is something to relay. The notice holds no
-- content (a notice may have 8000 bytes at most): the endpoint reads the rows. Notices
-- are delivered at commit, and equal ones of one transaction are folded into one.
create or replace function realtime.announce_messages() returns trigger language plpgsql as $$
begin
  perform pg_notify('realtime_messages', '');
  return null;
end;
$$;

create or replace trigger announce_messages
  after insert on realtime.messages
  for each statement execute function realtime.announce_messages();
