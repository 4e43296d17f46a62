import { describe, expect, it } from 'vitest';
import { NO_COUNTS, type Counts } from '../indicators/counts.ts';
import type { ReachFigures } from '../review/reach-figures.ts';
import type { IncidentFacts, NeedFacts, PartFacts, Shift } from './facts.ts';
import { incidentFindings, lateFindings } from './incident-findings.ts';
import { needFindings, whereFindings } from './need-findings.ts';
import { chanceFindings, reachFindings } from './place-findings.ts';

const MISSING: Shift = { kind: 'missing' };
const NOTHING = { previous: MISSING, lastYear: MISSING };
const known = (difference: number): Shift => ({ kind: 'known', difference });

describe('need', () => {
  const facts: NeedFacts = { households: 1000, need: 150, shifts: NOTHING, categories: [] };

  it('of a community that was not there yet is one sentence, not a blank', () => {
    expect(needFindings(null)).toEqual([{ kind: 'no-figures' }]);
  });

  it('where nobody lives says so and nothing else', () => {
    expect(needFindings({ ...facts, households: 0, need: 0 })).toEqual([{ kind: 'nobody' }]);
  });

  it('that is withheld stays withheld, with its changes', () => {
    const found = needFindings({ ...facts, need: null });
    expect(found[0]).toEqual({ kind: 'withheld', households: 1000 });
    expect(found.filter(({ kind }) => kind === 'shift')).toHaveLength(2);
  });

  it('is told with its rate', () => {
    expect(needFindings(facts)[0]).toEqual({ kind: 'need', households: 1000, need: 150, perThousand: 150 });
  });

  it('by category names the three that changed most, and none that is too small to say', () => {
    const categories = [
      { code: 'a', shifts: { previous: MISSING, lastYear: known(10) } },
      { code: 'b', shifts: { previous: MISSING, lastYear: known(-40) } },
      { code: 'c', shifts: { previous: MISSING, lastYear: { kind: 'unsure', difference: 5 } as const } },
      { code: 'd', shifts: { previous: MISSING, lastYear: known(20) } },
      { code: 'e', shifts: { previous: known(90), lastYear: known(15) } }
    ];
    expect(needFindings({ ...facts, categories }).at(-1)).toEqual({
      kind: 'categories',
      changed: [
        { code: 'b', difference: -40 },
        { code: 'd', difference: 20 },
        { code: 'e', difference: 15 }
      ]
    });
    expect(needFindings(facts).at(-1)).toEqual({ kind: 'no-category' });
  });
});

describe('where', () => {
  const part = (code: string, households: number | null, need: number | null, reported = 0): PartFacts => ({
    ...{ code, households, need, reported }
  });
  const where = (parts: PartFacts[], unplaced = 0) => whereFindings({ parts, unplaced, base: 5 });

  it('names areas whose need is above the whole by two roundings or more', () => {
    // At 100 per 1,000, 100 households have 10.
    const found = where([part('1', 100, 30), part('2', 100, 15), part('3', 800, 55)]);
    expect(found).toEqual([
      {
        kind: 'most',
        perThousand: 100,
        parts: [{ code: '1', need: 30, households: 100, perThousand: 300 }]
      }
    ]);
  });

  it('says that nothing stands out, or that nothing may be said', () => {
    expect(where([part('1', 100, 10), part('2', 100, 10)])).toEqual([
      { kind: 'even', shown: 2, perThousand: 100 }
    ]);
    expect(where([part('1', 100, null), part('2', null, null)])).toEqual([{ kind: 'unsaid' }]);
    expect(where([])).toEqual([{ kind: 'unsaid' }]);
  });

  it('holds a single published area against nothing', () => {
    expect(where([part('1', 100, 10), part('2', 100, null)])[0]).toEqual({
      kind: 'single',
      part: { code: '1', need: 10, households: 100, perThousand: 100 }
    });
  });

  it('counts what is withheld among areas where somebody lives', () => {
    const found = where([part('1', 100, 10), part('2', 100, null), part('3', 0, 0)]);
    expect(found[1]).toEqual({ kind: 'withheld', withheld: 1, all: 2 });
  });

  it('names areas with more incidents than chance gives, and those of no area', () => {
    const quiet = ['1', '2', '3'].map((code) => part(code, 100, 10, 4));
    expect(where(quiet)).toContainEqual({ kind: 'incidents-even', usual: 4 });
    const found = where([...quiet, part('4', 100, 10, 28)], 7);
    expect(found).toContainEqual({
      ...{ kind: 'incidents-most', usual: 10, parts: [{ code: '4', reported: 28 }] }
    });
    expect(found.at(-1)).toEqual({ kind: 'unplaced', count: 7 });
    const rare = Array.from({ length: 10 }, (_, n) => part(String(n), 100, 10, n === 0 ? 1 : 0));
    expect(where(rare)).toContainEqual({ kind: 'incidents-even', usual: 0.1 });
  });
});

const counts = (some: Partial<Counts>): Counts => ({ ...NO_COUNTS, ...some });
const incidents = (now: Partial<Counts>, before: Partial<Counts> = {}): IncidentFacts => ({
  ...{ now: counts(now), previous: counts(before), lastYear: counts(before), shifts: NOTHING },
  record: { kind: 'whole' }
});

describe('incidents', () => {
  it('that were not reported are none, and are still held against what was', () => {
    expect(incidentFindings(incidents({}, { reported: 8 }))).toEqual([
      { kind: 'none' },
      { kind: 'shift', against: 'previous', before: 8, shift: MISSING },
      { kind: 'shift', against: 'lastYear', before: 8, shift: MISSING }
    ]);
  });
});

describe('a time before there was a record', () => {
  const before = (kind: 'part' | 'none'): IncidentFacts => ({
    ...incidents({ reported: kind === 'part' ? 5 : 0 }),
    record: { kind, since: '2024-11-22' }
  });

  it('is not told as a time in which nothing happened', () => {
    expect(incidentFindings(before('none'))).toEqual([{ kind: 'no-record', since: '2024-11-22' }]);
    expect(lateFindings({ counts: before('none'), open: [], more: false })).toEqual([{ kind: 'no-record' }]);
  });

  it('in part is said before its count', () => {
    expect(incidentFindings(before('part')).slice(0, 2)).toEqual([
      { kind: 'part-record', since: '2024-11-22' },
      { kind: 'reported', count: 5 }
    ]);
  });
});

describe('what was late', () => {
  const late = (facts: IncidentFacts, open: { category: string; days: number }[] = []) =>
    lateFindings({ counts: facts, open, more: false });

  it('has no rate where nothing fell due: there is nothing to divide by', () => {
    expect(late(incidents({}))).toEqual([{ kind: 'nothing-due' }, { kind: 'none-open' }]);
  });

  it('has no rate where fewer than ten fell due', () => {
    expect(late(incidents({ due: 9, due_closed_on_time: 9 }))[0]).toMatchObject({
      kind: 'few-due',
      figure: { numerator: 9, denominator: 9 }
    });
  });

  it('is a rate with its numerator and denominator, and what it was before', () => {
    const found = late(incidents({ due: 100, due_closed_on_time: 90 }, { due: 100, due_closed_on_time: 60 }));
    expect(found.map(({ kind }) => kind)).toEqual(['on-time', 'trend', 'trend', 'none-open']);
    expect(found[0]).toMatchObject({ figure: { numerator: 90, denominator: 100, value: 90 } });
    expect(found[1]).toMatchObject({ against: 'previous', trend: { kind: 'better', difference: 30 } });
  });

  it('names the categories that have been late longest', () => {
    const open = [
      { category: 'a', days: 2 },
      { category: 'b', days: 30 },
      { category: 'a', days: 9 },
      { category: 'c', days: 1 },
      { category: 'd', days: 4 }
    ];
    expect(late(incidents({ open_late: 5 }), open).at(-1)).toEqual({
      kind: 'longest',
      more: false,
      categories: [
        { code: 'b', count: 1, days: 30 },
        { code: 'a', count: 2, days: 9 },
        { code: 'd', count: 1, days: 4 }
      ]
    });
  });
});

describe('chance', () => {
  it('says why nothing can be tested', () => {
    expect(chanceFindings({ found: 'too-few-areas', community: '1' })).toEqual([
      { kind: 'unfit', reason: 'too-few-areas' }
    ]);
  });

  it('tells what is beyond it here, of what is so in the whole', () => {
    const clusters = new Map([
      ['12', 'hot'],
      ['11', 'cold'],
      ['2', 'hot']
    ] as const);
    const computed = { statistic: 'moran' as const, findings: new Map() };
    const found = {
      ...computed,
      asked: 40,
      leftOut: 3,
      clusters,
      byLuck: 0.15,
      moran: { i: 0.3, pSim: 0.05 }
    };
    expect(chanceFindings({ found, community: '1' })).toEqual([
      { kind: 'pattern', alike: true, i: 0.3, p: 0.05, asked: 40, leftOut: 3 },
      {
        ...{ kind: 'clusters', all: 3, byLuck: 0.15 },
        own: [
          { code: '11', cluster: 'cold' },
          { code: '12', cluster: 'hot' }
        ]
      }
    ]);
  });
});

describe('reach', () => {
  const figures = (part: ReachFigures['part'], unreached: number | null): ReachFigures => ({
    ...{ households: 500, unreached, part, straightPart: null },
    ...{ need: null, needUnreached: null, needPart: null }
  });

  it('is told by kind, the largest part out of reach first', () => {
    const found = reachFindings({
      kinds: [
        { code: 'school', figures: figures(0.75, 125) },
        { code: 'clinic', figures: figures('hardly-any', 490) },
        { code: 'market', figures: figures('nearly-all', null) },
        { code: 'pharmacy', figures: figures(0, 500) },
        { code: 'park', figures: figures(1, 0) },
        { code: 'bank', figures: figures(null, null) },
        { code: 'cinema', figures: null }
      ]
    });
    expect(found).toEqual([
      { kind: 'beyond', code: 'pharmacy', part: 1, households: 500 },
      { kind: 'hardly-any', code: 'clinic' },
      { kind: 'beyond', code: 'school', part: 0.25, households: 125 },
      { kind: 'near', codes: ['market', 'park'] },
      { kind: 'unsaid', codes: ['bank'] },
      { kind: 'none-open', codes: ['cinema'] }
    ]);
  });

  it('says nothing of any kind where the households are withheld', () => {
    const withheld = { ...figures(null, null), households: null };
    expect(reachFindings({ kinds: [{ code: 'school', figures: withheld }] })).toEqual([{ kind: 'withheld' }]);
  });
});
