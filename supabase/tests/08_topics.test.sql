-- A broadcast is heard by those who may read the row that it tells of.
begin;
select plan(7);
\ir office.sql

create function pg_temp.hears(who text, topic text) returns boolean language plpgsql as $$
begin
  perform set_config('realtime.topic', hears.topic, true);
  insert into realtime.messages (topic, extension, private) values (hears.topic, 'broadcast', true);
  return pg_temp.seen(who, format('select 1 from realtime.messages where topic = %L limit 1', hears.topic)) = '1';
end;
$$;

select ok(pg_temp.hears('leader', 'incidents:990101001001'), 'a leader hears of incidents in his office');
select ok(not pg_temp.hears('far-leader', 'incidents:990101001001'), 'a leader of another office does not');
select ok(not pg_temp.hears('leader', 'incidents-restricted:990101001001'), 'nor does a leader hear of incidents about people');
select ok(pg_temp.hears('community', 'incidents-restricted:990101001001'), 'the community administrator does');
select ok(not pg_temp.hears('nobody', 'incidents:990101001001'), 'who has no role hears nothing');

delete from realtime.messages;
insert into incidents (category_code, title, area_code) values ('C01', 'Dispute', '990101001001010101'), ('S0112', 'Dirty road', '990101001001010101');
select is((select string_agg(topic, ',' order by topic) from realtime.messages), 'incidents-restricted:990101001001,incidents:990101001001',
  'what tells about people goes out on its own topic');
select is((select count(*) from realtime.messages where payload::text ~ 'Dispute|Dirty'), 0::bigint, 'and no words of an incident go out');

select * from finish();
rollback;
