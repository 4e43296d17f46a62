-- Areas in force are the office's; drafts are for those who draw.
begin;
select plan(12);
\ir office.sql

select is(pg_temp.seen('planner', 'select id from plans where status = ''draft'''), '103,106', 'a planner sees the drafts of his scope');
select is(pg_temp.seen('planner-two', 'select id from plans where status = ''draft'''), '106', 'a planner of one community sees its draft alone');
select is(pg_temp.seen('leader', 'select id from plans where status in (''draft'', ''approved'')'), '', 'a leader sees no draft');
select is(pg_temp.seen('leader', 'select id from areas where plan_id in (103, 104)'), '', 'nor the cells of one');
select is(pg_temp.seen('far-leader', 'select code from areas where level = 1'), '990101002001', 'a leader of another office sees its areas alone');
select is(pg_temp.seen('nobody', 'select code from areas'), '', 'who has no role sees no area');
select throws_ok('select pg_temp.seen(''anonymous'', ''select code from areas'')', '42501', 'permission denied for table areas', 'a visitor is refused');

select is(pg_temp.touched('planner', 'update areas set name = ''Mine'' where id = 341'), 1::bigint, 'a planner redraws a cell of a draft');
select is(pg_temp.touched('planner', 'update areas set name = ''Mine'' where id in (313, 333, 342)'), 0::bigint,
  'and no cell in force, of the past, or approved');
select throws_ok(
  $$select pg_temp.touched('planner', 'insert into areas (plan_id, code, level, name, outline)
    select 103, ''990101001002010101'', 4, ''Across'', outline from areas where id = 341')$$,
  '42501', 'new row violates row-level security policy for table "areas"', 'a cell of another community does not go into a draft');
select throws_ok(
  $$insert into areas (plan_id, code, parent_code, level, name, outline)
    select 103, '990101001001010101', '99010100100102', 4, 'Orphan', outline from areas where id = 341$$,
  '23514', null, 'a cell lies in its parent by its code');
select throws_ok(
  $$insert into plans (community_code, name, status, valid_from) values ('990101001001', 'Second', 'published', '2025-01-01')$$,
  '23P01', null, 'on one day one plan of a community is in force');

select * from finish();
rollback;
