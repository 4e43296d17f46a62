import { describe, expect, it } from 'vitest';
import { NO_COUNTS } from '../analysis/indicators/counts.ts';
import type { AreaMap } from '../data/areas.ts';
import type { IncidentHistory } from '../data/histories.ts';
import type { IndicatorCounts } from '../data/indicators.ts';
import { AddressBar } from './address-bar.svelte.ts';
import { Areas } from './areas.svelte.ts';
import { Indicators } from './indicators.svelte.ts';
import { Names } from './names.svelte.ts';
import { Outlook } from './outlook.svelte.ts';
import { Resource } from './resource.svelte.ts';
import { Walk } from './walk.svelte.ts';

const OFFICE = '990100001';
const [FIRST, SECOND] = [`${OFFICE}001`, `${OFFICE}002`];
const [GROUP, OTHER, GONE] = [`${FIRST}01`, `${FIRST}02`, `${FIRST}09`];

const square = {
  type: 'Polygon' as const,
  coordinates: [[[0, 0] as [number, number], [0, 1] as [number, number], [1, 1] as [number, number]]]
};
const area = (code: string, level: number, parent: string | null): AreaMap['features'][number] => ({
  type: 'Feature',
  geometry: square,
  properties: {
    ...{ code, level, parent, name: `Area ${code}`, name_en: null, plan_id: null },
    ...{ label: [0, 0] as [number, number], area_ha: 1 }
  }
});
const MAP: AreaMap = {
  type: 'FeatureCollection',
  features: [
    area(OFFICE, 0, null),
    area(FIRST, 1, OFFICE),
    area(SECOND, 1, OFFICE),
    area(GROUP, 2, FIRST),
    area(OTHER, 2, FIRST)
  ]
};
const counted = (code: string, due: number, closed: number, unplaced = false) => ({
  ...{ ...NO_COUNTS, code, name: `Once ${code}`, unplaced, due, due_closed: closed }
});
const decision = (on: string, withdrawn: IndicatorCounts['decisions'][number]['withdrawn']) => ({
  ...{ id: 1, area: on, indicator: 'closing', from: '2026-11-01', to: '2026-11-30' },
  ...{ reason: 'Why', at: '', by: 'Who', withdrawn }
});

/** The room at an address, with its answers there; `asked` are the periods asked for. `then` is counted of earlier ones. */
async function room(
  path: string,
  now: Pick<IndicatorCounts, 'areas' | 'decisions'>,
  { first_day, then }: { first_day: string | null; then: IndicatorCounts['areas'] } = {
    first_day: '2020-01-01',
    then: []
  }
) {
  const asked: string[] = [];
  const bar = new AddressBar({
    location: { href: `http://localhost${path}` },
    history: { pushState: () => undefined, replaceState: () => undefined },
    addEventListener: () => undefined,
    removeEventListener: () => undefined
  });
  const outlook = new Outlook(bar, {
    ...{ user_id: 'u', staff: null, today: '2026-11-22' },
    grants: [{ role: 'supervisor', scope: OFFICE, scope_name: null }],
    ...{ offices: [OFFICE], review_scopes: [OFFICE], work_scopes: [] }
  });
  const lists = { posts: [], hardship_categories: [], hardship_subtypes: [], facility_kinds: [] };
  const names = new Names({ ...lists, levels: [], incident_categories: [], settings: {} }, () => true);
  const areas = new Areas({ map: () => Promise.resolve(MAP), summary: () => Promise.reject(new Error()) });
  await areas.map.ask({ scope: OFFICE, asOf: '2026-11-01' });
  const walk = new Walk(outlook, areas);
  const never = () => Promise.reject(new Error('not asked here'));
  const history = new Resource<{ scope: string }, IncidentHistory>(() =>
    Promise.resolve({ first_day, last_day: '2026-11-22', categories: [] })
  );
  const indicators = new Indicators(
    { bar, outlook, names, areas, walk, review: { history } },
    {
      indicators: {
        counts: (scope, level, from, to) => {
          asked.push(`${from} ${to}`);
          const answer = asked.length === 1 ? now : { areas: then, decisions: [] };
          return Promise.resolve({ ...answer, generated_at: '', from, to, level, rules: null, scope });
        },
        ...{ behind: never, decide: never, withdraw: never }
      }
    }
  );
  indicators.ask();
  await new Promise((resolve) => setTimeout(resolve));
  return { indicators, asked };
}

const NOVEMBER = '/review?ask=doing&from=2026-11-01&to=2026-11-10&level=2';
const ANSWER = {
  areas: [
    counted(GROUP, 30, 20),
    counted(GONE, 20, 10),
    counted(FIRST, 10, 5, true),
    counted(`${SECOND}01`, 7, 7)
  ],
  decisions: []
};

describe('indicators', () => {
  it('are asked of the period, of as many days before it and of the same a year before', async () => {
    const { asked } = await room(NOVEMBER, ANSWER);
    expect(asked).toEqual(['2026-11-01 2026-11-10', '2026-10-22 2026-10-31', '2025-11-01 2025-11-10']);
  });

  it('list every area in force, those no longer in force, and last what is in none', async () => {
    const { indicators } = await room(`${NOVEMBER}&sel=area:${FIRST}`, ANSWER);
    expect(indicators.within).toBe(FIRST);
    expect(indicators.rows.map(({ code, retired, unplaced }) => [code, retired, unplaced])).toEqual([
      [GROUP, false, false],
      [OTHER, false, false],
      [GONE, true, false],
      [FIRST, false, true]
    ]);
    expect(indicators.rows.map(({ counts }) => counts.due)).toEqual([30, 0, 20, 10]);
  });

  it('of the area one stands on take in all that lies in it, placed or not', async () => {
    const { indicators } = await room(`${NOVEMBER}&sel=area:${FIRST}`, ANSWER);
    expect(indicators.figures.find(({ code }) => code === 'closing')?.figure).toMatchObject({
      ...{ numerator: 35, denominator: 60 }
    });
  });

  it('are held against nothing where nothing at all was counted then, and not against zeros', async () => {
    const { indicators } = await room(`${NOVEMBER}&sel=area:${FIRST}`, ANSWER);
    expect([indicators.whole?.previous, indicators.whole?.lastYear]).toEqual([undefined, undefined]);
    expect(indicators.figures.map(({ sinceLastYear }) => sinceLastYear.kind)).toEqual(
      indicators.figures.map(() => 'none')
    );
  });

  it.each([
    ['2025-11-01', [30, 30]],
    ['2025-11-02', [30, undefined]],
    ['2026-10-23', [undefined, undefined]],
    [null, [undefined, undefined]]
  ])('are held against times on record whole: from %s on', async (first_day, due) => {
    const { indicators } = await room(`${NOVEMBER}&sel=area:${GROUP}`, ANSWER, {
      ...{ first_day, then: [counted(GROUP, 30, 30)] }
    });
    const { previous, lastYear } = indicators.whole ?? {};
    expect([previous?.due, lastYear?.due]).toEqual(due);
    const row = indicators.rows.find(({ code }) => code === GROUP);
    expect([row?.previous?.due, row?.lastYear?.due]).toEqual(due);
  });

  it('stay with the areas beside it where one stands on an area of the shown level', async () => {
    const { indicators } = await room(`${NOVEMBER}&sel=area:${GROUP}`, ANSWER);
    expect(indicators.within).toBe(FIRST);
    expect(indicators.whole?.counts.due).toBe(30);
  });

  it('are those of the area around it where one stands on one smaller than those that are counted', async () => {
    const { indicators } = await room(`${NOVEMBER}&sel=area:${GROUP}0101`, ANSWER);
    expect(indicators.whole).toMatchObject({ code: GROUP, counts: { due: 30 } });
  });

  it('are those of the scope where one stands on an area outside it', async () => {
    const { indicators } = await room(`${NOVEMBER}&sel=area:990100002001`, ANSWER);
    expect(indicators.whole).toMatchObject({ code: OFFICE, counts: { due: 67 } });
  });

  it('that were set to zero are zero, with what was reported beside them; taken back they are not', async () => {
    const path = `${NOVEMBER}&sel=area:${FIRST}`;
    const closing = async (withdrawn: { reason: string; at: string; by: string } | null) => {
      const { indicators } = await room(path, { ...ANSWER, decisions: [decision(FIRST, withdrawn)] });
      return indicators.figures.find(({ code }) => code === 'closing');
    };
    const zero = await closing(null);
    expect(zero?.figure.value).toBe(0);
    expect(zero?.reported.value).toBeCloseTo((100 * 35) / 60, 9);
    expect(zero?.zeroed).toMatchObject({ by: 'Who', reason: 'Why' });
    const back = await closing({ reason: 'Mistake', at: '', by: 'Who' });
    expect(back?.zeroed).toBeNull();
    expect(back?.figure.value).toBeCloseTo((100 * 35) / 60, 9);
  });

  it('of one area set to zero leave what is in it and around it as it was', async () => {
    const { indicators } = await room(`${NOVEMBER}&sel=area:${FIRST}`, {
      ...ANSWER,
      decisions: [decision(GROUP, null)]
    });
    expect(indicators.figures.every(({ zeroed }) => zeroed === null)).toBe(true);
    expect(indicators.rows.filter(({ zeroed }) => zeroed.size > 0).map(({ code }) => code)).toEqual([GROUP]);
  });
});
