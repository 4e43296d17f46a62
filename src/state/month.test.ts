import { expect, it } from 'vitest';
import { lastDayOf, monthOf, monthsBefore } from './month.ts';

it('goes back over the turn of a year', () => {
  expect(monthsBefore('2026-01-31', 1)).toBe('2025-12-01');
  expect(monthsBefore('2026-11-22', 12)).toBe('2025-11-01');
  expect(monthsBefore('2026-11-22', 23)).toBe('2024-12-01');
  expect(monthsBefore('2026-12-01', -1)).toBe('2027-01-01');
});

it('knows how long a month is', () => {
  expect(['2024-02-01', '2026-02-01', '2026-12-01'].map(lastDayOf)).toEqual([
    '2024-02-29',
    '2026-02-28',
    '2026-12-31'
  ]);
});

it('puts a day into its month', () => {
  expect(monthOf('2026-11-22')).toBe('2026-11-01');
});
