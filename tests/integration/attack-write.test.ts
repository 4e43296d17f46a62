import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../supabase/embedded/database.ts';
import { loadNeedOffice, OFFICE } from '../support/need-office.ts';
import { openTestDatabase } from '../support/test-database.ts';

// Who changes what is counted, and reads the figures made of it: a grid worker writes of the households in his
// cells. Were he told figures of cells beside them, he could change his own by one household after another, and see
// at which of them a figure next door moves.

const WORKER = '00000000-0000-4000-8000-0000000000cc';
const STAFF = '00000000-0000-4000-9000-0000000000cc';

let database: Database;
let own = '';
let beside = '';
beforeAll(async () => {
  database = await openTestDatabase();
  await loadNeedOffice(database, { seed: 7, communities: 3 });
  // A cell with many households in need and, in the same sector, one with a few.
  const { rows } = await database.query<{ own: string; beside: string }>(`
    with need as (
      select areas.code, areas.parent_code, count(distinct cases.household_id)::int as n,
        (select count(*) from public.households where households.area_code = areas.code) as homes
      from public.areas
      left join public.hardship_cases as cases on cases.area_code = areas.code
        and cases.valid_from <= '2026-11-01' and coalesce(cases.valid_to, 'infinity') > '2026-11-01'
      where areas.level = 4
      group by areas.code, areas.parent_code)
    select one.code as own, other.code as beside from need as one
    join need as other on other.parent_code = one.parent_code and other.code <> one.code
    where one.n >= 8 and other.n = 1 and other.homes >= 15
    order by one.code limit 1`);
  const [cells] = rows;
  if (cells === undefined) throw new Error('The office has no such cells: try another seed');
  ({ own, beside } = cells);
  await database.exec(`
    insert into auth.users (id, email) values ('${WORKER}', 'worker@example.org');
    insert into public.role_grants (user_id, role, scope_code, valid_from)
    values ('${WORKER}', 'grid_worker', '${own.slice(0, 12)}', date '2020-01-01');
    insert into public.staff (id, user_id, name, area_code) values ('${STAFF}', '${WORKER}', 'Worker', '${own.slice(0, 12)}');
    insert into public.assignments (staff_id, area_code, post_code, valid_from)
    select '${STAFF}', '${own}', min(code), date '2020-01-01' from public.posts`);
});
afterAll(() => database.close());

/** As the worker, the way the API does; undefined where he is refused. */
async function asWorker<Answer>(sql: string): Promise<Answer | undefined> {
  try {
    return await database.transaction(async (statements) => {
      await statements.exec(
        `set local role authenticated; set local request.jwt.claims = '${JSON.stringify({ sub: WORKER, role: 'authenticated' })}'`
      );
      return (await statements.query<{ answer: Answer }>(sql)).rows[0]?.answer;
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42501') return undefined;
    throw error;
  }
}

/** All that he can ask of figures, as one text. */
async function asked(): Promise<string> {
  const community = own.slice(0, 12);
  const answers: unknown[] = [];
  for (const level of [0, 1, 2, 3, 4])
    answers.push(
      await asWorker(`select public.area_summary(${level}, '${community}', '2026-11-22') as answer`)
    );
  for (const scope of [OFFICE, community, own.slice(0, 14), own.slice(0, 16), own, beside]) {
    answers.push(
      await asWorker(
        `select public.area_card('${scope}', '2026-11-22', '2026-11-01', '2026-11-22') as answer`
      ),
      await asWorker(`select public.need_history('${scope}', '2026-11-01', '2026-11-22') as answer`),
      await asWorker(`select public.need_cells('${scope}', null, 100, '2026-11-22') as answer`)
    );
  }
  return JSON.stringify(answers);
}

/** Empties his households in need one by one, and asks after each. */
async function sweep(): Promise<string[]> {
  const homes = await asWorker<number[]>(`
    select array_agg(distinct cases.household_id order by cases.household_id) as answer
    from public.hardship_cases as cases where cases.area_code = '${own}'`);
  const seen = [await asked()];
  for (const home of homes ?? []) {
    await asWorker(
      `update public.households set occupancy = 'vacant' where id = ${home} returning id as answer`
    );
    seen.push(await asked());
  }
  await asWorker(
    `update public.households set occupancy = 'unknown' where area_code = '${own}' returning id as answer`
  );
  return seen;
}

describe('a grid worker who empties his own households one by one', () => {
  it('does change them', async () => {
    const changed = await asWorker<number>(`
      with changed as (update public.households set occupancy = 'vacant' where area_code = '${own}' returning id)
      select count(*)::int as answer from changed`);
    expect(changed).toBeGreaterThan(8);
    await asWorker(
      `update public.households set occupancy = 'unknown' where area_code = '${own}' returning id as answer`
    );
  });

  it('sees the same, whether the cell beside his has one household in need or three', async () => {
    const one = await sweep();
    await database.exec(`
      insert into public.hardship_cases (household_id, area_code, category_code, status, valid_from)
      select id, area_code, 'dibao', 'confirmed', date '2026-01-01' from public.households
      where area_code = '${beside}' and not exists (select from public.hardship_cases where household_id = households.id)
      order by id limit 2`);
    const three = await sweep();
    expect(one.length).toBeGreaterThan(8);
    expect(one.map((answer, at) => answer === three[at])).toEqual(one.map(() => true));
  });

  it('is told figures of his own cells, and of no area around or beside them', async () => {
    const figures = await asWorker<{ areas: { code: string; households: number | null }[] }>(
      `select public.area_summary(4, '${own.slice(0, 12)}', '2026-11-22') as answer`
    );
    const told = (figures?.areas ?? []).filter(({ households }) => (households ?? 0) > 0);
    expect(told.map(({ code }) => code)).toEqual([own]);
  });

  it('finds no people on the card of an area that is none of his, rather than "fewer than 5" of thousands', async () => {
    const card = (code: string) =>
      asWorker<{ code: string; people: object | null; need: object | null }>(
        `select public.area_card('${code}', '2026-11-22', '2026-11-01', '2026-11-22') as answer`
      );
    for (const code of [own.slice(0, 12), beside])
      expect(await card(code)).toMatchObject({ code, people: null, need: null });
    expect((await card(own))?.people).not.toBeNull();
  });
});
