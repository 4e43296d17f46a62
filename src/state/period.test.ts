import { describe, expect, it } from 'vitest';
import {
  asLongFrom,
  justBefore,
  lengthDays,
  presetOf,
  presetPeriod,
  recordedIn,
  recordOf,
  soundPeriod,
  yearBefore
} from './period.ts';

describe('a period', () => {
  it.each([
    ['2026-11-01', true],
    ['2026-10-31', true],
    ['2026-11-02', false],
    [null, false]
  ])('from 1 November is on record whole where the record begins on %s: %s', (first_day, whole) => {
    expect(recordedIn({ from: '2026-11-01', to: '2026-11-10' }, { first_day })).toBe(whole);
  });
});

describe('presets', () => {
  it.each([
    ['this_month', '2026-11-22', '2026-11-01'],
    ['last_30_days', '2026-11-22', '2026-10-24'],
    ['last_30_days', '2026-03-01', '2026-01-31'],
    ['this_quarter', '2026-11-22', '2026-10-01'],
    ['this_quarter', '2026-03-31', '2026-01-01'],
    ['this_year', '2026-11-22', '2026-01-01']
  ] as const)('%s on %s begins on %s and ends that day', (preset, today, from) => {
    expect(presetPeriod(preset, today)).toEqual({ from, to: today });
  });

  it('counts exactly thirty days', () => {
    expect(lengthDays(presetPeriod('last_30_days', '2026-11-22'))).toBe(30);
  });

  it('recognises a preset by its days, and nothing else as one', () => {
    expect(presetOf({ from: '2026-10-24', to: '2026-11-22' }, '2026-11-22')).toBe('last_30_days');
    expect(presetOf({ from: '2026-10-24', to: '2026-11-21' }, '2026-11-22')).toBeNull();
  });
});

describe('soundPeriod', () => {
  const today = '2026-11-22';

  it('is the last thirty days when nothing is said', () => {
    expect(soundPeriod(null, null, today)).toEqual({ from: '2026-10-24', to: today });
  });

  it('never reaches into the future', () => {
    expect(soundPeriod('2026-11-01', '2027-01-01', today)).toEqual({ from: '2026-11-01', to: today });
    expect(soundPeriod('2027-01-01', '2027-02-01', today)).toEqual({ from: today, to: today });
  });

  it('is one day rather than turned round', () => {
    expect(soundPeriod('2026-06-10', '2026-06-01', today)).toEqual({ from: '2026-06-01', to: '2026-06-01' });
  });

  it('takes the thirty days before an end without a beginning', () => {
    expect(soundPeriod(null, '2026-06-30', today)).toEqual({ from: '2026-06-01', to: '2026-06-30' });
  });
});

describe('what a period is held against', () => {
  const days = (from: string, to: string) => ({ from, to });

  it.each([
    [days('2026-10-24', '2026-11-22'), days('2026-09-24', '2026-10-23'), days('2025-10-24', '2025-11-22')],
    // A year with 29 February in it, and one without: as many days all the same.
    [days('2025-01-01', '2025-12-31'), days('2024-01-02', '2024-12-31'), days('2024-01-01', '2024-12-30')],
    [days('2024-02-29', '2024-03-01'), days('2024-02-27', '2024-02-28'), days('2023-02-28', '2023-03-01')]
  ])('%o has as many days in the period before it and in the year before', (period, before, year) => {
    expect([justBefore(period), yearBefore(period)]).toEqual([before, year]);
    expect(new Set([period, before, year].map(lengthDays)).size).toBe(1);
  });

  it("is as long from a day of one's own, and never reaches into the future", () => {
    const period = days('2026-11-01', '2026-11-22');
    expect(asLongFrom('2026-03-05', period, '2026-11-22')).toEqual(days('2026-03-05', '2026-03-26'));
    expect(asLongFrom('2026-11-10', period, '2026-11-22')).toEqual(period);
  });
});

describe('what of a period is on record', () => {
  const history = { first_day: '2024-11-22' };
  it.each([
    ['2024-11-22', '2024-11-30', { kind: 'whole' }],
    ['2024-11-21', '2024-11-22', { kind: 'part', since: '2024-11-22' }],
    ['2024-02-01', '2024-11-21', { kind: 'none', since: '2024-11-22' }]
  ])('from %s to %s is known', (from, to, record) => {
    expect(recordOf({ from, to }, history)).toEqual(record);
  });

  it('is nothing where no incident was ever reported', () => {
    expect(recordOf({ from: '2026-01-01', to: '2026-01-31' }, { first_day: null })).toEqual({
      kind: 'none',
      since: null
    });
  });
});
