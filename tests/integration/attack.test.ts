import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewDensity } from '../../src/analysis/review/density.ts';
import type { CountedSquare } from '../../src/analysis/review/ground.ts';
import { honeycomb } from '../../src/analysis/review/honeycomb.ts';
import type { Database } from '../../supabase/embedded/database.ts';
import { LEADER, loadNeedOffice, OFFICE } from '../support/need-office.ts';
import { tighten, type KnownOfArea, type Unknown } from '../support/solve-counts.ts';
import { openTestDatabase } from '../support/test-database.ts';

/** An area as area_summary gives it. */
interface Area {
  code: string;
  parent: string | null;
  households: number | null;
  need: number | null;
  by_category: Record<string, number | null>;
}

const MONTHS = ['2026-06-15', '2026-07-01', '2026-08-20', '2026-09-30', '2026-10-31', '2026-11-22'];
const LEVELS = [0, 1, 2, 3, 4];
const K = 5;

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await loadNeedOffice(database, { seed: 7, communities: 3 });
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

async function allAreas(asOf: string): Promise<Area[]> {
  const answers: Area[] = [];
  for (const level of LEVELS) {
    answers.push(
      ...(await ask<{ areas: Area[] }>(`public.area_summary(${level}, '${OFFICE}', '${asOf}')`)).areas
    );
  }
  return answers;
}

/** Need in squares, as a leader has it for the review room. */
async function published(asOf: string, metres: number): Promise<CountedSquare[]> {
  const { cells } = await ask<{ cells: CountedSquare[] }>(
    `public.need_cells('${OFFICE}', null, ${metres}, '${asOf}')`
  );
  return cells;
}

/** A box around squares, wide enough for what a kernel spreads. */
function everywhere(squares: readonly CountedSquare[]) {
  const places = squares.flatMap(({ polygons }) => polygons.flat(2));
  const [lngs, lats] = [places.map(([lng]) => lng), places.map(([, lat]) => lat)];
  const [west, east] = [Math.min(...lngs) - 0.005, Math.max(...lngs) + 0.005];
  const [south, north] = [Math.min(...lats) - 0.005, Math.max(...lats) + 0.005];
  const ring: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south]
  ];
  const bounds: [number, number, number, number] = [west, south, east, north];
  return { bounds, area: { polygons: [[ring]], without: [], correction: 'level' as const } };
}

/** Origins and widths of honeycombs: a leader may try as many as there are. */
const SHIFTS = [60, 100, 150, 237].flatMap((widthMetres) =>
  [0, 0.0003, 0.0011].map((shift) => ({ widthMetres, shift }))
);

function honeycombAt(squares: readonly CountedSquare[], { widthMetres, shift }: (typeof SHIFTS)[number]) {
  const [lng, lat] = squares[0]?.polygons[0]?.[0]?.[0] ?? [0, 0];
  return honeycomb({
    ground: { squares, incidents: null },
    widthMetres,
    origin: [lng + shift, lat - shift / 2]
  });
}

/** True counts on the first of a month, by area and measure; only the owner can ask this. */
async function truth(asOf: string): Promise<Map<string, number>> {
  const { rows } = await database.query<{ code: string; measure: string; n: number }>(`
    with day as (select date_trunc('month', '${asOf}'::date)::date as day),
    open as (
      select cases.area_code, cases.household_id, cases.category_code from public.hardship_cases as cases, day
      where cases.status = 'confirmed' and cases.valid_from <= day and coalesce(cases.valid_to, 'infinity') > day)
    select areas.code, measured.measure, measured.n::int from public.areas
    cross join lateral (
      select 'need' as measure, count(distinct open.household_id) as n from open where starts_with(open.area_code, areas.code)
      union all
      select open.category_code, count(*) from open where starts_with(open.area_code, areas.code) group by 1
      union all
      select 'homes', count(*) from public.households where starts_with(households.area_code, areas.code)) as measured`);
  return new Map(rows.map(({ code, measure, n }) => [`${code} ${measure}`, n]));
}

const figuresOf = (area: Area): [string, number | null][] => [
  ['need', area.need],
  ...Object.entries(area.by_category)
];

/** What each answer says about the count behind it; `exact` grants the attacker every shown count to the unit. */
function unknownsFrom(areas: Area[], real: Map<string, number>, exact: boolean): Unknown[] {
  return areas.flatMap((area) =>
    figuresOf(area).map(([measure, value]): Unknown => {
      const n = real.get(`${area.code} ${measure}`) ?? 0;
      const bounds =
        value === null
          ? { low: 0, high: Infinity }
          : exact
            ? { low: n, high: n }
            : { low: Math.max(0, value - 4), high: value + 4 };
      return { code: area.code, parent: area.parent, measure, ...bounds, shown: value !== null };
    })
  );
}

/** How many live where, and in which areas there are no others. */
function groundOf(areas: Area[], real: Map<string, number>): Map<string, KnownOfArea> {
  const parents = new Set(areas.map(({ parent }) => parent));
  return new Map(
    areas.map(({ code }) => [code, { homes: real.get(`${code} homes`) ?? 0, leaf: !parents.has(code) }])
  );
}

/** Withheld counts under k that the attacker has pinned to one value. */
function solved(unknowns: Unknown[], real: Map<string, number>): string[] {
  return unknowns
    .filter(
      ({ code, measure, low, high }) =>
        low === high && (real.get(`${code} ${measure}`) ?? 0) < K && (real.get(`${code} homes`) ?? 0) > 0
    )
    .map(({ code, measure }) => `${code} ${measure}`);
}

describe('a leader who asks for every level in every month', () => {
  it('is never shown a count under k, nor any figure of an area with under ten households', async () => {
    for (const month of MONTHS) {
      const real = await truth(month);
      for (const area of await allAreas(month)) {
        const homes = real.get(`${area.code} homes`) ?? 0;
        for (const [measure, value] of figuresOf(area)) {
          if (value === null || homes === 0) continue;
          expect(homes, `${area.code} households`).toBeGreaterThanOrEqual(10);
          expect(real.get(`${area.code} ${measure}`) ?? 0, `${area.code} ${measure}`).toBeGreaterThanOrEqual(
            K
          );
          expect(value % 5).toBe(0);
        }
      }
    }
  });

  it('can not solve for one small count by adding and subtracting, even if told every shown count exactly', async () => {
    let small = 0;
    for (const month of MONTHS) {
      const real = await truth(month);
      for (const exact of [false, true]) {
        const unknowns = unknownsFrom(await allAreas(month), real, exact);
        tighten(unknowns);
        expect(solved(unknowns, real)).toEqual([]);
        // Nor learn that there is somebody at all: zero stays possible for every withheld count, and so does k.
        for (const { code, measure, low, high } of unknowns) {
          if (high === low || (real.get(`${code} homes`) ?? 0) === 0) continue;
          const n = real.get(`${code} ${measure}`) ?? 0;
          if (n >= K) continue;
          small += 1;
          expect([low, high >= K], `${code} ${measure}`).toEqual([0, true]);
        }
      }
    }
    expect(small).toBeGreaterThan(1000);
  });

  it('would solve for many if only the small counts themselves were left out', async () => {
    // The same attack on exact counts of which those under k are blanked: the test above can fail.
    const [month] = MONTHS;
    const real = await truth(String(month));
    const blanked = (await allAreas(String(month))).map((area) => ({
      ...area,
      need: (real.get(`${area.code} need`) ?? 0) < K ? null : 0,
      by_category: Object.fromEntries(
        Object.keys(area.by_category).map((category) => [
          category,
          (real.get(`${area.code} ${category}`) ?? 0) < K ? null : 0
        ])
      )
    }));
    const unknowns = unknownsFrom(blanked, real, true).map((unknown) => ({
      ...unknown,
      high: Math.min(unknown.high, 1e6)
    }));
    for (const unknown of unknowns) if (unknown.high === 1e6) unknown.high = K - 1;
    tighten(unknowns);
    expect(solved(unknowns, real).length).toBeGreaterThan(20);
  });

  it('learns nothing by asking again, or from months in which nothing changed', async () => {
    const shown = new Map<string, Set<number>>();
    for (const month of [...MONTHS, ...MONTHS]) {
      const real = await truth(month);
      for (const area of await allAreas(month)) {
        for (const [measure, value] of figuresOf(area)) {
          if (value === null) continue;
          const key = `${area.code} ${measure} ${real.get(`${area.code} ${measure}`) ?? 0}`;
          shown.set(key, (shown.get(key) ?? new Set()).add(value));
        }
      }
    }
    // The noise belongs to the area and the count, not to the moment: averaging has nothing to average.
    expect([...shown].filter(([, values]) => values.size > 1)).toEqual([]);
  });

  it('gets a community within 2 % or two households of the truth', async () => {
    for (const month of MONTHS) {
      const real = await truth(month);
      const communities = (await allAreas(month)).filter(({ parent }) => parent === OFFICE);
      expect(communities).toHaveLength(3);
      for (const { code, need } of communities) {
        const n = real.get(`${code} need`) ?? 0;
        expect(Math.abs((need ?? 0) - n)).toBeLessThanOrEqual(Math.max(2, 0.02 * n));
      }
    }
  });
});

describe('a leader who knows the rule, and how many live where', () => {
  it('can not tell of one small count that it is not zero', async () => {
    const many = await openTestDatabase();
    const usual = database;
    let small = 0;
    try {
      await loadNeedOffice(many, { seed: 5, communities: 6 });
      database = many;
      for (const month of MONTHS.slice(0, 3)) {
        const real = await truth(month);
        const areas = await allAreas(month);
        for (const exact of [false, true]) {
          const unknowns = unknownsFrom(areas, real, exact);
          tighten(unknowns, groundOf(areas, real));
          for (const { code, measure, low, shown } of unknowns) {
            if (shown || (real.get(`${code} homes`) ?? 0) === 0) continue;
            if ((real.get(`${code} ${measure}`) ?? 0) >= K) continue;
            small += 1;
            expect(low, `${month} ${code} ${measure} ${exact ? 'exact' : 'rounded'}`).toBe(0);
          }
        }
      }
      expect(small).toBeGreaterThan(3000);
    } finally {
      database = usual;
      await many.close();
    }
  });
});

describe('an office with three kinds of need, one of them rare', () => {
  it('does not give the rare one away by the households in need less the other two', async () => {
    const few = await openTestDatabase();
    const usual = database;
    try {
      const categories = { dibao: 1, housing: 0.8, unemployed: 0.03 };
      await loadNeedOffice(few, { seed: 21, communities: 4, categories });
      await few.exec(
        `delete from public.hardship_categories where code not in (${Object.keys(categories)
          .map((code) => `'${code}'`)
          .join(',')})`
      );
      database = few;
      for (const month of MONTHS) {
        const real = await truth(month);
        const unknowns = unknownsFrom(await allAreas(month), real, true);
        tighten(unknowns);
        for (const { code, measure, low, high } of unknowns) {
          const n = real.get(`${code} ${measure}`) ?? 0;
          if (n >= K || (real.get(`${code} homes`) ?? 0) === 0) continue;
          expect([low, high >= K], `${code} ${measure}`).toEqual([0, true]);
        }
      }
    } finally {
      database = usual;
      await few.close();
    }
  });
});

describe('the review room of a leader', () => {
  it('shows no hexagon under the thresholds, wherever the honeycomb begins and however wide it is', async () => {
    const squares = await published('2026-11-22', 100);
    let shown = 0;
    for (const shift of SHIFTS) {
      for (const { count, households } of honeycombAt(squares, shift)) {
        if (count !== null) expect(count).toBeGreaterThanOrEqual(K);
        if (households !== null) expect(households).toBeGreaterThanOrEqual(10);
        if (count !== null) shown += 1;
      }
    }
    expect(shown).toBeGreaterThan(100);
  });

  it('holds in a density no more households than are published', async () => {
    const squares = await published('2026-11-22', 100);
    const ground = { squares, incidents: null };
    const area = everywhere(squares);
    const { grid, values } = reviewDensity({ ground, measure: 'count', ...area, bandwidthMetres: 50 });
    const cellHectares = grid.cellMetres ** 2 / 10_000;
    const drawn = values.reduce((sum, value) => sum + value * cellHectares, 0);
    const told = squares.reduce((sum, { count }) => sum + (count ?? 0), 0);
    expect(told).toBeGreaterThan(100);
    expect(Math.abs(drawn - told) / told).toBeLessThan(0.01);
  });
});

describe('two offices that differ in who is in need, but not in their protected figures', () => {
  interface World {
    household: number;
    to: number;
  }

  /** What the review room makes of its two questions: densities, hexagons wherever they begin, what is beyond chance. */
  async function reviewed(asOf: string): Promise<unknown[]> {
    const squares = await published(asOf, 100);
    const ground = { squares, incidents: null };
    const made: unknown[] = [];
    for (const measure of ['count', 'rate', 'relative'] as const) {
      const { values } = reviewDensity({ ground, measure, ...everywhere(squares), bandwidthMetres: 50 });
      made.push(Array.from(values));
    }
    for (const shift of SHIFTS) made.push(honeycombAt(squares, shift));
    return made;
  }

  /** Every kind of question there is, for one month, as one text. */
  async function everything(asOf: string): Promise<string> {
    const answers: unknown[] = [await allAreas(asOf)];
    const scopes = [OFFICE, `${OFFICE}001`, `${OFFICE}00102`, `${OFFICE}0010201`];
    for (const scope of scopes) {
      for (const cell of [50, 80, 100, 137, 250, 500, 1000]) {
        for (const categories of [
          'null',
          `'{dibao}'`,
          `'{dibao,housing}'`,
          `'{disabled,orphan,left_behind}'`
        ]) {
          answers.push(await ask(`public.need_cells('${scope}', ${categories}, ${cell}, '${asOf}')`));
        }
      }
      answers.push(await ask(`public.area_card('${scope}', '${asOf}', '2026-01-01', '${asOf}')`));
    }
    answers.push(...(await reviewed(asOf)));
    return JSON.stringify(answers);
  }

  it('give the same answer to every question', async () => {
    const month = '2026-11-22';
    const real = await truth(month);
    const areas = await allAreas(month);
    const withheld = new Set(
      areas.flatMap((area) =>
        figuresOf(area).flatMap(([measure, value]) => (value === null ? [`${area.code} ${measure}`] : []))
      )
    );

    // A household in need whose cell and a neighbouring cell both withhold need and its categories: in the
    // other world its case is a neighbour's.
    const { rows } = await database.query<World & { from: string; into: string; category: string }>(`
      select cases.household_id as household, cases.area_code as from, cases.category_code as category, homes.id as to, homes.area_code as into
      from public.hardship_cases as cases
      join lateral (
        select households.id, households.area_code from public.households
        where left(households.area_code, 16) = left(cases.area_code, 16) and households.area_code <> cases.area_code
          and not exists (select 1 from public.hardship_cases as held where held.household_id = households.id)
        order by households.id limit 1) as homes on true
      where cases.valid_to is null and cases.valid_from <= '2026-11-01'
        and (select count(*) from public.hardship_cases as held where held.household_id = cases.household_id) = 1
      order by cases.id`);
    const pairs = rows.filter(
      ({ from, into, category }) =>
        withheld.has(`${from} need`) &&
        withheld.has(`${into} need`) &&
        withheld.has(`${from} ${category}`) &&
        withheld.has(`${into} ${category}`) &&
        (real.get(`${into} need`) ?? 0) < K - 1 &&
        (real.get(`${into} ${category}`) ?? 0) < K - 1
    );
    expect(pairs.length).toBeGreaterThan(2);

    const before = await everything(month);
    const [pair] = pairs;
    if (!pair) return;
    await database.query(
      'update public.hardship_cases set household_id = $2, area_code = $3 where household_id = $1',
      [pair.household, pair.to, pair.into]
    );
    const after = await truth(month);
    expect(after.get(`${pair.into} need`)).toBe((real.get(`${pair.into} need`) ?? 0) + 1);
    expect(await everything(month)).toBe(before);
  });
});

describe('figures that are computed before anybody asks', () => {
  const kept = async () =>
    (
      await database.query<{ code: string }>(
        `select on_date::text, code, measures, "values", estimates from private.protected_figures order by on_date, code`
      )
    ).rows;
  const prepared = async () => {
    const { rows } = await database.query<{ found: boolean }>(
      'select private.prepare_protected_counts(7) as found'
    );
    return rows[0]?.found;
  };
  const forget = () => database.exec('delete from private.protected_dates');

  it('are those that a question computes, for every month of the span', async () => {
    await forget();
    const { rows: months } = await database.query<{ day: string }>(
      `select (private.effective_date(private.today()) - make_interval(months => n))::date::text as day from generate_series(0, 6) as n`
    );
    for (const { day } of months) await ask(`public.area_summary(4, '${OFFICE}', '${day}')`);
    const asked = await kept();
    expect(asked.length).toBeGreaterThan(100);

    await forget();
    for (const [n] of months.entries()) expect(await prepared(), `month ${n}`).toBe(true);
    expect(await prepared()).toBe(false);
    expect(await kept()).toEqual(asked);
  });

  it('are computed again where a change has made them stale, the latest first', async () => {
    await database.exec(
      `update private.protected_dates set stale = true where on_date >= private.effective_date(private.today()) - interval '1 month'`
    );
    const stale = async () =>
      (
        await database.query<{ day: string }>(
          `select on_date::text as day from private.protected_dates where stale order by on_date`
        )
      ).rows.map(({ day }) => day);
    const before = await stale();
    expect(before).toHaveLength(2);
    expect(await prepared()).toBe(true);
    expect(await stale()).toEqual(before.slice(0, 1));
  });

  it('are had computed by nobody but the owner of the database', async () => {
    await expect(ask('private.prepare_protected_counts()')).rejects.toThrow('permission denied');
  });
});
