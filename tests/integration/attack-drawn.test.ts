import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areasWithin, figuresOf, type OutlinedArea } from '../../src/analysis/review/drawn.ts';
import type { AreaSummary } from '../../src/data/areas.ts';
import type { Database } from '../../supabase/embedded/database.ts';
import { LEADER, loadNeedOffice, numbersFrom, OFFICE } from '../support/need-office.ts';
import { openTestDatabase } from '../support/test-database.ts';

const MONTH = '2026-11-22';
const LEVELS = [1, 2, 3, 4];
/** The side of an area, and the width of a house, in degrees. */
const SIDE = 0.002;
const HOUSE = 0.0002;

type Ring = readonly (readonly [number, number])[];

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await loadNeedOffice(database, { seed: 11, communities: 3 });
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

/** What the page has at hand of a level: outlines and published figures. */
async function published(level: number) {
  const summary = await ask<AreaSummary>(`public.area_summary(${level}, '${OFFICE}', '${MONTH}')`);
  // The office of the attack has no ground of its own: its areas are laid out side by side, twelve to a row.
  const outlines = summary.areas.map(({ code }, n): OutlinedArea => {
    const [west, south] = [71.44 + (n % 12) * SIDE, 51.157 + Math.floor(n / 12) * SIDE];
    const [east, north] = [west + SIDE, south + SIDE];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north]
    ] as const;
    return { code, polygons: [[ring]] };
  });
  const rows = summary.areas.map(({ code, households, need }) => ({ code, households, count: need }));
  return { outlines, rows, least: summary.min_households };
}
type Published = Awaited<ReturnType<typeof published>>;

function answer(ring: Ring, { outlines, rows, least }: Published) {
  const codes = new Set(areasWithin(ring, outlines));
  return {
    codes,
    figures: figuresOf(
      rows.filter(({ code }) => codes.has(code)),
      least
    )
  };
}

/** Lines of every size and place, from a seed: what a patient attacker would draw. */
function linesOver({ outlines }: Published, count: number): Ring[] {
  const random = numbersFrom(5);
  const corners = outlines.flatMap(({ polygons }) => polygons.flat(2));
  const [lngs, lats] = [corners.map(([lng]) => lng), corners.map(([, lat]) => lat)];
  const [west, south] = [Math.min(...lngs), Math.min(...lats)];
  const [wide, high] = [Math.max(...lngs) - west, Math.max(...lats) - south];
  return Array.from({ length: count }, () => {
    const [lng, lat] = [west + random() * wide, south + random() * high];
    const size = 0.05 + random() * 0.6;
    return Array.from({ length: 7 }, (_, n): readonly [number, number] => {
      const [turn, far] = [(n / 7) * 2 * Math.PI, size * (0.5 + random() / 2)];
      return [lng + Math.cos(turn) * far * wide, lat + Math.sin(turn) * far * high];
    });
  });
}

const moved = (ring: Ring, by: number): Ring => ring.map(([lng, lat]) => [lng + by, lat + by / 2] as const);

describe('whoever draws areas and takes one from another', () => {
  it('gets the published figures of whole areas back, and nothing finer', async () => {
    let differing = 0;
    for (const level of LEVELS) {
      const known = await published(level);
      const rowOf = new Map(known.rows.map((row) => [row.code, row]));
      const shown = (code: string) => {
        const row = rowOf.get(code);
        return row === undefined || row.count === null || row.households === null ? 0 : row.count;
      };
      for (const ring of linesOver(known, 60)) {
        const first = answer(ring, known);
        for (const by of [HOUSE, -HOUSE, 5 * HOUSE]) {
          const second = answer(moved(ring, by), known);
          if (first.figures.count === null || second.figures.count === null) continue;
          const came = [...second.codes].filter((code) => !first.codes.has(code));
          const went = [...first.codes].filter((code) => !second.codes.has(code));
          if (came.length + went.length > 0) differing += 1;
          const sum = (codes: string[]) => codes.reduce((total, code) => total + shown(code), 0);
          expect(second.figures.count - first.figures.count).toBe(sum(came) - sum(went));
        }
      }
    }
    expect(differing).toBeGreaterThan(50);
  });

  it('is told no figure of fewer than ten households, and none of what is withheld', async () => {
    for (const level of LEVELS) {
      const known = await published(level);
      for (const { code, households, count } of known.rows) {
        const outline = known.outlines.find((area) => area.code === code)?.polygons[0]?.[0] ?? [];
        const { figures } = answer(outline, known);
        if (households === null || count === null || households < known.least) {
          expect(figures.count, code).toBeNull();
          expect(figures.households, code).toBeNull();
        }
      }
    }
  });
});

describe('two offices that differ in who is in need, but not in their protected figures', () => {
  it('give the same answer to every line', async () => {
    const everything = async () => {
      const answers: unknown[] = [];
      for (const level of LEVELS) {
        const known = await published(level);
        for (const ring of linesOver(known, 40)) {
          for (const by of [0, HOUSE]) {
            const { codes, figures } = answer(moved(ring, by), known);
            answers.push([...codes], figures);
          }
        }
      }
      return JSON.stringify(answers);
    };
    const withheld = new Set(
      (await ask<AreaSummary>(`public.area_summary(4, '${OFFICE}', '${MONTH}')`)).areas.flatMap((area) =>
        [['need', area.need] as const, ...Object.entries(area.by_category)].flatMap(([measure, value]) =>
          value === null ? [`${area.code} ${measure}`] : []
        )
      )
    );
    const need = async (code: string) =>
      (
        await database.query<{ n: number }>(
          `select count(distinct household_id)::int as n from public.hardship_cases
           where status = 'confirmed' and valid_from <= '2026-11-01' and valid_to is null and area_code = $1`,
          [code]
        )
      ).rows[0]?.n ?? 0;

    // A household in need in a cell that withholds it: in the other world its case is a neighbour's, in another such cell.
    const { rows } = await database.query<{
      household: number;
      to: number;
      from: string;
      into: string;
      category: string;
    }>(`
      select cases.household_id as household, cases.area_code as from, cases.category_code as category,
        homes.id as to, homes.area_code as into
      from public.hardship_cases as cases
      join lateral (
        select households.id, households.area_code from public.households
        where left(households.area_code, 16) = left(cases.area_code, 16) and households.area_code <> cases.area_code
          and not exists (select 1 from public.hardship_cases as held where held.household_id = households.id)
        order by households.id limit 1) as homes on true
      where cases.valid_to is null and cases.valid_from <= '2026-11-01'
        and (select count(*) from public.hardship_cases as held where held.household_id = cases.household_id) = 1
      order by cases.id`);
    const pairs = rows.filter(({ from, into, category }) =>
      [from, into].every((code) => withheld.has(`${code} need`) && withheld.has(`${code} ${category}`))
    );
    let pair: (typeof pairs)[number] | undefined;
    for (const one of pairs) {
      if ((await need(one.into)) < 4) {
        pair = one;
        break;
      }
    }
    if (pair === undefined) throw new Error('no household can be exchanged: another seed is needed');

    const before = await everything();
    const had = await need(pair.into);
    await database.query(
      'update public.hardship_cases set household_id = $2, area_code = $3 where household_id = $1',
      [pair.household, pair.to, pair.into]
    );
    expect(await need(pair.into)).toBe(had + 1);
    expect(await everything()).toBe(before);
  });
});
