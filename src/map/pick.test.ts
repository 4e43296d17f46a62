import { describe, expect, it } from 'vitest';
import { chosen, sameSelection, type Hit } from './pick.ts';

const incident = (id: number): Hit => ({ kind: 'thing', selection: { kind: 'incident', id } });
const area: Hit = { kind: 'thing', selection: { kind: 'area', code: '990100001001' } };

describe('chosen', () => {
  it('is the most specific thing hit', () => {
    expect(chosen([incident(1), area], null)).toEqual(incident(1));
    expect(chosen([area], null)).toEqual(area);
  });

  it('takes the incidents on one spot in turn', () => {
    const spot = [incident(1), incident(2), area];
    expect(chosen(spot, { kind: 'incident', id: 1 })).toEqual(incident(2));
    expect(chosen(spot, { kind: 'incident', id: 2 })).toEqual(incident(1));
  });

  it('is nothing on empty ground', () => {
    expect(chosen([], null)).toBeUndefined();
  });
});

describe('sameSelection', () => {
  it('knows a building from a facility with the same number', () => {
    expect(sameSelection({ kind: 'building', id: 7 }, { kind: 'facility', id: 7 })).toBe(false);
    expect(sameSelection({ kind: 'building', id: 7 }, { kind: 'building', id: 7 })).toBe(true);
    expect(sameSelection(null, null)).toBe(true);
    expect(sameSelection(null, { kind: 'area', code: '1' })).toBe(false);
  });
});
