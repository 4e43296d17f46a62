-- Incidents by scope, those about people by cell; the flow is only added to.
begin;
select plan(15);
\ir office.sql

select is(pg_temp.seen('worker', 'select id from incidents where restricted'), '6011', 'a worker sees the dispute in his cell');
select is(pg_temp.seen('worker', 'select id from incidents where not restricted'), '6001,6002,6003,6006', 'and ordinary incidents of the community');
select is(pg_temp.seen('leader', 'select id from incidents'), '6001,6002,6003,6004,6006', 'a leader sees ordinary incidents of the office alone');
select is(pg_temp.seen('leader-one', 'select id from incidents'), '6001,6002,6003,6006', 'a leader of one community those of the community');
select is(pg_temp.seen('leader', 'select id from incident_flow where incident_id = 6011'), '', 'nothing of the flow of an incident about people');
select is(pg_temp.seen('leader', 'select incident_id from incident_reporters'), '', 'and no reporter');
select is(pg_temp.seen('worker', 'select incident_id from incident_reporters'), '6001,6011', 'a worker sees who reported in his cell');
select is(pg_temp.seen('steward', 'select id from incidents where restricted'), '', 'a steward sees no incident about people');

select is(pg_temp.touched('community', 'update incidents set state = ''handled'' where id = 6001'), 1::bigint, 'a community administrator carries an incident on');
select is((select string_agg(from_state || '>' || to_state, ',' order by id) from incident_flow where incident_id = 6001 and from_state is not null),
  'reported>handling,handling>handled', 'and the flow says so');
select throws_ok('update incident_flow set opinion = ''''', '55000', 'incident_flow keeps every row as it was written', 'the flow is not changed');
select throws_ok('truncate incident_flow', '55000', 'incident_flow keeps every row as it was written', 'nor emptied');
select throws_ok('select pg_temp.touched(''community'', ''insert into incident_flow (incident_id, action, to_state) values (6001, ''''x'''', ''''closed'''')'')',
  '42501', 'permission denied for table incident_flow', 'nor written by hand');
select throws_ok($$select pg_temp.touched('community', 'insert into incidents (category_code, title, area_code, reported_by)
    values (''S0112'', ''x'', ''990101001002010101'', ''00000000-0000-4000-9000-000000000102'')')$$,
  '42501', 'new row violates row-level security policy for table "incidents"', 'nobody reports into another community');
update incidents set area_code = '990101002001010101' where id = 6001;
select is((select area_code from incidents where id = 6001), '990101001001010101', 'an incident keeps the area in which it was reported');

select * from finish();
rollback;
