import { describe, expect, it } from 'vitest';
import { wholeIncidentsChange, wholeNeedChange } from './whole-change.ts';

const need = (all: number | null, low: number | null = null) => ({ need: all, by_category: { low } });

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
    expect(wholeIncidentsChange(3, undefined)).toBeNull();
  });

  it('of incidents is known where both periods are, and small differences are luck', () => {
    expect(wholeIncidentsChange(100, 50)).toEqual({
      ...{ now: 100, then: 50 },
      change: { kind: 'known', difference: 50 }
    });
    expect(wholeIncidentsChange(100, 90)?.change.kind).toBe('unsure');
    expect(wholeIncidentsChange(0, 0)).toMatchObject({ now: 0, then: 0 });
  });
});
