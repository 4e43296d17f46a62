-- Workers propose and visit, community staff and stewards confirm.
begin;
select plan(11);
\ir office.sql

select is(pg_temp.seen('worker', 'select id from hardship_cases'), '3001,3002,3003', 'a worker sees the cases of his cell');
select is(pg_temp.seen('far-steward', 'select id from hardship_cases'), '3007,3008', 'a steward of another office sees its cases alone');
select is(pg_temp.seen('leader', 'select id from hardship_cases'), '', 'a leader sees no case');
select is(pg_temp.seen('community-two', 'select id from visits'), '4004', 'a community administrator sees the visits of the community');
select is(pg_temp.seen('supervisor', 'select id from visits'), '', 'a supervisor sees no visit');

select is(pg_temp.touched('worker', 'insert into hardship_cases (household_id, category_code, valid_from) values (2001, ''other'', ''2026-01-01'')'),
  1::bigint, 'a worker proposes a case in his cell');
select throws_ok($$select pg_temp.touched('worker', 'insert into hardship_cases (household_id, category_code, status, valid_from) values (2001, ''other'', ''confirmed'', ''2026-01-01'')')$$,
  '42501', 'new row violates row-level security policy for table "hardship_cases"', 'and does not confirm one');
select is(pg_temp.touched('worker', 'update hardship_cases set status = ''confirmed'' where id = 3002'), 0::bigint, 'nor the one that he proposed');
select throws_ok($$select pg_temp.touched('worker', 'insert into visits (household_id, staff_id, visited_at) values (2001, ''00000000-0000-4000-9000-000000000111'', now())')$$,
  '42501', 'new row violates row-level security policy for table "visits"', 'a visit is recorded by whoever made it');
select throws_ok($$insert into visits (household_id, case_id, visited_at) values (2001, 3004, now())$$,
  '23503', null, 'a visit is for a case of the household visited');
select throws_ok('select pg_temp.seen(''anonymous'', ''select id from hardship_cases'')', '42501', 'permission denied for table hardship_cases', 'a visitor is refused');

select * from finish();
rollback;
