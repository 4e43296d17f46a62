-- What is asked of a past day is answered with the boundaries of that day.
begin;
select plan(15);
\ir office.sql

-- Thirty households in each building of the first office since 2021, fifteen of them in need since then.
insert into households (id, building_id, size, registered_on)
select 10000 + building * 100 + n, 1000 + building, 2, '2021-01-01' from generate_series(1, 4) as building, generate_series(1, 30) as n;
insert into hardship_cases (household_id, category_code, status, valid_from)
select id, 'dibao', 'confirmed', '2021-01-01' from households where id > 10000 and id % 2 = 0;

create function pg_temp.leaves(answer text) returns text language sql as $$
  select coalesce(string_agg(area ->> 'code', ',' order by area ->> 'code'), '') from jsonb_array_elements(answer::jsonb -> 'areas') as area;
$$;

select is(
  pg_temp.seen('leader', 'select feature -> ''properties'' ->> ''code'' from jsonb_array_elements(area_map(''990101001001'', ''2022-06-15'')::jsonb -> ''features'') as feature
    where feature -> ''properties'' ->> ''level'' = ''4'''),
  '990101001001090101', 'the map of 2022 has the one cell of 2022');
select is(
  pg_temp.seen('leader', 'select feature -> ''properties'' ->> ''code'' from jsonb_array_elements(area_map(''990101001001'', ''2024-01-01'')::jsonb -> ''features'') as feature
    where feature -> ''properties'' ->> ''level'' = ''4'''),
  '990101001001010101,990101001001010102,990101001001010201', 'the first day of the new plan has its three');
select is(
  pg_temp.seen('leader', 'select feature -> ''properties'' ->> ''code'' from jsonb_array_elements(area_map(''990101001001'', ''2023-12-31'')::jsonb -> ''features'') as feature
    where feature -> ''properties'' ->> ''level'' = ''4'''),
  '990101001001090101', 'the day before still the old one');

select is(pg_temp.leaves(pg_temp.seen('leader', 'select area_summary(4, ''990101001001'', ''2022-06-15'')')), '990101001001090101',
  'figures of 2022 are of the cell of 2022');
select ok(pg_temp.seen('leader', 'select area_summary(4, ''990101001001'', ''2022-06-15'') #> ''{areas,0,need}''')::int between 40 and 50,
  'in which all forty-five households in need are counted');
select is(pg_temp.leaves(pg_temp.seen('leader', 'select area_summary(4, ''990101001001'', ''2026-11-01'')')),
  '990101001001010101,990101001001010102,990101001001010201', 'figures of today are of the cells of today');
select is((select string_agg(distinct plan_id::text, ',') from incidents where id in (6001, 6006)), '101,102', 'an incident belongs to the plan under which it was reported');
select is((select area_code from incidents where id = 6006), '990101001001090101', 'and keeps the cell of its time');

-- The first building moves from cell A to cell B today; a facility opened in 2024 and was gone in 2025.
update buildings set area_code = '990101001001010102' where id = 1001;
insert into facilities (id, kind_code, name, location, area_code, opened_on, closed_on)
select 9001, min(code), 'A shop of 2024', 'SRID=4326;POINT(116.4 39.9)', '990101001001010101', '2024-01-01', '2025-01-01' from facility_kinds;

create function pg_temp.areas_of(answer text, number text) returns text language sql as $$
  select coalesce(string_agg(feature -> 'properties' ->> 'area', ','), 'absent') from jsonb_array_elements(answer::jsonb -> 'features') as feature
  where feature -> 'properties' ->> 'id' = number;
$$;
select is(pg_temp.areas_of(pg_temp.seen('leader', 'select building_map(''990101001001010101'', private.today() - 1)'), '1001'),
  '990101001001010101', 'yesterday''s map has the building in the cell of yesterday');
select is(pg_temp.areas_of(pg_temp.seen('leader', 'select building_map(''990101001001010101'', private.today())'), '1001'),
  'absent', 'today''s has it there no more');
select is(pg_temp.areas_of(pg_temp.seen('leader', 'select building_map(''990101001001010102'', null)'), '1001'),
  '990101001001010102', 'but in the cell it belongs to now');
select is(pg_temp.areas_of(pg_temp.seen('leader', 'select facility_map(''990101001'', ''2024-12-31'')'), '9001'),
  '990101001001010101', 'a place is on the map of its last day');
select is(pg_temp.areas_of(pg_temp.seen('leader', 'select facility_map(''990101001'', ''2025-01-01'')'), '9001'),
  'absent', 'and not on that of the day after');
select is(
  (select string_agg(jsonb_array_length(pg_temp.seen('steward', 'select building_card(1002, ''' || day || ''')')::jsonb -> 'households')::text, ' ' order by day)
    from unnest(array['2020-12-31', '2021-01-01']) as day),
  '1 31', 'the card of a building has the households of its day');

select ok(
  (now() + make_interval(secs => (pg_temp.seen('leader', 'select my_access() -> ''day_ends_in_s''')::int))) at time zone 'Asia/Shanghai'
    - (private.today() + 1)::timestamp between interval '0' and interval '1 second',
  'the office''s day ends at its midnight');

select * from finish();
rollback;
