-- Included by every test here: the two small offices of tests/fixtures/office, and two ways to act as one of
-- their accounts. `anonymous` is a visitor. What is done this way is done with that person's rights alone.
\ir ../../tests/fixtures/office/areas.sql
\ir ../../tests/fixtures/office/people.sql
\ir ../../tests/fixtures/office/homes.sql
\ir ../../tests/fixtures/office/matters.sql

create function pg_temp.become(who text) returns void language plpgsql as $$
declare
  person uuid := (select id from auth.users where email = who || '@office.test');
begin
  if person is null and who <> 'anonymous' then
    raise exception 'the fixture has no %', who;
  end if;
  perform set_config('request.jwt.claims', json_build_object('sub', person)::text, true);
  perform set_config('role', case when person is null then 'anon' else 'authenticated' end, true);
end;
$$;

-- What a query of one column gives to somebody, sorted, with commas between.
create function pg_temp.seen(who text, query text) returns text language plpgsql as $$
declare
  answer text;
begin
  perform pg_temp.become(who);
  execute format('select coalesce(string_agg(item::text, '','' order by item::text), '''') from (%s) as asked (item)', query) into answer;
  perform set_config('role', 'none', true);
  return answer;
end;
$$;

-- How many rows a statement of somebody touches.
create function pg_temp.touched(who text, statement text) returns bigint language plpgsql as $$
declare
  n bigint;
begin
  perform pg_temp.become(who);
  execute statement;
  get diagnostics n = row_count;
  perform set_config('role', 'none', true);
  return n;
end;
$$;
