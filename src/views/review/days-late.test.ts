import { expect, it } from 'vitest';
import { daysLate } from './days-late.ts';

const NOW = Date.parse('2026-11-22T12:00:00+08:00');
const DUE = '2026-11-20T12:00:00+08:00';

it.each([
  ['to now, while it is open', DUE, null, 2],
  ['to its closing, once it is closed', DUE, '2026-11-21T12:00:00+08:00', 1],
  ['a day that has begun', '2026-11-22T11:59:00+08:00', null, 1],
  ['none before the deadline', '2026-11-22T12:01:00+08:00', null, 0],
  ['none where it was closed in time', DUE, '2026-11-20T12:00:00+08:00', 0],
  ['none without a deadline', null, null, 0]
])('days late count %s', (_, due, closed, days) => {
  expect(daysLate(due, closed, NOW)).toBe(days);
});
