import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Api } from './api.ts';
import type { Statements } from './database.ts';
import { keepMonthsReady, watched } from './months-ahead.ts';

/** A database with so many months to compute, and such as could not be. */
function databaseWith(months: number, putOff: readonly { month: string; code: string }[] = []) {
  const asked = vi.fn(() => {
    months -= 1;
    return Promise.resolve({ rows: [{ found: months >= 0 }], affected: 1 });
  });
  const query = (sql: string) =>
    sql.includes('months_put_off') ? Promise.resolve({ rows: putOff, affected: 0 }) : asked();
  return { asked, database: { query, exec: vi.fn() } as unknown as Statements };
}
const never = () => undefined;

// `node:timers/promises` is not among the timers that vitest puts in place of the real ones.
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number, _value: unknown, { signal }: { signal: AbortSignal }) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(new Error('aborted'));
      });
    })
}));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('computes month after month until none is missing, and looks again a minute later', async () => {
  const { asked, database } = databaseWith(3);
  const stop = keepMonthsReady(database, () => Infinity, never);
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toHaveBeenCalledTimes(4);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveBeenCalledTimes(5);
  await stop();
});

it('waits until nobody has asked for a second, but not for ever', async () => {
  const { asked, database } = databaseWith(3);
  let quiet = 0;
  const stop = keepMonthsReady(database, () => quiet, never);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked).not.toHaveBeenCalled();
  quiet = 1000;
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveBeenCalled();
  quiet = 0;
  asked.mockClear();
  await vi.advanceTimersByTimeAsync(35_000);
  expect(asked).toHaveBeenCalledTimes(1);
  await stop();
});

it('says once what failed, goes on trying, and asks nothing more once it has stopped', async () => {
  const { asked, database } = databaseWith(1);
  asked.mockRejectedValue(new Error('no room'));
  const told = vi.fn();
  const stop = keepMonthsReady(database, () => Infinity, told);
  await vi.advanceTimersByTimeAsync(130_000);
  expect(asked).toHaveBeenCalledTimes(3);
  expect(told).toHaveBeenCalledTimes(1);
  await stop();
  await vi.advanceTimersByTimeAsync(130_000);
  expect(asked).toHaveBeenCalledTimes(3);
});

it('tells once of a month that the database has put off, when all others are computed', async () => {
  const { asked, database } = databaseWith(3, [{ month: '2026-03-01', code: '53100' }]);
  const told = vi.fn();
  const stop = keepMonthsReady(database, () => Infinity, told);
  await vi.advanceTimersByTimeAsync(100);
  expect(told).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(130_000);
  expect(asked.mock.calls.length).toBeGreaterThan(4);
  expect(told.mock.calls).toEqual([[new Error('2026-03-01: 53100 (private.months_put_off says more)')]]);
  await stop();
});

it('an API is not quiet while it makes an answer, and counts from the last', async () => {
  let now = 100;
  let answer: (response: Response) => void = never;
  const fetch = () => new Promise<Response>((resolve) => (answer = resolve));
  const { api, quietMs } = watched({ fetch } as unknown as Api, () => now);
  expect(quietMs()).toBe(Infinity);
  const answered = api.fetch(new Request('http://office.test'));
  now = 5000;
  expect(quietMs()).toBe(0);
  answer(new Response());
  await answered;
  now = 5700;
  expect(quietMs()).toBe(700);
});
