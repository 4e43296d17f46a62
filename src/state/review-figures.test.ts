import { describe, expect, it } from 'vitest';
import { niceShare, overallRate, reportedIn } from './review-figures.ts';

const row = (need: number | null, households: number | null, poor: number | null = null) => ({
  code: '1',
  name: '',
  parent: null,
  households,
  people: null,
  need,
  by_category: { poor },
  merged_into: null
});
const summary = (...areas: ReturnType<typeof row>[]) => ({
  as_of: '2026-11-01',
  level: 2,
  scope: '1',
  k: 5,
  min_households: 10,
  base: 5,
  areas
});

describe('overallRate', () => {
  it('takes an area only where both of its figures are known', () => {
    expect(overallRate(summary(row(10, 100), row(null, 900), row(20, null)), null)).toBe(100);
  });

  it('knows nothing where nothing is known', () => {
    expect(overallRate(summary(row(null, null)), null)).toBeNull();
    expect(overallRate(undefined, null)).toBeNull();
  });

  it('counts one category when asked for it', () => {
    expect(overallRate(summary(row(10, 100, 5)), 'poor')).toBe(50);
  });
});

describe('niceShare', () => {
  it('is the nearest step by factor', () => {
    expect([12, 0.9, 0.4, 0.12, 0.031, 0.0001].map(niceShare)).toEqual([10, 1, 0.5, 0.1, 0.02, 0.01]);
  });
});

describe('reportedIn', () => {
  it('counts some categories when asked for them', () => {
    const at = Date.parse('2026-10-05T12:00:00+08:00') / 1000;
    const rows = ['A', 'B', 'C'].map((category) => ({ reported_at: at, category }));
    const days = { from: '2026-10-01', to: '2026-10-31' };
    expect(reportedIn(rows, { ...days, categories: ['A', 'C'] })).toEqual([rows[0], rows[2]]);
    expect(reportedIn(rows, { ...days, categories: null })).toEqual(rows);
  });

  it('begins and ends with the days of the period at the office', () => {
    const at = (text: string) => ({
      reported_at: Date.parse(text) / 1000,
      category: text < '2026-11' ? 'A' : 'B'
    });
    const rows = [
      at('2026-10-31T15:59:59Z'),
      at('2026-10-31T16:00:00Z'),
      at('2026-11-30T15:59:59Z'),
      at('2026-11-30T16:00:00Z')
    ];
    expect(reportedIn(rows, { from: '2026-11-01', to: '2026-11-30' })).toEqual(rows.slice(1, 3));
    expect(reportedIn(rows, { from: '2026-11-01', to: '2026-11-29' })).toEqual(rows.slice(1, 2));
    expect(reportedIn(rows, { from: '2026-10-31', to: '2026-10-31' })).toEqual(rows.slice(0, 1));
  });
});
