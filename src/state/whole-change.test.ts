import { describe, expect, it } from 'vitest';
import type { AreaCounts } from './ranked.ts';
import { wholeIncidentsChange, wholeNeedChange } from './whole-change.ts';

const need = (all: number | null, low: number | null = null) => ({ need: all, by_category: { low } });
const counts = (...incidents: number[]): AreaCounts => ({
  figures: {} as AreaCounts['figures'],
  incidents: new Map(incidents.map((count, n) => [String(n), count]))
});

describe('whether there is more on the whole', () => {
  it('is what is published for the whole, of all need or of one category', () => {
    const two = { now: need(1820, 40), then: need(1770, 35) };
    expect(wholeNeedChange(two, null, 5)).toEqual({
      ...{ now: 1820, then: 1770 },
      change: { kind: 'known', difference: 50 }
    });
    expect(wholeNeedChange(two, 'low', 5)?.change).toEqual({ kind: 'unsure', difference: 5 });
  });

  it('is not said where a figure is withheld or was not known', () => {
    expect(wholeNeedChange({ now: need(20), then: need(null) }, null, 5)).toBeNull();
    expect(wholeNeedChange({ now: need(20), then: undefined }, null, 5)).toBeNull();
    expect(wholeNeedChange({ now: need(20, 5), then: need(20, 5) }, 'unheard', 5)).toBeNull();
    expect(wholeIncidentsChange(counts(3), undefined)).toBeNull();
  });

  it('of incidents is what the list adds up to, and small differences are luck', () => {
    expect(wholeIncidentsChange(counts(60, 40), counts(30, 20))).toEqual({
      ...{ now: 100, then: 50 },
      change: { kind: 'known', difference: 50 }
    });
    expect(wholeIncidentsChange(counts(60, 40), counts(50, 40))?.change.kind).toBe('unsure');
    expect(wholeIncidentsChange(counts(), counts())).toMatchObject({ now: 0, then: 0 });
  });
});
