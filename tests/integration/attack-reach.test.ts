import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountedSquare } from '../../src/analysis/review/ground.ts';
import { ReachStudy, type ReachGround } from '../../src/analysis/review/reach-study.ts';
import type { Database } from '../../supabase/embedded/database.ts';
import { LEADER, loadNeedOffice, OFFICE } from '../support/need-office.ts';
import { openTestDatabase } from '../support/test-database.ts';

// What reach says, asked by a leader who may put facilities anywhere, move them by a metre, choose any circle and subtract
// every answer from every other.

const MONTH = '2026-11-22';
const CATEGORIES = ['dibao', 'orphan'];
const PROTECTION = { k: 5, leastHouseholds: 10, base: 5 };
const CIRCLES = [60, 120, 250];

let database: Database;
/** What is told before anybody is changed. */
let before: readonly unknown[];
beforeAll(async () => {
  database = await openTestDatabase();
  await loadNeedOffice(database, { seed: 7, communities: 3 });
  before = await everything();
});
afterAll(() => database.close());

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

const squaresOf = async (category: string | null): Promise<CountedSquare[]> => {
  const wanted = category === null ? 'null' : `'{${category}}'`;
  const { cells } = await ask<{ cells: CountedSquare[] }>(
    `public.need_cells('${OFFICE}', ${wanted}, 100, '${MONTH}')`
  );
  return cells;
};

/** Buildings of the office, one after the other: where a facility would tell most of one house. */
async function doorsteps(): Promise<(readonly [number, number])[]> {
  const { rows } = await database.query<{ lng: number; lat: number }>(
    `select extensions.st_x(at) as lng, extensions.st_y(at) as lat
     from (select extensions.st_centroid(footprint) as at from public.buildings order by id) as places`
  );
  return rows.map(({ lng, lat }) => [lng, lat] as const);
}

/** A street past every row of houses, and one that ties them together. */
function streets(places: readonly (readonly [number, number])[]): ReachGround['streets'] {
  const lngs = places.map(([lng]) => lng);
  const lats = [...new Set(places.map(([, lat]) => lat))];
  const [west, east] = [Math.min(...lngs) - 0.001, Math.max(...lngs) + 0.001];
  return [
    ...lats.map((lat) => ({
      line: [
        [west, lat],
        [east, lat]
      ] as const,
      layer: 0
    })),
    {
      line: [
        [west, Math.min(...lats)],
        [west, Math.max(...lats)]
      ],
      layer: 0
    }
  ];
}

/** Everything reach can be asked with facilities at and beside each doorstep. */
async function everything(): Promise<unknown[]> {
  const places = await doorsteps();
  const squares = await squaresOf(null);
  const study = new ReachStudy({ streets: streets(places), squares, water: [] });
  const categories = await Promise.all(
    CATEGORIES.map(async (category) => ({ category, squares: await squaresOf(category) }))
  );
  const areas = squares.map(({ polygons }, n) => ({ code: String(n), polygons }));
  const made: unknown[] = [];
  for (const [index, [lng, lat]] of places.entries()) {
    if (index % 2 === 1) continue;
    for (const limitMetres of CIRCLES) {
      // At the door, and a metre to the east of it.
      for (const shift of [0, 0.000014]) {
        const added = [[lng + shift, lat] as const];
        const asked = { facilities: places.slice(0, 2), added, limitMetres, protection: PROTECTION };
        const answer = study.coverage({
          ...{ ...asked, bandMetres: [], areaMetres: [], edge: areas[0]?.polygons ?? [] },
          areas: index % 10 === 0 ? areas : []
        });
        made.push(answer.whole, [...answer.areas], answer.newly, answer.edge.households);
        if (index % 10 !== 0) continue;
        made.push(study.needReached({ ...asked, categories }));
        const supply = study.supply({ ...asked, capacities: [40, null], areas });
        made.push([...(supply.figures?.areas ?? [])], supply.figures?.whole);
      }
    }
  }
  made.push(
    study.nextPlaces({ facilities: places.slice(0, 2), limitMetres: 120, count: 3, protection: PROTECTION })
  );
  return made;
}

/** Every number in an answer that counts people, by its name. */
function counts(value: unknown, name = ''): [string, number][] {
  if (typeof value === 'number') return [[name, value]];
  if (Array.isArray(value)) return value.flatMap((one: unknown) => counts(one, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => counts(one, key));
}

const OF_PEOPLE = ['households', 'unreached', 'need', 'needUnreached', 'cases'];

describe('a leader who puts facilities at every door, and a metre beside it', () => {
  it('is told counts in steps of 5 and none from 1 to 4, so that no difference is of one household', async () => {
    const told = counts(before).filter(([name]) => OF_PEOPLE.includes(name));
    expect(told.length).toBeGreaterThan(1000);
    expect(told.filter(([, count]) => count % 5 !== 0)).toEqual([]);
  });
});

interface Cell {
  code: string;
  need: number | null;
  by_category: Record<string, number | null>;
}

describe('two offices that differ in who is in need, but not in their protected figures', () => {
  it('have the same reach, gaps, gains, places and shares by kind of need, to the last digit', async () => {
    const { areas } = await ask<{ areas: Cell[] }>(`public.area_summary(4, '${OFFICE}', '${MONTH}')`);
    const withheld = new Set(
      areas.flatMap(({ code, need, by_category }) =>
        [['need', need] as const, ...Object.entries(by_category)].flatMap(([measure, value]) =>
          value === null ? [`${code} ${measure}`] : []
        )
      )
    );
    // A household in need whose cell and a neighbouring cell both withhold need and its kind: in the other world its
    // case is a neighbour's, and stays one of few.
    const { rows } = await database.query<{
      household: number;
      to: number;
      from: string;
      into: string;
      category: string;
      already: number;
    }>(`
      select cases.household_id as household, cases.area_code as from, cases.category_code as category,
        homes.id as to, homes.area_code as into,
        (select count(*)::int from public.hardship_cases as held where held.area_code = homes.area_code) as already
      from public.hardship_cases as cases
      join lateral (
        select households.id, households.area_code from public.households
        where left(households.area_code, 16) = left(cases.area_code, 16) and households.area_code <> cases.area_code
          and not exists (select 1 from public.hardship_cases as held where held.household_id = households.id)
        order by households.id limit 1) as homes on true
      where cases.valid_to is null and cases.valid_from <= '2026-11-01'
        and (select count(*) from public.hardship_cases as held where held.household_id = cases.household_id) = 1
      order by cases.id`);
    const pair = rows.find(
      ({ from, into, category, already }) =>
        already < 4 &&
        [from, into].every((code) => withheld.has(`${code} need`) && withheld.has(`${code} ${category}`))
    );
    if (pair === undefined) throw new Error('The office has no such pair of cells.');
    const told = JSON.stringify(before);
    await database.query(
      'update public.hardship_cases set household_id = $2, area_code = $3 where household_id = $1',
      [pair.household, pair.to, pair.into]
    );
    expect(JSON.stringify(await everything())).toBe(told);

    // What is published is another thing: when thirty more are in need, reach says so.
    await database.query(`
      insert into public.hardship_cases (household_id, area_code, category_code, status, valid_from)
      select id, area_code, 'dibao', 'confirmed', '2026-01-01' from public.households
      where not exists (select 1 from public.hardship_cases as held where held.household_id = households.id)
      order by id limit 30`);
    expect(JSON.stringify(await everything())).not.toBe(told);
  });
});
