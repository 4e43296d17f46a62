import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Access } from '../data/access.ts';
import { followDay } from './office-day.ts';

const access = (today: string): Access => ({
  user_id: 'u',
  staff: null,
  grants: [],
  offices: [],
  review_scopes: [],
  work_scopes: [],
  today
});

describe('followDay', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('tells of each day the database names, over a failure, until it is stopped', async () => {
    const answers = [
      () => Promise.resolve(access('2026-11-22')),
      () => Promise.reject(new Error('away')),
      () => Promise.resolve(access('2026-11-23')),
      () => Promise.resolve(access('2026-11-24'))
    ];
    const days: string[] = [];
    const mine = () => answers.shift()?.() ?? Promise.reject(new Error('asked too often'));
    const stop = followDay({ mine }, (today) => days.push(today));
    await vi.advanceTimersByTimeAsync(15 * 60_000);
    stop();
    await vi.advanceTimersByTimeAsync(15 * 60_000);
    expect(days).toEqual(['2026-11-22', '2026-11-23']);
  });
});
