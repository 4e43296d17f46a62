import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../supabase/embedded/database.ts';
import { accessTable, cell } from '../support/access-tables.ts';
import { openTestDatabase } from '../support/test-database.ts';

// What must be true of the whole schema, so that no new table or function is forgotten.

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** The one column of what a query gives. */
async function names(sql: string): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(sql);
  return rows.map(({ name }) => name);
}

const OURS = `('public', 'private')`;

describe('the schema', () => {
  it('has row-level security on every table', async () => {
    const open = await names(`select oid::regclass::text as name from pg_class
      where relnamespace::regnamespace::text in ${OURS} and relkind in ('r', 'p') and not relrowsecurity`);
    expect(open).toEqual([]);
  });

  it('has one policy per operation and role, none for all operations, each for who is signed in', async () => {
    expect(
      await names(`select tablename || ': ' || policyname as name from pg_policies
        where schemaname in ('public', 'private', 'realtime') and (cmd = 'ALL' or roles <> '{authenticated}' or permissive <> 'PERMISSIVE')`)
    ).toEqual([]);
    expect(
      await names(`select tablename || ' ' || cmd as name from pg_policies where schemaname = 'public'
        group by tablename, cmd having count(*) > 1`)
    ).toEqual([]);
  });

  it('shows views with the rights of whoever looks', async () => {
    const views = await names(`select oid::regclass::text as name from pg_class
      where relnamespace::regnamespace::text in ${OURS} and relkind in ('v', 'm')
        and not coalesce(reloptions @> '{security_invoker=true}', false)`);
    expect(views).toEqual([]);
  });

  it('has no function in public that runs with the rights of its owner', async () => {
    expect(
      await names(
        `select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`
      )
    ).toEqual([]);
  });

  it('has exactly the functions with the rights of the owner that docs/access.md gives a reason for', async () => {
    const listed = accessTable(`Functions with the owner's rights`).map((line) => cell(line, 'function'));
    expect(
      await names(`select proname as name from pg_proc
        where pronamespace::regnamespace::text in ${OURS} and prosecdef order by proname collate "C"`)
    ).toEqual(listed.sort());
  });

  it('offers exactly the functions that docs/access.md has', async () => {
    const listed = accessTable('Functions').map((line) => cell(line, 'function'));
    expect(
      await names(
        `select proname as name from pg_proc where pronamespace = 'public'::regnamespace order by proname collate "C"`
      )
    ).toEqual(listed.sort());
  });

  it('fixes the search path of every function, or parses it when it is made', async () => {
    expect(
      await names(`select oid::regprocedure::text as name from pg_proc
        where pronamespace::regnamespace::text in ${OURS} and (prosqlbody is null or prosecdef)
          and not exists (select 1 from unnest(proconfig) as setting where setting = 'search_path=""')`)
    ).toEqual([]);
  });

  it('gives a visitor nothing: no table, column, sequence or function', async () => {
    expect(
      await names(`select oid::regclass::text as name from pg_class
        where relnamespace::regnamespace::text in ${OURS} and relkind in ('r', 'p', 'v', 'm', 'f')
          and (has_table_privilege('anon', oid, 'select, insert, update, delete, truncate, references, trigger')
            or has_any_column_privilege('anon', oid, 'select, insert, update, references'))
        union all
        select oid::regclass::text from pg_class
        where relnamespace::regnamespace::text in ${OURS}
          and case when relkind = 'S' then has_sequence_privilege('anon', oid, 'usage, select, update') end
        union all
        select oid::regprocedure::text from pg_proc
        where pronamespace::regnamespace::text in ${OURS} and has_function_privilege('anon', oid, 'execute')
        union all
        select 'schema private' where has_schema_privilege('anon', 'private', 'usage')`)
    ).toEqual([]);
  });

  it('lets nobody who signs in truncate, refer to or put triggers on a table, or make anything in public', async () => {
    expect(
      await names(`select oid::regclass::text as name from pg_class
        where relnamespace::regnamespace::text in ${OURS} and relkind in ('r', 'p', 'v')
          and has_table_privilege('authenticated', oid, 'truncate, references, trigger')
        union all
        select nspname::text from pg_namespace where nspname in ${OURS} and has_schema_privilege('authenticated', oid, 'create')`)
    ).toEqual([]);
  });

  it('opens no table of the private schema to who signs in', async () => {
    expect(
      await names(`select oid::regclass::text as name from pg_class
        where relnamespace = 'private'::regnamespace and relkind in ('r', 'p')
          and has_any_column_privilege('authenticated', oid, 'select, insert, update, references')`)
    ).toEqual([]);
  });

  it('keeps what names people out of every list: only the record shows it', async () => {
    expect(
      await names(`select attname as name from pg_attribute
        where attrelid = 'public.households'::regclass and attnum > 0 and not attisdropped
          and not has_column_privilege('authenticated', attrelid, attnum, 'select') order by attname collate "C"`)
    ).toEqual(['head_id_no', 'head_name', 'phone']);
  });

  it('says of every foreign key what happens when the row it points at goes', async () => {
    expect(
      await names(`select conrelid::regclass || ' ' || conname as name from pg_constraint
        where contype = 'f' and connamespace::regnamespace::text in ${OURS} and confdeltype = 'a'`)
    ).toEqual([]);
  });

  it('has an index for every foreign key', async () => {
    expect(
      await names(`select conrelid::regclass || ' ' || conname as name from pg_constraint
        where contype = 'f' and connamespace::regnamespace::text in ${OURS}
          and not exists (select 1 from pg_index where indrelid = conrelid and indpred is null
            and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey)`)
    ).toEqual([]);
  });

  it('has an index for every column by which a policy finds rows', async () => {
    // Read on a row that was found by another column, never to find one.
    const OF_THE_ROW = [
      'areas.plan_id',
      'hardship_cases.status',
      'incidents.restricted',
      'plans.status',
      'saved_views.shared'
    ];
    const found = await names(`
      select distinct relname || '.' || attname as name
      from pg_policy
      join pg_depend on pg_depend.classid = 'pg_policy'::regclass and pg_depend.objid = pg_policy.oid
        and refclassid = 'pg_class'::regclass and refobjid = polrelid and refobjsubid > 0
      join pg_class on pg_class.oid = polrelid
      join pg_attribute on attrelid = polrelid and attnum = refobjsubid
      where relnamespace = 'public'::regnamespace and polcmd in ('r', 'w', 'd')
        and pg_get_expr(polqual, polrelid) ~ ('\\m' || attname || '\\M')
        and not exists (select 1 from pg_index where indrelid = polrelid and indkey[0] = attnum)`);
    expect(found.filter((name) => !OF_THE_ROW.includes(name))).toEqual([]);
  });

  it('explains every table and function that a client sees', async () => {
    expect(
      await names(`select relname as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') and obj_description(oid, 'pg_class') is null
        union all
        select proname from pg_proc where pronamespace = 'public'::regnamespace and obj_description(oid, 'pg_proc') is null`)
    ).toEqual([]);
  });
});
