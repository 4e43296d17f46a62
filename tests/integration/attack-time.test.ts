import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../supabase/embedded/database.ts';
import { aboutNobody, incidentStore, type IncidentStore } from '../../src/data/incidents.ts';
import { LEADER, loadNeedOffice, OFFICE } from '../support/need-office.ts';
import { openTestDatabase } from '../support/test-database.ts';

// What the histories of the review room tell a leader: no more than single answers do.

interface Month {
  as_of: string;
  households: number | null;
  need: number | null;
  by_category: Record<string, number | null>;
}
type Figures = Omit<Month, 'as_of'>;

const MONTHS = ['2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01'];

/** Administers a community of the office, and reads what is told of its people. */
const ADMINISTRATOR = '00000000-0000-4000-8000-0000000000ad';
const COMMUNITY = `${OFFICE}001`;

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await loadNeedOffice(database, { seed: 11, communities: 2 });
  await database.exec(`
    insert into auth.users (id, email) values ('${ADMINISTRATOR}', 'administrator@example.org');
    insert into public.role_grants (user_id, role, scope_code, valid_from)
    values ('${ADMINISTRATOR}', 'community_admin', '${COMMUNITY}', date '2020-01-01');
  `);
});
afterAll(() => database.close());

/** Asks a function as the leader, or as somebody else, the way the API does. */
async function ask<Answer>(call: string, reader = LEADER): Promise<Answer> {
  return database.transaction(async (statements) => {
    await statements.exec(`
      set local role authenticated;
      set local request.jwt.claims = '${JSON.stringify({ sub: reader, role: 'authenticated' })}';
    `);
    const { rows } = await statements.query<{ answer: Answer }>(`select ${call} as answer`);
    const [row] = rows;
    if (!row) throw new Error(`no answer to ${call}`);
    return row.answer;
  });
}

const history = async (scope: string, from: string, to: string) =>
  (await ask<{ months: Month[] }>(`public.need_history('${scope}', '${from}', '${to}')`)).months;

async function codes(): Promise<string[]> {
  const { rows } = await database.query<{ code: string }>(
    `select code from public.area_codes where code like '${OFFICE}%' order by code`
  );
  return rows.map(({ code }) => code);
}

/** The histories of every area, whole. */
async function everything(): Promise<Record<string, Month[]>> {
  const told: Record<string, Month[]> = {};
  for (const code of await codes()) told[code] = await history(code, '2026-06-01', '2026-11-22');
  return told;
}

describe('the history of need', () => {
  it('says of every area in every month what area_summary says, and nothing else', async () => {
    const told = await everything();
    expect(Object.keys(told).length).toBeGreaterThan(30);
    for (const asOf of MONTHS) {
      for (const level of [0, 1, 2, 3, 4]) {
        const { areas } = await ask<{ areas: (Figures & { code: string })[] }>(
          `public.area_summary(${level}, '${OFFICE}', '${asOf}')`
        );
        for (const { code, households, need, by_category } of areas) {
          const month = told[code]?.find(({ as_of }) => as_of === asOf);
          expect(month).toEqual({ as_of: asOf, households, need, by_category });
        }
      }
    }
  });

  it('is the same on every day of a month, and however it is cut into questions', async () => {
    const whole = await history(OFFICE, '2026-06-01', '2026-11-22');
    expect(whole.map(({ as_of }) => as_of)).toEqual(MONTHS);
    expect(await history(OFFICE, '2026-06-30', '2026-11-02')).toEqual(whole);
    const cut = [
      ...(await history(OFFICE, '2026-06-17', '2026-08-31')),
      ...(await history(OFFICE, '2026-09-01', '2026-09-02')),
      ...(await history(OFFICE, '2026-10-05', '2027-01-01'))
    ];
    expect(cut).toEqual(whole);
  });

  it('does not tell of what came and went between two firsts of a month, nor of what came this month', async () => {
    const before = await everything();
    // Everybody of one cell is in need for a fortnight of October, and again since the tenth of this month.
    await database.exec(`
      insert into public.hardship_cases (household_id, area_code, category_code, status, valid_from, valid_to)
      select households.id, households.area_code, 'orphan', 'ended', date '2026-10-05', date '2026-10-20'
      from public.households where households.area_code = (select min(area_code) from public.households);
      insert into public.hardship_cases (household_id, area_code, category_code, status, valid_from)
      select households.id, households.area_code, 'orphan', 'confirmed', date '2026-11-10'
      from public.households where households.area_code = (select min(area_code) from public.households)
        and not exists (select 1 from public.hardship_cases as cases
          where cases.household_id = households.id and cases.category_code = 'orphan' and cases.valid_to is null);
    `);
    expect(await everything()).toEqual(before);
  });

  it('never changes by one household: neighbouring months differ by fives, or one of them is withheld', async () => {
    for (const months of Object.values(await everything())) {
      for (const { need, by_category } of months) {
        for (const value of [need, ...Object.values(by_category)]) expect((value ?? 0) % 5).toBe(0);
      }
    }
  });

  it.each([
    ['an office that is not his', `'990100002', '2026-11-01', '2026-11-01'`, '42501'],
    ['no office', `null, '2026-11-01', '2026-11-01'`, '42501'],
    ['everything that begins alike', `'9901', '2026-11-01', '2026-11-01'`, '42501'],
    ['what is left over in an area', `'${OFFICE}*', '2026-11-01', '2026-11-01'`, null],
    ['a year at once', `'${OFFICE}', '2025-12-01', '2026-11-01'`, '22023'],
    ['no day', `'${OFFICE}', null, '2026-11-01'`, '22023'],
    ['all days before all days', `'${OFFICE}', '-infinity', '-infinity'`, '22023']
  ])('asked for %s, it gives nothing away', async (_what, parameters, code) => {
    const answer = ask<{ months: Month[] }>(`public.need_history(${parameters})`);
    if (code === null) expect((await answer).months).toEqual([]);
    else await expect(answer).rejects.toMatchObject({ code });
  });
});

describe('months of which nothing is known', () => {
  const kept = async () =>
    (
      await database.query<{ day: string }>(
        `select on_date::text as day from private.protected_dates order by on_date`
      )
    ).rows.map(({ day }) => day);

  it('are answered with nothing, and nothing of them is computed or kept', async () => {
    await database.exec('delete from private.protected_dates');
    // The office's first plan is of January 2024.
    for (const year of ['0001', '1850', '2019', '2023']) {
      expect(await history(OFFICE, `${year}-08-01`, `${year}-12-31`)).toEqual([]);
      for (const level of [0, 1, 4]) {
        const { areas } = await ask<{ areas: unknown[] }>(
          `public.area_summary(${level}, '${OFFICE}', '${year}-12-31')`
        );
        expect(areas).toEqual([]);
      }
      const { cells } = await ask<{ cells: unknown[] }>(
        `public.need_cells('${OFFICE}', null, 200, '${year}-12-31')`
      );
      expect(cells).toEqual([]);
    }
    expect(await kept()).toEqual([]);
  });

  it('end with the first plan, and a month to come is the present one', async () => {
    expect((await history(OFFICE, '2023-12-01', '2024-02-10')).map(({ as_of }) => as_of)).toEqual([
      '2024-01-01',
      '2024-02-01'
    ]);
    await ask(`public.area_summary(0, '${OFFICE}', '2199-01-01')`);
    const { rows } = await database.query<{ day: string }>(
      `select private.effective_date(private.today())::text as day`
    );
    expect(await kept()).toEqual(['2024-01-01', '2024-02-01', ...rows.map(({ day }) => day)]);
    await database.exec(`select private.ensure_protected_counts('${OFFICE}', '2199-01-01')`);
    expect(await kept()).toHaveLength(3);
  });

  it('are not answered with what was computed when there was an earlier plan', async () => {
    await database.exec(`insert into private.protected_dates (office_code, on_date, stale) values ('${OFFICE}', '2022-05-01', true);
      insert into private.protected_figures (office_code, on_date, code, is_leaf, measures, "values", estimates)
      values ('${OFFICE}', '2022-05-01', '${OFFICE}', false, '{need}', '{50}', '{50}')`);
    expect(await history(OFFICE, '2022-05-01', '2022-05-01')).toEqual([]);
  });

  it('keep no other from being computed ahead where one can not be', async () => {
    await database.exec(`
      delete from private.protected_dates;
      create function private.refuse_test() returns trigger language plpgsql as
        $$ begin raise exception 'no room'; end; $$;
      create trigger refuse_test before insert on private.protected_dates for each row
        when (new.on_date = private.effective_date(private.today())) execute function private.refuse_test();
    `);
    const prepare = async () =>
      (await database.query<{ found: boolean }>(`select private.prepare_protected_counts(3) as found`))
        .rows[0]?.found;
    // The one that fails is tried once in an hour.
    expect([await prepare(), await prepare(), await prepare(), await prepare()]).toEqual([
      true,
      true,
      true,
      false
    ]);
    expect((await database.query('select reason from private.months_put_off')).rows).toEqual([
      { reason: 'P0001 no room' }
    ]);
    await database.exec(
      'drop trigger refuse_test on private.protected_dates; drop function private.refuse_test();'
    );
    expect([await kept(), await prepare()]).toMatchObject([{ length: 2 }, false]);
    await database.exec(`update private.months_put_off set failed_at = failed_at - interval '1 hour'`);
    expect([await prepare(), await prepare()]).toEqual([true, false]);
    expect([await kept(), (await database.query('select from private.months_put_off')).rows]).toMatchObject([
      { length: 3 },
      []
    ]);
  });
});

describe('the history of incidents', () => {
  const told = () =>
    ask<{ first_day: string | null; last_day: string; categories: { code: string; counts: number[] }[] }>(
      `public.incident_history('${OFFICE}')`
    );
  const report = (category: string, at: string, restricted: boolean) =>
    database.exec(`
      set wangge.loading = 'on';
      insert into public.incidents (category_code, title, area_code, restricted, reported_at)
      select '${category}', 'Test', min(code), ${restricted}, timestamptz '${at}' from public.area_codes
      where level = 4 and code like '${OFFICE}%';
      reset wangge.loading;
    `);

  it('counts by the days of the office, and says nothing of incidents about people', async () => {
    expect(await told()).toMatchObject({ first_day: null, categories: [] });
    // A second before and at midnight in Beijing.
    await report('S0101', '2026-11-19T15:59:59Z', false);
    await report('S0101', '2026-11-19T16:00:00Z', false);
    const open = await told();
    expect(open).toMatchObject({ first_day: '2026-11-19', categories: [{ code: 'S0101' }] });
    expect(open.categories[0]?.counts.slice(0, 2)).toEqual([1, 1]);
    await report('C08', '2026-01-05T04:00:00Z', true);
    await report('S0101', '2026-11-20T04:00:00Z', true);
    expect(await told()).toEqual(open);
  });

  it('and all that the review room counts is the same for a leader and for those who read about people', async () => {
    await database.exec(`
      set wangge.loading = 'on';
      insert into public.incidents (category_code, title, area_code, restricted, reported_at)
      select 'C08', 'Test', min(code), true, timestamptz '2026-11-20T05:00:00Z' from public.area_codes
      where level = 4 and code like '${COMMUNITY}%';
      reset wangge.loading;
    `);
    const history = (reader: string) => ask(`public.incident_history('${COMMUNITY}')`, reader);
    expect(await history(ADMINISTRATOR)).toEqual(await history(LEADER));

    const store = (reader: string) =>
      incidentStore({
        ask: () => ask(`public.incident_map('${COMMUNITY}', '2026-01-01', '2026-11-22')`, reader),
        act: () => Promise.reject(new Error('nothing is done here'))
      });
    const rows = async (which: IncidentStore) =>
      (await which.map(COMMUNITY, '2026-01-01', '2026-11-22')).rows;
    const seen = await rows(store(LEADER));
    expect(seen.length).toBeGreaterThan(0);
    expect((await rows(store(ADMINISTRATOR))).length).toBeGreaterThan(seen.length);
    expect(await rows(aboutNobody(store(ADMINISTRATOR)))).toEqual(seen);
    expect(await rows(aboutNobody(store(LEADER)))).toEqual(seen);
  });
});
