import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../supabase/embedded/database.ts';
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

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await loadNeedOffice(database, { seed: 11, communities: 2 });
});
afterAll(() => database.close());

/** Asks a function as the leader, the way the API does. */
async function ask<Answer>(call: string): Promise<Answer> {
  return database.transaction(async (statements) => {
    await statements.exec(`
      set local role authenticated;
      set local request.jwt.claims = '${JSON.stringify({ sub: LEADER, role: 'authenticated' })}';
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
    ['no day', `'${OFFICE}', null, '2026-11-01'`, '22023']
  ])('asked for %s, it gives nothing away', async (_what, parameters, code) => {
    const answer = ask<{ months: Month[] }>(`public.need_history(${parameters})`);
    if (code === null) expect((await answer).months).toEqual([]);
    else await expect(answer).rejects.toMatchObject({ code });
  });
});

describe('the history of incidents', () => {
  const told = () =>
    ask<{ first_day: string | null; last_day: string; groups: { name: string; counts: number[] }[] }>(
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
    expect(await told()).toMatchObject({ first_day: null, groups: [] });
    // A second before and at midnight in Beijing.
    await report('S0101', '2026-11-19T15:59:59Z', false);
    await report('S0101', '2026-11-19T16:00:00Z', false);
    const open = await told();
    expect(open).toMatchObject({ first_day: '2026-11-19', groups: [{ name: '市容环境' }] });
    expect(open.groups[0]?.counts.slice(0, 2)).toEqual([1, 1]);
    await report('C08', '2026-01-05T04:00:00Z', true);
    await report('S0101', '2026-11-20T04:00:00Z', true);
    expect(await told()).toEqual(open);
  });
});
