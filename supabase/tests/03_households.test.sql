-- A household is seen by the staff of its cell and the stewards of its scope. Names come with the record, and
-- every record that was read is in the log.
begin;
select plan(17);
\ir office.sql

select is(pg_temp.seen('worker', 'select id from households'), '2001,2002', 'a worker sees the households of his cell');
select is(pg_temp.seen('neighbour', 'select id from households'), '2003', 'the worker of the next cell sees the next cell''s');
select is(pg_temp.seen('former', 'select id from households'), '', 'an assignment that ended opens nothing');
select is(pg_temp.seen('left', 'select id from households'), '', 'nor does an assignment of somebody who left');
select is(pg_temp.seen('community', 'select id from households'), '2001,2002,2003,2004', 'a community administrator sees the community''s');
select is(pg_temp.seen('steward', 'select id from households'), '2001,2002,2003,2004,2005', 'a steward sees those of the office');
select is(pg_temp.seen('expired', 'select id from households'), '', 'a role that ended opens nothing');
select is(
  (select string_agg(pg_temp.seen(who, 'select id from households'), '') from unnest(array['leader', 'wall', 'planner', 'supervisor', 'administrator', 'nobody']) as who),
  '', 'leaders, walls, planners, supervisors, administrators and people without a role see none');
select throws_ok('select pg_temp.seen(''anonymous'', ''select id from households'')', '42501', 'permission denied for table households', 'a visitor is refused');
select throws_ok('select pg_temp.seen(''steward'', ''select head_name from households'')', '42501', 'permission denied for table households',
  'nobody selects a name, a steward neither');
select throws_ok('select pg_temp.seen(''steward'', ''select id from households where phone is null'')', '42501', 'permission denied for table households',
  'nor finds anything by a phone');

select is((pg_temp.seen('worker', 'select household_record(2001) ->> ''head_id_no''')), 'SECRET-ID-A1', 'the record tells the worker of the cell');
select is(
  (select count(*) from audit_log where subject = 'households' and subject_id = '2001' and user_id = '00000000-0000-4000-8000-000000000101' and at = now()),
  1::bigint, 'and the log tells that he read it');
select throws_ok('select pg_temp.seen(''worker'', ''select household_record(2003)'')', '42501', 'You may not read this household.',
  'the record of the next cell is refused');
select throws_ok('select pg_temp.seen(''leader'', ''select household_record(2001)'')', '42501', 'You may not read this household.',
  'and every record to a leader');
select throws_ok('delete from audit_log', '55000', 'audit_log keeps every row as it was written', 'the log is not changed, by its owner neither');

update buildings set area_code = '990101001001010102' where id = 1001;
select is(
  (select string_agg(distinct area_code, ',') from (select area_code from households where building_id = 1001
    union all select area_code from hardship_cases where household_id in (2001, 2002)
    union all select area_code from visits where household_id in (2001, 2002)) as moved),
  '990101001001010102', 'a building that moves takes households, cases and visits along');

select * from finish();
rollback;
