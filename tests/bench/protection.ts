/**
 * Compares ways of protecting small counts on one office: how many withheld counts under k an attacker pins
 * to one value, and how far the figures are from the truth. Prints JSON. The figures of
 * docs/decisions/0002-protected-counts.md come from here.
 *
 *   node tests/bench/protection.ts
 */
import { createHash } from 'node:crypto';
import type { Database } from '../../supabase/embedded/database.ts';
import { loadNeedOffice, LEADER, numbersFrom, OFFICE } from '../support/need-office.ts';
import { tighten, type Unknown } from '../support/solve-counts.ts';
import { openTestDatabase } from '../support/test-database.ts';

const K = 5;
const BASE = 5;
const MONTH = '2026-11-01';

interface Count {
  code: string;
  parent: string | null;
  level: number;
  measure: string;
  n: number;
}

/** What an attacker sees of a count: a figure or nothing, and the bounds that follow from it alone. */
interface Seen {
  value: number | null;
  low: number;
  high: number;
}

type Scheme = (count: Count, ask: number) => Seen;

/** A number from 0 to 255 that belongs to the area and the measure. */
const key = (count: Count, salt: string) =>
  createHash('sha256').update(`${salt} ${count.code} ${count.measure}`).digest()[0] ?? 0;

const hidden = (high: number): Seen => ({ value: null, low: 0, high });
const around = (value: number, reach: number): Seen => ({
  value,
  low: Math.max(0, value - reach),
  high: value + reach
});

const redraw = numbersFrom(11);
const schemes: Record<string, Scheme> = {
  'blank under k': ({ n }) => (n < K ? hidden(K - 1) : around(n, 0)),
  'nearest multiple of 5': ({ n }) => around(BASE * Math.round(n / BASE), 2),
  'random multiple of 5, drawn at each question': ({ n }) =>
    around(BASE * Math.floor((n + Math.floor(redraw() * BASE)) / BASE), 4),
  'noise of up to 2, drawn at each question': ({ n }) =>
    around(Math.max(0, n + Math.floor(redraw() * 5) - 2), 2),
  'noise of up to 2 by key of the cell': (count) =>
    around(Math.max(0, count.n + (key(count, 'noise') % 5) - 2), 2)
};

async function counts(database: Database, month: string): Promise<Count[]> {
  const { rows } = await database.query<Count>(`
    with open as (
      select cases.area_code, cases.household_id, cases.category_code from public.hardship_cases as cases
      where cases.status = 'confirmed' and cases.valid_from <= '${month}' and coalesce(cases.valid_to, 'infinity') > '${month}')
    select areas.code, areas.parent_code as parent, areas.level, measured.measure, measured.n::int as n
    from public.areas
    cross join lateral (
      select 'need' as measure, count(distinct open.household_id) as n from open where starts_with(open.area_code, areas.code)
      union all
      select codes.code, (select count(*) from open where open.category_code = codes.code and starts_with(open.area_code, areas.code))
      from public.hardship_categories as codes) as measured`);
  return rows;
}

async function ours(database: Database, month: string): Promise<Map<string, number | null>> {
  const found = new Map<string, number | null>();
  for (const level of [0, 1, 2, 3, 4]) {
    const { areas } = await database.transaction(async (statements) => {
      await statements.exec(
        `set local role authenticated; set local request.jwt.claims = '${JSON.stringify({ sub: LEADER })}'`
      );
      const { rows } = await statements.query<{
        answer: {
          areas: { code: string; need: number | null; by_category: Record<string, number | null> }[];
        };
      }>(`select public.area_summary(${level}, '${OFFICE}', '${month}') as answer`);
      return rows[0]?.answer ?? { areas: [] };
    });
    for (const { code, need, by_category } of areas) {
      found.set(`${code} need`, need);
      for (const [category, value] of Object.entries(by_category)) found.set(`${code} ${category}`, value);
    }
  }
  return found;
}

const name = (count: Count) => `${count.code} ${count.measure}`;

/** Asks `asks` times, keeps the narrowest bounds, then solves by sums. Also averages what was seen. */
function attack(all: Count[], scheme: Scheme, asks: number) {
  const seen = all.map((count) => Array.from({ length: asks }, (_, ask) => scheme(count, ask)));
  const unknowns = all.map((count, at): Unknown => {
    const answers = seen[at] ?? [];
    return {
      code: count.code,
      parent: count.parent,
      measure: count.measure,
      low: Math.max(...answers.map(({ low }) => low)),
      high: Math.min(...answers.map(({ high }) => high)),
      shown: answers.some(({ value }) => value !== null)
    };
  });
  tighten(unknowns);
  const byName = new Map(unknowns.map((unknown) => [`${unknown.code} ${unknown.measure}`, unknown]));
  const small = all.filter(({ n }) => n > 0 && n < K);
  const pinned = small.filter((count) => byName.get(name(count))?.low === byName.get(name(count))?.high);
  const averaged = small.filter((count) => {
    const values = (seen[all.indexOf(count)] ?? []).flatMap(({ value }) => (value === null ? [] : [value]));
    return (
      values.length > 1 &&
      new Set(values).size > 1 &&
      Math.round(values.reduce((sum, value) => sum + value, 0) / values.length) === count.n
    );
  });
  const communities = all.filter(({ level, measure }) => level === 1 && measure === 'need');
  const errors = communities.map((count) => {
    const value = seen[all.indexOf(count)]?.[0]?.value;
    return value === null || value === undefined ? 100 : (100 * Math.abs(value - count.n)) / count.n;
  });
  const leaves = all.filter(({ level, measure, n }) => level === 4 && measure === 'need' && n > 0);
  return {
    small_counts: small.length,
    solved_by_sums: pinned.length,
    solved_by_averaging: averaged.length,
    community_error_percent: Number(Math.max(...errors).toFixed(2)),
    cells_with_a_figure_percent: Math.round(
      (100 * leaves.filter((count) => (seen[all.indexOf(count)]?.[0]?.value ?? null) !== null).length) /
        leaves.length
    )
  };
}

const database = await openTestDatabase();
try {
  await loadNeedOffice(database, { seed: 5, communities: 8 });
  const all = await counts(database, MONTH);
  const figures = await ours(database, MONTH);
  const chosen: Scheme = (count) => {
    const value = figures.get(name(count)) ?? null;
    return value === null ? hidden(Infinity) : around(value, count.level <= 1 ? 2 : 4);
  };
  const told: Scheme = (count) =>
    (figures.get(name(count)) ?? null) === null ? hidden(Infinity) : around(count.n, 0);
  console.log(
    JSON.stringify(
      {
        ...Object.fromEntries(
          Object.entries(schemes).map(([title, scheme]) => [title, attack(all, scheme, 40)])
        ),
        'chosen: withheld with neighbours, rounded by key': attack(all, chosen, 40),
        'chosen, attacker told every shown count': attack(all, told, 1)
      },
      null,
      2
    )
  );
} finally {
  await database.close();
}
