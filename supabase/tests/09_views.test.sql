-- A saved view is its owner's, or its office's to read; and it points nowhere else.
begin;
select plan(11);
\ir office.sql

select is(pg_temp.seen('leader', 'select name from saved_views'), 'Own view of the leader,Shared by the leader,Shared by the leader of one community', 'a leader has his own views and those shared in his office');
select is(pg_temp.seen('worker', 'select name from saved_views') || pg_temp.seen('wall', 'select name from saved_views') || pg_temp.seen('expired', 'select name from saved_views'),
  '', 'who may not enter the review room has none, even if he made some');
select is(pg_temp.touched('supervisor', 'update saved_views set name = ''Mine'''), 0::bigint, 'a shared view is not changed by those who read it');
select throws_ok($$select pg_temp.touched('leader', 'insert into saved_views (owner_id, office_code, name, query) values (''00000000-0000-4000-8000-000000000104'', ''990101001'', ''x'', '''')')$$,
  '42501', null, 'nobody keeps a view in the name of another');
select throws_ok($$select pg_temp.touched('leader', 'insert into saved_views (office_code, name, query) values (''990101001'', ''x'', ''sel=area:990101002001'')')$$,
  '23514', null, 'a view names no area of another office');
select throws_ok($$select pg_temp.touched('leader', 'insert into saved_views (office_code, name, query) values (''990101001'', ''x'', ''sel=area%3A990101002001'')')$$,
  '23514', null, 'nor hides one behind percent signs');
select throws_ok($$select pg_temp.touched('leader', 'insert into saved_views (office_code, name, query) values (''990101001'', ''x'', ''ask=<script>'')')$$,
  '23514', null, 'its query is one of the address bar');
select throws_ok($$select pg_temp.touched('leader', 'insert into saved_views (office_code, name, query) values (''990101001'', repeat(''长'', 81), '''')')$$,
  '23514', null, 'its name has 80 characters at most');
select throws_ok($$select pg_temp.touched('leader', 'insert into saved_views (office_code, name, query) values (''990101001'', ''own view of the LEADER'', '''')')$$,
  '23505', null, 'and no name is taken twice by one owner in an office');

insert into saved_views (owner_id, office_code, name, query)
select '00000000-0000-4000-8000-000000000104', '990101001', 'View ' || n, '' from generate_series(1, 200 - (
  select count(*)::int from saved_views where owner_id = '00000000-0000-4000-8000-000000000104' and office_code = '990101001')) as n;
select throws_ok($$insert into saved_views (owner_id, office_code, name, query) values ('00000000-0000-4000-8000-000000000104', '990101001', 'One more', '')$$,
  '54000', null, 'nobody keeps more than 200 views of an office');
select lives_ok($$select pg_temp.touched('leader', 'insert into saved_views (office_code, name, query) values (''990101001'', ''One more'', '''')')$$,
  'and one who has does not keep others from theirs');

select * from finish();
rollback;
