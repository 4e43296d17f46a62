import { describe, expect, it } from 'vitest';
import { dayNumber, dayText } from '../analysis/series/calendar.ts';
import type { IncidentHistory, NeedMonth } from '../data/histories.ts';
import { monthsBefore } from './month.ts';
import { countsOf } from './time-strip.svelte.ts';
import { Trend } from './trend.svelte.ts';

const OFFICE = '990100001';
const CELL = '990100001001';
const FIRST = '2024-11-25';

const month = (as_of: string, need: number | null): NeedMonth => ({
  ...{ as_of, need, households: 100 },
  by_category: { poor: need === null ? null : need / 10 }
});
/** Two years and two days: one incident a day, and ten more in one week. */
const history: IncidentHistory = {
  first_day: FIRST,
  last_day: dayText(dayNumber(FIRST) + 104 * 7 + 1),
  categories: [
    { code: 'a', counts: Array.from({ length: 104 * 7 + 2 }, () => 1) },
    { code: 'b', counts: Array.from({ length: 104 * 7 + 2 }, (_, day) => (day === 100 * 7 ? 10 : 0)) }
  ]
};

function trend({
  incidents = true,
  selected = OFFICE,
  category = null as string | null,
  categories = null as readonly string[] | null,
  without = [] as readonly string[]
} = {}) {
  const asked: string[] = [];
  const histories = {
    incidents: (scope: string) => Promise.resolve(asked.push(`incidents ${scope}`)).then(() => history),
    need: (scope: string, from: string, to: string) => {
      asked.push(`need ${scope} ${from} ${to}`);
      return Promise.resolve([]);
    }
  };
  const months = Array.from({ length: 14 }, (_, index) =>
    month(monthsBefore('2025-10-01', -index), 95 + 5 * index)
  ).filter(({ as_of }) => !without.includes(as_of));
  const from = {
    outlook: { selection: { kind: 'area', code: selected }, scope: OFFICE, today: '2026-11-22' },
    review: {
      ...{ incidents, category, categories },
      history: {
        answerTo: ({ scope }: { scope: string }) => (scope === OFFICE ? history : undefined),
        loading: false
      },
      now: { figures: { answer: { base: 5 } } }
    },
    strip: { need: { months, loading: false }, ask: () => asked.push('the strip') }
  };
  return { trend: new Trend(from as never, { histories }), asked };
}

describe('a trend', () => {
  it('adds up the categories, day by day', () => {
    expect(countsOf(history, null).slice(699, 702)).toEqual([1, 11, 1]);
  });

  it('marks the week that was above all of its like, and leaves the running one unjudged', () => {
    const { points, unusual } = trend().trend;
    expect(points.filter(({ standing }) => standing === 'above')).toMatchObject([
      { value: 17, usual: { most: 7 } }
    ]);
    expect(points.at(-1)).toMatchObject({ value: 2, running: true, standing: null });
    expect(unusual).toMatchObject({ judged: 12, above: 1, below: 0 });
  });

  it('is of the categories that are looked at alone', () => {
    const { points } = trend({ categories: ['b'] }).trend;
    expect(points.filter(({ value }) => value !== 0)).toMatchObject([{ value: 10 }]);
  });

  it('has the strip ask for the whole, which may not stand on the page, and asks for that of a selected area itself', async () => {
    const whole = trend();
    whole.trend.ask();
    expect(whole.asked).toEqual(['the strip']);
    const cell = trend({ selected: CELL });
    cell.trend.ask();
    await new Promise((resolve) => setTimeout(resolve));
    expect(cell.asked).toEqual([`incidents ${CELL}`]);
    expect(cell.trend.points.length).toBeGreaterThan(50);
  });

  it('says of need how it has changed in a year, and calls what may be the rounding too small to say', () => {
    expect(trend({ incidents: false }).trend.year).toEqual({
      now: 160,
      change: { kind: 'known', difference: 60 }
    });
    expect(trend({ incidents: false, category: 'poor' }).trend.year?.change.kind).toBe('unsure');
    expect(trend({ incidents: false, selected: CELL }).trend.year).toBeNull();
  });

  it('of an area that was not there all the time is held against the month a year before, or against none', () => {
    const years = (without: readonly string[]) => trend({ incidents: false, without }).trend.year;
    expect(years(['2026-03-01'])?.change).toEqual({ kind: 'known', difference: 60 });
    expect(years(['2025-11-01'])).toBeNull();
    expect(years(['2026-11-01'])).toBeNull();
  });
});
