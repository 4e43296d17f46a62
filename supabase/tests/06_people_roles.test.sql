-- Colleagues know each other; rights are given within one's own, never to oneself, and leave a trace.
begin;
select plan(14);
\ir office.sql

select is(pg_temp.seen('wall', 'select phone from staff_contacts'), '', 'a wall shows no phone');
select is(pg_temp.seen('supervisor', 'select phone from staff_contacts'), '555-0101,555-0105,555-0114', 'a supervisor has the phones of his office');
select is(pg_temp.seen('two-hats', 'select phone from staff_contacts'), '555-0201', 'a supervisor there who is leader here has the phones of there alone');
select is(pg_temp.seen('far-community', 'select name from staff'), 'Head of the far community,Worker of E', 'staff are seen in their office');
select is(pg_temp.seen('leader', 'select role from role_grants'), 'leader', 'everybody sees his own roles');
select is(pg_temp.seen('administrator-one', 'select id from role_grants'), '701,702,711,712,716,717,718', 'an administrator those of his scope');

select is(pg_temp.touched('administrator', 'insert into role_grants (user_id, role, scope_code) values (''00000000-0000-4000-8000-000000000003'', ''wall'', ''990101001'')'),
  1::bigint, 'an administrator grants a role');
select is((select count(*) from audit_log where subject = 'role_grants' and detail ->> 'user_id' = '00000000-0000-4000-8000-000000000003' and user_id = '00000000-0000-4000-8000-000000000108'),
  1::bigint, 'and the log tells who did');
select throws_ok($$select pg_temp.touched('administrator', 'insert into role_grants (user_id, role, scope_code) values (''00000000-0000-4000-8000-000000000108'', ''data_steward'', ''990101001'')')$$,
  '42501', 'new row violates row-level security policy for table "role_grants"', 'not to himself');
select throws_ok($$select pg_temp.touched('administrator-one', 'insert into role_grants (user_id, role, scope_code) values (''00000000-0000-4000-8000-000000000003'', ''wall'', ''990101001'')')$$,
  '42501', 'new row violates row-level security policy for table "role_grants"', 'and not beyond his scope');
select is(pg_temp.touched('administrator', 'update posts set name_en = ''x'''), 0::bigint, 'the administrator of one office does not change the lists of all');
select is(pg_temp.touched('chief', 'update posts set name_en = ''x'' where code = ''police'''), 1::bigint, 'who administers every office does');
select is(pg_temp.touched('chief', 'update settings set value = ''{}'' where key = ''protection'''), 0::bigint, 'but not the thresholds of protected counts');
select throws_ok($$insert into assignments (staff_id, area_code, post_code, valid_from) values ('00000000-0000-4000-9000-000000000111', '990101001001010101', 'grid_manager', '2026-01-01')$$,
  '23P01', null, 'an area has one primary for a post on a day');

select * from finish();
rollback;
