import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OfficeDay } from '../data/access.ts';
import { followDay } from './office-day.ts';

const MINUTES = 60_000;

/** A database that has these answers, one after the other, and notes down what is told of them. */
function following(...answers: (OfficeDay | Error)[]) {
  const days: string[] = [];
  const day = () => {
    const answer = answers.shift() ?? new Error('asked too often');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { days, stop: followDay({ day }, (today) => days.push(today)) };
}

const day = (today: string, day_ends_in_s: number): OfficeDay => ({ today, day_ends_in_s });

describe('followDay', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('tells of the next day when it begins, not at the next turn', async () => {
    const { days, stop } = following(day('2026-11-22', 100), day('2026-11-23', 86_400));
    await vi.advanceTimersByTimeAsync(99_999);
    expect(days).toEqual(['2026-11-22']);
    await vi.advanceTimersByTimeAsync(1);
    expect(days).toEqual(['2026-11-22', '2026-11-23']);
    stop();
  });

  it('asks again at once where the day was not quite over', async () => {
    const { days, stop } = following(day('2026-11-22', 100), day('2026-11-22', 1), day('2026-11-23', 86_400));
    await vi.advanceTimersByTimeAsync(101_000);
    expect(days.at(-1)).toBe('2026-11-23');
    stop();
  });

  it('tells of each day the database names, over a failure, until it is stopped', async () => {
    const { days, stop } = following(
      day('2026-11-22', 86_400),
      new Error('away'),
      day('2026-11-23', 86_400),
      day('2026-11-24', 86_400)
    );
    await vi.advanceTimersByTimeAsync(12 * MINUTES);
    stop();
    await vi.advanceTimersByTimeAsync(15 * MINUTES);
    expect(days).toEqual(['2026-11-22', '2026-11-23']);
  });
});
