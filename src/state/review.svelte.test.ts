import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { AreaMap, AreaSummary } from '../data/areas.ts';
import type { IncidentHistory } from '../data/histories.ts';
import type { IncidentMap } from '../data/incident-columns.ts';
import type { NeedCells } from '../data/need.ts';
import { AddressBar } from './address-bar.svelte.ts';
import type { Analyst } from './analyst.ts';
import { Areas } from './areas.svelte.ts';
import { Outlook } from './outlook.svelte.ts';
import { addDays } from './period.ts';
import { Places } from './places.svelte.ts';
import { Review } from './review.svelte.ts';
import { Walk } from './walk.svelte.ts';

const OFFICE = '990100001';
const never = () => new Promise<never>(() => undefined);

/** The office on the ground, which hexagons are laid out over. */
const office: AreaMap['features'][number] = {
  type: 'Feature',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [71, 51],
        [72, 51],
        [72, 52],
        [71, 51]
      ]
    ]
  },
  properties: {
    ...{ code: OFFICE, parent: null, level: 0, name: '', name_en: null, plan_id: null },
    ...{ label: [71.4, 51.1], area_ha: 100 }
  }
};

/** A promise that the test keeps when it likes. */
function later<Answer>() {
  let keep: (answer: Answer) => void = () => undefined;
  const promise = new Promise<Answer>((resolve) => (keep = resolve));
  return { promise, keep };
}

const row = (code: string, need: number | null, households: number | null) => ({
  ...{ code, name: code, parent: OFFICE, households, need },
  people: null,
  by_category: {},
  merged_into: null
});
const summary = (asOf: string, areas: AreaSummary['areas']): AreaSummary => ({
  ...{ as_of: asOf, level: 1, scope: OFFICE, k: 5, min_households: 10, base: 5 },
  areas
});
const incidents = (area: string, ...days: string[]): IncidentMap => ({
  generated_at: '',
  rows: days.map((day, id) => ({
    ...{ id, area, lng: 71.4, lat: 51.1, category: 'E', lamp: 'settled' as const },
    reported_at: Date.parse(`${day}T12:00:00+08:00`) / 1000
  }))
});

/** The room at an address, and what it has asked; answers are given by the test. */
function room(path: string, answers: Partial<Analyst> = {}) {
  const asked: string[] = [];
  const summaries = new Map<string, ReturnType<typeof later<AreaSummary>>>();
  const reports = new Map<string, ReturnType<typeof later<IncidentMap>>>();
  const history = later<IncidentHistory>();
  const of = <Answer>(waiting: Map<string, ReturnType<typeof later<Answer>>>, key: string) => {
    const found = waiting.get(key) ?? later<Answer>();
    waiting.set(key, found);
    return found;
  };
  const browser = {
    location: { href: `http://localhost${path}` },
    history: { pushState: () => undefined, replaceState: () => undefined },
    addEventListener: () => undefined,
    removeEventListener: () => undefined
  };
  const bar = new AddressBar(browser);
  const access = {
    ...{ user_id: 'u', staff: null, today: '2026-11-22', day_ends_in_s: 1000 },
    grants: [{ role: 'leader' as const, scope: OFFICE, scope_name: null }],
    ...{ offices: [OFFICE], review_scopes: [OFFICE], work_scopes: [] }
  };
  const stores = {
    areas: {
      map: () =>
        Promise.resolve<AreaMap>({ type: 'FeatureCollection', features: answers.honeycomb ? [office] : [] }),
      summary: (level: number, scope: string, asOf: string) => {
        asked.push(`area_summary ${level} ${scope} ${asOf}`);
        return of(summaries, asOf).promise;
      }
    },
    need: {
      cells: () =>
        (answers.honeycomb ? Promise.resolve({ cells: [] } as never) : never()) as Promise<NeedCells>
    },
    incidents: {
      map: (scope: string, from: string, to: string) => {
        asked.push(`incident_map ${scope} ${from} ${to}`);
        return of(reports, from).promise;
      }
    },
    histories: {
      incidents: (scope: string) => {
        asked.push(`incident_history ${scope}`);
        return history.promise;
      }
    }
  };
  const outlook = new Outlook(bar, access);
  const areas = new Areas(stores.areas);
  const places = new Places({ map: never }, { map: never }, { map: never });
  const walk = new Walk(outlook, areas);
  const analyst: Analyst = { density: never, honeycomb: never, hotspots: never, ...answers } as never;
  const review = new Review({ bar, outlook, areas, places, walk }, stores, analyst);
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    flushSync();
  };
  return {
    ...{ bar, review, outlook, asked, settle },
    tellFigures: (asOf: string, rows: AreaSummary['areas']) => {
      of(summaries, asOf).keep(summary(asOf, rows));
    },
    tellIncidents: (from: string, answer: IncidentMap) => {
      of(reports, from).keep(answer);
    },
    tellHistory: (first_day: string) => {
      history.keep({ first_day, last_day: '2026-11-22', categories: [] });
    }
  };
}

const HERE = `${OFFICE}001`;

describe('the review room', () => {
  it('asks for protected figures, for incidents and how many there were, and for nothing else', async () => {
    const { review, asked, settle } = room('/review?of=incidents&ask=change&level=1&from=2026-11-01');
    review.ask();
    await settle();
    expect(asked).toEqual([
      `incident_history ${OFFICE}`,
      `area_summary 1 ${OFFICE} 2026-11-01`,
      `incident_map ${OFFICE} 2026-11-01 2026-11-22`,
      `area_summary 1 ${OFFICE} 2025-11-01`,
      `incident_map ${OFFICE} 2025-11-01 2025-11-22`
    ]);
  });

  it('lists nothing before it is known, rather than zeros', async () => {
    const { review, settle, tellFigures, tellIncidents } = room('/review?of=incidents&level=1');
    review.ask();
    tellFigures('2026-11-01', [row(HERE, 20, 100)]);
    await settle();
    expect([review.known, review.ranked]).toEqual([false, []]);
    tellIncidents('2026-10-24', incidents(`${HERE}0102`, '2026-11-03', '2026-10-24', '2026-10-23'));
    await settle();
    expect(review.known).toBe(true);
    expect(review.ranked).toMatchObject([{ code: HERE, count: 2, rate: 20 }]);
  });

  it.each([
    ['year', '2025-11-01'],
    ['month', '2026-10-10'],
    ['other&versus=2026-03-05', '2026-03-05']
  ])('counts exactly the days chosen, and as many of the other period (%s)', async (against, before) => {
    const path = '/review?of=incidents&ask=change&level=1&from=2026-11-01&to=2026-11-22';
    const { review, settle, tellFigures, tellIncidents, tellHistory } = room(`${path}&against=${against}`);
    review.ask();
    tellFigures('2026-11-01', [row(HERE, 20, 100)]);
    tellFigures(review.monthBefore, [row(HERE, 20, 100)]);
    const all = Array.from({ length: 20 }, (_, n) => `2026-11-${String(n + 1).padStart(2, '0')}`);
    tellIncidents('2026-11-01', incidents(HERE, ...all));
    const [inside, outside] = [addDays(before, 21), addDays(before, 22)];
    tellIncidents(before, incidents(HERE, before, inside, outside));
    await settle();
    // Nobody knows yet whether anything was on record then.
    expect(review.known).toBe(false);
    tellHistory('2024-11-01');
    await settle();
    expect(review.periodBefore).toEqual({ from: before, to: inside });
    expect(review.ranked[0]?.change).toEqual({ kind: 'known', difference: 18 });
  });

  it('holds nothing against a time of which nothing is on record', async () => {
    const path = '/review?of=incidents&ask=change&level=1&from=2026-11-01&to=2026-11-22';
    const { review, settle, tellFigures, tellIncidents, tellHistory } = room(path);
    review.ask();
    for (const month of ['2026-11-01', '2025-11-01']) tellFigures(month, [row(HERE, 20, 100)]);
    tellIncidents('2026-11-01', incidents(HERE, '2026-11-03'));
    tellHistory('2025-11-02');
    await settle();
    expect([review.known, review.ranked[0]?.change]).toEqual([true, { kind: 'missing' }]);
  });

  it('counts incidents that lie in no listed area in the whole, and says how many they are', async () => {
    const { review, settle, tellFigures, tellIncidents } = room('/review?of=incidents&level=1');
    review.ask();
    tellFigures('2026-11-01', [row(HERE, 20, 100)]);
    tellIncidents('2026-10-24', incidents(`${OFFICE}002`, '2026-11-03', '2026-11-04'));
    await settle();
    expect([review.reported, review.unlisted, review.ranked[0]?.count]).toEqual([2, 2, 0]);
  });

  it('lists what is beyond chance before all else, the hot ones first', async () => {
    const clusters = new Map([
      ['cool', 'cold'],
      ['warm', 'hot']
    ]);
    const hotspots = () => Promise.resolve({ clusters } as never);
    const { review, settle, tellFigures } = room('/review?ask=chance&level=1', { hotspots });
    review.ask();
    const rows = [row('most', 50, 100), row('cool', 5, 100), row('warm', 30, 100)];
    for (const month of ['2026-11-01', '2025-11-01']) tellFigures(month, rows);
    await settle();
    expect(review.ranked.map(({ code }) => code)).toEqual(['warm', 'cool', 'most']);
  });

  it('selects one thing at a time: an area, or a hexagon of the width that is drawn', () => {
    const { review, outlook, bar } = room('/review?draw=hexagons&sel=area:990100001001');
    review.selectHexagon('3 -2');
    expect([review.hexagon, outlook.selection]).toEqual(['3 -2', null]);
    review.smoothBy(300);
    expect(review.hexagon).toBeNull();
    review.selectHexagon('3 -2');
    outlook.select({ kind: 'area', code: HERE });
    expect([review.hexagon, bar.address.hexagon]).toEqual([null, null]);
    review.selectHexagon('3 -2');
    review.drawAs('areas');
    expect(review.hexagon).toBeNull();
  });

  it('counts by category in the hexagon that is selected, and in the area where there is no such hexagon', async () => {
    const hexagon = (code: string, west: number) => ({
      ...{ code, hectares: 1, count: 1, households: null },
      ring: [
        [west, 51],
        [west + 0.5, 51],
        [west + 0.5, 52],
        [west, 52]
      ]
    });
    const honeycomb = () => Promise.resolve([hexagon('3 -2', 71), hexagon('4 -2', 71.5)] as never);
    const { review, settle, tellIncidents } = room('/review?of=incidents&draw=hexagons', { honeycomb });
    review.ask();
    tellIncidents('2026-10-24', incidents(HERE, '2026-11-03', '2026-11-04'));
    await settle();
    const counted = (code: string) => {
      review.selectHexagon(code);
      return review.reportedByCategory(HERE)?.get('E');
    };
    expect([counted('3 -2'), counted('4 -2'), counted('99 99')]).toEqual([2, undefined, 2]);
  });

  it('shows a period that has been prepared with no gap between its date and its figures', async () => {
    const { review, outlook, settle, tellFigures, tellIncidents } = room('/review?of=incidents&level=1');
    review.ask();
    for (const month of ['2026-11-01', '2026-09-01']) tellFigures(month, [row(HERE, 20, 100)]);
    tellIncidents('2026-10-24', incidents(HERE, '2026-11-03'));
    await settle();
    const next = { from: '2026-09-01', to: '2026-09-07' };
    tellIncidents('2026-09-01', incidents(HERE, '2026-09-01', '2026-09-07', '2026-09-08'));
    await review.prepare(next, new AbortController().signal);
    expect(review.ranked).toMatchObject([{ count: 1 }]);
    outlook.passThrough(next);
    review.ask();
    expect([review.period, review.ranked.map(({ count }) => count)]).toEqual([next, [2]]);
  });

  it('does not show the figures of one month under another', async () => {
    const { review, settle, tellFigures } = room('/review?level=1');
    review.ask();
    tellFigures('2026-11-01', [row(HERE, 20, 100)]);
    await settle();
    expect(review.ranked).toHaveLength(1);
    review.showMonth('2026-09-01');
    review.ask();
    await settle();
    expect([review.known, review.ranked]).toEqual([false, []]);
    tellFigures('2026-09-01', [row(HERE, 15, 100)]);
    await settle();
    expect(review.ranked).toMatchObject([{ count: 15 }]);
  });

  it('puts the most in need first and what is withheld last', async () => {
    const { review, settle, tellFigures } = room('/review?level=1');
    review.ask();
    tellFigures('2026-11-01', [row('a', null, 50), row('b', 10, 100), row('c', 30, 100), row('d', 0, 0)]);
    await settle();
    expect(review.ranked.map(({ code }) => code).slice(0, 2)).toEqual(['c', 'b']);
    expect(review.ranked.find(({ code }) => code === 'a')?.rate).toBeNull();
  });
});
