import { describe, expect, it } from 'vitest';
import { lengthDays, presetOf, presetPeriod, soundPeriod } from './period.ts';

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
