-- Why:     The API tells on request how many rows the planner expects (Prefer:
--          count=planned). The planner expects by statistics over all rows, those that
--          the caller may not read included: a leader could ask it for the households of
--          a cell, or the cases of a kind in it, and come round every protected count.
-- Touches: statistics of the columns of households, hardship_cases, visits, and of those of
--          incidents by which one asks for a place or a person. Without them the planner
--          knows the size of a table and its indexes, and that is enough for our queries.

do $$
declare
  target record;
begin
  for target in
    select attrelid::regclass as relation, attname as name
    from pg_catalog.pg_attribute
    where attnum > 0 and not attisdropped and (
      attrelid in ('public.households'::regclass, 'public.hardship_cases'::regclass, 'public.visits'::regclass)
      or attrelid = 'public.incident_reporters'::regclass
      or attrelid = 'public.incidents'::regclass and attname in (
        'area_code', 'building_id', 'title', 'description', 'address', 'location', 'handler_staff_id', 'reported_by', 'duplicate_of'))
  loop
    execute format('alter table %s alter column %I set statistics 0', target.relation, target.name);
  end loop;
end;
$$;
