import { describe, expect, it } from 'vitest';
import { reachSettings } from '../analysis/reach/service-circles.ts';
import type {
  ReachAnswer,
  ReachGround,
  ReachQuestion,
  SupplyQuestion
} from '../analysis/review/reach-study.ts';
import type { SupplyAnswer } from '../analysis/review/reach-supply.ts';
import type { Access } from '../data/access.ts';
import type { AreaMap, AreaSummary } from '../data/areas.ts';
import type { CodeLists } from '../data/code-lists.ts';
import type { FacilityMap } from '../data/facilities.ts';
import type { GroundMap } from '../data/ground.ts';
import type { NeedCells } from '../data/need.ts';
import { AddressBar } from './address-bar.svelte.ts';
import type { Analyst } from './analyst.ts';
import { Areas } from './areas.svelte.ts';
import { Names } from './names.svelte.ts';
import { Outlook } from './outlook.svelte.ts';
import { Places } from './places.svelte.ts';
import { Reach } from './reach.svelte.ts';
import { Review } from './review.svelte.ts';
import { Walk } from './walk.svelte.ts';

const OFFICE = '990100001';
const access: Access = {
  user_id: 'u',
  staff: null,
  grants: [{ role: 'leader', scope: OFFICE, scope_name: null }],
  offices: [OFFICE],
  review_scopes: [OFFICE],
  work_scopes: [],
  today: '2026-11-22'
};
const entry = (code: string) => ({ code, name_zh: code, name_en: code, sort: null });
const codes: CodeLists = {
  levels: [],
  posts: [],
  hardship_categories: ['dibao', 'orphan', 'other'].map(entry),
  hardship_subtypes: [],
  facility_kinds: ['canteen', 'clinic', 'school'].map(entry),
  incident_categories: [],
  settings: {}
};
const ring = [
  [71, 51],
  [71.1, 51],
  [71.1, 51.1],
  [71, 51]
] as [number, number][];
const areaMap = {
  type: 'FeatureCollection',
  features: ['01', '02', '03', '04'].map((end) => ({
    type: 'Feature',
    properties: {
      code: `${OFFICE}0${end}`,
      parent: OFFICE,
      level: 1,
      name: end,
      name_en: null,
      plan_id: 1,
      label: [71, 51],
      area_ha: 10
    },
    geometry: { type: 'Polygon', coordinates: [ring] }
  }))
} as unknown as AreaMap;
const summary: AreaSummary = {
  as_of: '2026-11-01',
  level: 1,
  scope: OFFICE,
  k: 5,
  min_households: 10,
  base: 5,
  areas: [100, 200, null, 0].map((households, n) => ({
    code: `${OFFICE}00${n + 1}`,
    name: '',
    parent: OFFICE,
    households,
    people: null,
    need: null,
    by_category: {},
    merged_into: null
  }))
};
const facility = (id: number, kind: string, status: string) => ({
  type: 'Feature' as const,
  properties: {
    ...{ id, kind, name: '', name_en: null, area: null, status, open_hours: null },
    ...{ capacity: id * 10, entrance: kind === 'school' ? ([71.5, 51.5] as [number, number]) : null }
  },
  geometry: { type: 'Point' as const, coordinates: [71 + id / 100, 51] as [number, number] }
});
const facilities = {
  type: 'FeatureCollection',
  features: [facility(1, 'clinic', 'open'), facility(2, 'clinic', 'planned'), facility(3, 'school', 'open')]
} as FacilityMap;
const street = (id: number, kind: string, name: string) => ({
  type: 'Feature',
  properties: { id, kind, class: name, name: null, name_en: null, tunnel: false, bridge: false },
  geometry: { type: 'LineString', coordinates: ring }
});
const ground = {
  type: 'FeatureCollection',
  features: [
    street(1, 'street', 'residential'),
    street(2, 'path', 'footway'),
    street(3, 'street', 'motorway'),
    street(4, 'rail', 'rail')
  ]
} as unknown as GroundMap;
const cells: NeedCells = {
  as_of: '2026-11-01',
  cell_m: 100,
  unit: 'households',
  cells: [{ polygons: [[ring]], size_m: 100, households: 50, count: null, area_ha: 1 }]
};
const figures = (households: number | null, unreached: number | null) => ({
  ...{ households, unreached, part: 0.5, straightPart: 0.5 },
  ...{ need: null, needUnreached: null, needPart: null }
});
const answer: ReachAnswer = {
  whole: figures(300, 60),
  areas: new Map([
    [`${OFFICE}001`, figures(100, null)],
    [`${OFFICE}002`, figures(200, 55)],
    [`${OFFICE}003`, figures(50, 50)],
    [`${OFFICE}004`, figures(null, null)]
  ]),
  newly: { households: 0, need: 0 },
  apart: { facilities: 0, households: 0 },
  bands: [],
  walkAreas: [],
  edge: { households: 0, areas: new Set() }
};

const supplyAnswer: SupplyAnswer = {
  figures: {
    whole: { households: 300, perThousand: 20 },
    areas: new Map([
      [`${OFFICE}001`, { households: 100, perThousand: 30 }],
      [`${OFFICE}002`, { households: 200, perThousand: 0 }],
      [`${OFFICE}003`, { households: 50, perThousand: 1 }],
      [`${OFFICE}004`, { households: null, perThousand: null }]
    ])
  },
  capacity: { places: 60, facilities: 1, unknown: 0, assumed: 60, idle: 0 },
  shares: []
};

function place(path: string, settings: Record<string, unknown> = {}) {
  const bar = new AddressBar({
    location: { href: `http://localhost${path}` },
    history: { pushState: () => undefined, replaceState: () => undefined },
    addEventListener: () => undefined,
    removeEventListener: () => undefined
  });
  const asked: { ground: ReachGround; question: ReachQuestion }[] = [];
  const supplies: SupplyQuestion[] = [];
  const needAsked: string[][] = [];
  const never = () => Promise.reject(new Error('not asked for'));
  const analyst: Analyst = {
    ...{ density: never, honeycomb: never, hotspots: never, close: () => undefined },
    reach: async (on, question) => {
      asked.push({ ground: on, question });
      return answer;
    },
    nextPlaces: async () => ({
      places: [{ at: [71.05, 51.05], households: 40 }],
      ...{ households: 40, method: 'exact', atMost: 40, candidates: 9 }
    }),
    needReached: async (_, { categories }) => {
      needAsked.push(categories.map(({ category }) => category));
      return [
        { category: 'dibao', cases: 40, unreached: 10, part: 0.75 },
        { category: 'orphan', cases: null, unreached: null, part: null },
        { category: 'other', cases: 50, unreached: 30, part: 0.4 }
      ];
    },
    supply: async (_, question) => {
      supplies.push(question);
      return supplyAnswer;
    }
  };
  const areaStore = { map: async () => areaMap, summary: async () => summary };
  const need = { cells: async () => cells };
  const outlook = new Outlook(bar, access);
  const areas = new Areas(areaStore);
  const places = new Places({ map: async () => ground }, { map: never, card: never } as never, {
    map: async () => facilities
  });
  const walk = new Walk(outlook, areas);
  const review = new Review(
    { bar, outlook, areas, places, walk },
    { areas: areaStore, need, incidents: { map: never }, histories: { incidents: never } },
    analyst
  );
  const names = new Names(codes, () => true);
  const reach = new Reach(
    { bar, outlook, names, areas, places, walk, review, settings: reachSettings(settings) },
    { need },
    analyst
  );
  /** As the page does: asks again whenever something has come. */
  async function settle() {
    for (let turn = 0; turn < 6; turn += 1) {
      void areas.map.ask({ scope: outlook.scope, asOf: review.month });
      void places.ground.ask(outlook.office);
      review.ask();
      reach.ask();
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }
  return { bar, reach, asked, supplies, needAsked, settle };
}

describe('Reach', () => {
  it('asks about the first kind that there is, and those of it that are open', async () => {
    const { reach, asked, settle } = place('/review?ask=reach');
    await settle();
    expect(reach.facility).toBe('clinic');
    expect(reach.kinds.map(({ code }) => code)).toEqual(['clinic', 'school']);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.question).toMatchObject({ facilities: [[71.01, 51]], added: [], limitMetres: 800 });
  });

  it('walks along streets and paths, not along motorways and rails, among protected squares', async () => {
    const { asked, settle } = place('/review?ask=reach');
    await settle();
    expect(asked[0]?.ground.streets).toHaveLength(2);
    expect(asked[0]?.ground.squares).toEqual([{ polygons: [[ring]], households: 50, count: null }]);
    expect(asked[0]?.question.protection).toEqual({ k: 5, leastHouseholds: 10, base: 5 });
  });

  it('lists areas by who is out of reach, says nothing of withheld ones, and leaves out where nobody lives', async () => {
    const { reach, settle } = place('/review?ask=reach');
    await settle();
    expect(reach.gaps.map(({ code, figures: known }) => [code.slice(-1), known?.unreached])).toEqual([
      ['2', 55],
      ['1', null],
      ['3', undefined]
    ]);
  });

  it('puts what is tried into the address and asks about it on the same ground', async () => {
    const { bar, reach, asked, settle } = place('/review?ask=reach&circle=elder&next=2');
    await settle();
    expect(asked.at(-1)?.question.added).toEqual([[71.05, 51.05]]);
    reach.point(true);
    reach.tryAt([71.1234567, 51.1]);
    await settle();
    expect(reach.pointing).toBe(false);
    expect(bar.address).toMatchObject({ tried: [71.12346, 51.1], next: null });
    expect(asked.at(-1)?.question).toMatchObject({ added: [[71.12346, 51.1]], limitMetres: 500 });
    expect(new Set(asked.map((one) => one.ground)).size).toBe(1);
  });

  it('holds what is reached against capacity, and lists where there is least', async () => {
    const { reach, supplies, settle } = place('/review?ask=reach&as=supply');
    await settle();
    expect(supplies).toMatchObject([{ facilities: [[71.01, 51]], capacities: [10], limitMetres: 800 }]);
    expect(reach.supplies.map(({ code, figures: known }) => [code.slice(-1), known?.perThousand])).toEqual([
      ['2', 0],
      ['1', 30],
      ['3', undefined]
    ]);
    const plain = place('/review?ask=reach');
    await plain.settle();
    expect(plain.supplies).toEqual([]);
  });

  it('lists nothing of one kind, or one circle, under another while the answer is on its way', async () => {
    for (const as of ['', '&as=supply', '&as=need']) {
      const { reach, settle } = place(`/review?ask=reach${as}`);
      const rows = () => [...reach.gaps, ...reach.supplies];
      await settle();
      expect(reach.settled).toBe(true);
      reach.choose('school');
      expect([rows(), reach.listed, reach.settled]).toEqual([[], false, false]);
      await settle();
      expect([rows().length > 0, reach.settled]).toEqual([true, true]);
      reach.walkAs('elder');
      expect([rows(), reach.listed]).toEqual([[], false]);
    }
  });

  it('keeps the list of the place before while another place is tried, and says that it is not settled', async () => {
    const { reach, settle } = place('/review?ask=reach');
    await settle();
    reach.tryAt([71.1, 51.1]);
    reach.ask();
    expect([reach.gaps.length, reach.listed, reach.settled]).toEqual([3, true, false]);
    await settle();
    expect(reach.settled).toBe(true);
  });

  it('tells by category of need what part is reached, most out of reach first', async () => {
    const { reach, needAsked, settle } = place('/review?ask=reach&as=need');
    await settle();
    expect(needAsked).toEqual([['dibao', 'orphan', 'other']]);
    expect(reach.byNeed.rows.map(({ category }) => category)).toEqual(['other', 'dibao', 'orphan']);
    const plain = place('/review?ask=reach');
    await plain.settle();
    expect(plain.needAsked).toEqual([]);
  });

  it('walks to the door of a facility where that is known', async () => {
    const { asked, settle } = place('/review?ask=reach&facility=school');
    await settle();
    expect(asked[0]?.question.facilities).toEqual([[71.5, 51.5]]);
  });

  it('takes circles, bands and scales from the settings: the circle asked for, else the usual one of the kind', async () => {
    const near = { code: 'near', name_zh: '近', name_en: 'near', metres: 300 };
    const far = { code: 'far', name_zh: '远', name_en: 'far', minutes: 20, speed: 60 };
    const settings = {
      service_circles: { circles: [near, far], usual: { clinic: 'far' } },
      walking_bands: [0.5, 1],
      supply_scale: { clinic: 7 }
    };
    const { reach, asked, settle } = place('/review?ask=reach&streets=reached', settings);
    await settle();
    expect(asked.at(-1)?.question).toMatchObject({ limitMetres: 1200, bandMetres: [600, 1200] });
    expect(reach.middle).toBe(7);
    reach.walkAs('near');
    await settle();
    expect(asked.at(-1)?.question).toMatchObject({ limitMetres: 300 });
    reach.choose('school');
    reach.walkAs('adult');
    expect(reach.circle.code).toBe('near');
  });

  it('keeps a kind of which there is none when it is asked for, and drops an unknown one', async () => {
    const { reach, settle } = place('/review?ask=reach&facility=canteen');
    await settle();
    expect([reach.facility, reach.facilities?.features.length]).toEqual(['canteen', 0]);
    const other = place('/review?ask=reach&facility=palace');
    await other.settle();
    expect(other.reach.facility).toBe('clinic');
  });
});
