import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AreaMap, AreaSummary } from '../data/areas.ts';
import type { IncidentMap } from '../data/incident-columns.ts';
import { AddressBar } from './address-bar.svelte.ts';
import type { Analyst } from './analyst.ts';
import { Areas } from './areas.svelte.ts';
import { Multiples } from './multiples.svelte.ts';
import type { Names } from './names.svelte.ts';
import { Outlook } from './outlook.svelte.ts';
import { Places } from './places.svelte.ts';
import { HOLDS_MS } from './remembered.ts';
import { Review } from './review.svelte.ts';
import { Showing } from './showing.svelte.ts';
import { Walk } from './walk.svelte.ts';

const OFFICE = '990100001';
const HERE = `${OFFICE}001`;
const never = () => new Promise<never>(() => undefined);

const area = (code: string, level: number): AreaMap['features'][number] => ({
  type: 'Feature',
  properties: {
    ...{ code, level, name: code, name_en: null, plan_id: 1, label: [71.4, 51.1], area_ha: 10 },
    parent: level === 0 ? null : OFFICE
  },
  geometry: { type: 'Polygon', coordinates: [] }
});

/** Many pictures at an address. Figures are 20 in need of 100 households, or what `figures` makes of a month. */
function room(
  path: string,
  figures: (asOf: string) => AreaSummary['areas'][number][] | undefined = () => undefined,
  reported: () => IncidentMap['rows'] = () => []
) {
  const asked: string[] = [];
  let underWay = 0;
  let most = 0;
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
  const row = (code: string): AreaSummary['areas'][number] => ({
    ...{ code, name: code, parent: null, people: null, merged_into: null },
    ...{ households: 100, need: 20, by_category: { low: 10, ill: null } }
  });
  const stores = {
    areas: {
      map: () =>
        Promise.resolve<AreaMap>({ type: 'FeatureCollection', features: [area(OFFICE, 0), area(HERE, 1)] }),
      summary: async (level: number, scope: string, asOf: string): Promise<AreaSummary> => {
        asked.push(`${level} ${asOf}`);
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setTimeout(resolve));
        underWay -= 1;
        const areas = figures(asOf) ?? [row(level === 0 ? OFFICE : HERE)];
        return { ...{ as_of: asOf, level, scope, k: 5, min_households: 10, base: 5 }, areas };
      }
    },
    need: { cells: never },
    incidents: {
      map: (_scope: string, from: string, to: string) => {
        asked.push(`incidents ${from} ${to}`);
        return Promise.resolve({ generated_at: '', rows: reported() });
      }
    },
    histories: {
      incidents: () =>
        Promise.resolve({
          ...{ first_day: '2024-01-01', last_day: '2026-11-22' },
          categories: [
            { code: 'E1', counts: [30] },
            { code: 'E2', counts: [20] },
            { code: 'F1', counts: [50] }
          ]
        })
    }
  };
  const outlook = new Outlook(bar, access);
  const areas = new Areas(stores.areas);
  const places = new Places({ map: never }, { map: never }, { map: never });
  const walk = new Walk(outlook, areas);
  const analyst = {} as unknown as Analyst;
  const review = new Review({ bar, outlook, areas, places, walk }, stores, analyst);
  const showing = new Showing(bar, review);
  const codes = {
    hardshipCategories: ['low', 'ill'].map((code) => ({ code, name: code })),
    incidentGroups: [
      { key: 'street', name: 'Street', categories: [{ code: 'E1' }, { code: 'E2' }] },
      { key: 'park', name: 'Park', categories: [{ code: 'F1' }] },
      { key: 'rare', name: 'Rare', categories: [{ code: 'G1' }] }
    ]
  };
  const names = codes as unknown as Names;
  const multiples = new Multiples({ outlook, areas, places, names, review, showing }, stores, analyst);
  const come = async () => {
    await areas.map.ask({ scope: OFFICE, asOf: '2026-11-01' });
    if (review.incidents) await review.history.ask({ scope: OFFICE });
    multiples.ask();
    for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    flushSync();
  };
  return { multiples, asked, come, most: () => most };
}

let ids = 0;
const incident = (category: string, day = '2026-11-03'): IncidentMap['rows'][number] => ({
  ...{ id: (ids += 1), area: `${HERE}0101`, lng: 71.4, lat: 51.1, category, lamp: 'settled' as const },
  reported_at: Date.parse(`${day}T12:00:00+08:00`) / 1000
});

afterEach(() => {
  vi.useRealTimers();
});

describe('many pictures', () => {
  it('are the twelve months up to the one shown, asked for one after another', async () => {
    const { multiples, asked, come, most } = room(
      '/review?show=multiples&level=1&from=2026-03-01&to=2026-03-31'
    );
    await come();
    expect(multiples.smalls.map(({ key }) => key)).toEqual([
      ...['2025-04-01', '2025-05-01', '2025-06-01', '2025-07-01', '2025-08-01', '2025-09-01'],
      ...['2025-10-01', '2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01']
    ]);
    expect([asked.length, most(), multiples.figures.size]).toEqual([24, 1, 12]);
    expect(multiples.figures.get('2025-07-01')).toMatchObject({
      total: 20,
      areas: [{ code: HERE, rate: 200 }]
    });
  });

  it('say nothing of a month in which nothing was known, and "withheld" is not nothing', async () => {
    const { multiples, come } = room('/review?show=multiples&level=1', (asOf) => {
      if (asOf < '2026-02-01') return [];
      if (asOf > '2026-02-01') return undefined;
      const none = { name: '', parent: null, people: null, merged_into: null, by_category: {} };
      return [{ ...none, code: HERE, households: null, need: null }];
    });
    await come();
    const total = (month: string) => multiples.figures.get(month)?.total;
    expect([total('2026-01-01'), total('2026-02-01'), total('2026-03-01')]).toEqual([undefined, null, 20]);
    expect(multiples.figures.get('2026-01-01')?.areas).toEqual([]);
  });

  it('of categories are of one month and on the scale of the most frequent one', async () => {
    const { multiples, asked, come } = room('/review?show=multiples&each=category&level=1');
    await come();
    expect([...multiples.figures].map(([key, { total }]) => [key, total])).toEqual([
      ['low', 10],
      ['ill', null]
    ]);
    expect([...new Set(asked)].toSorted()).toEqual(['0 2026-11-01', '1 2026-11-01']);
    expect(multiples.rarity).toBe(0.5);
  });

  it('of incidents are of the days chosen by groups, on the scale of the most frequent group', async () => {
    const { multiples, asked, come } = room(
      '/review?of=incidents&show=multiples&each=category&level=1&from=2026-10-05&to=2026-11-03',
      undefined,
      () => [incident('E1'), incident('E2'), incident('F1'), incident('E1', '2026-11-04')]
    );
    await come();
    expect([...multiples.figures].map(([key, { total }]) => [key, total])).toEqual([
      ['street', 2],
      ['park', 1],
      ['rare', 0]
    ]);
    expect(asked.filter((one) => one.startsWith('incidents'))).toEqual(['incidents 2026-10-05 2026-11-03']);
    expect(multiples.rarity).toBe(0.5);
  });

  it('of incidents follow a day that goes on, and stand meanwhile as they were', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T01:00:00Z') });
    const rows = [incident('E1', '2026-11-21')];
    const { multiples, come } = room('/review?of=incidents&show=multiples&level=1', undefined, () => [
      ...rows
    ]);
    const now = () => multiples.figures.get('2026-11-01')?.total;
    await come();
    rows.push(incident('E1', '2026-11-22'));
    await come();
    expect(now()).toBe(1);
    vi.setSystemTime(Date.now() + HOLDS_MS + 1);
    multiples.ask();
    expect([now(), multiples.figures.size]).toEqual([1, 12]);
    await come();
    expect(now()).toBe(2);
  });

  it('are not asked for while one map is shown', async () => {
    const { asked, come } = room('/review?level=1');
    await come();
    expect(asked).toEqual([]);
  });
});
