import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../data/problem.ts';
import { reloadOnceThere, retryLater } from './retry.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('retryLater', () => {
  it.each(['offline', 'unreachable', 'timeout', 'server'] as const)(
    'asks again after %s, until stopped',
    (kind) => {
      const again = vi.fn();
      const stop = retryLater(new Problem(kind), again);
      vi.advanceTimersByTime(60_000);
      expect(again.mock.calls.length).toBeGreaterThan(1);
      stop();
      again.mockClear();
      vi.advanceTimersByTime(60_000);
      expect(again).not.toHaveBeenCalled();
    }
  );

  it.each(['forbidden', 'not_found', 'bad_answer', 'signed_out'] as const)(
    'does not ask again after %s',
    (kind) => {
      const again = vi.fn();
      retryLater(new Problem(kind), again);
      vi.advanceTimersByTime(600_000);
      expect(again).not.toHaveBeenCalled();
    }
  );
});

describe('reloadOnceThere', () => {
  const page = (fetch: () => Promise<Response>) => {
    const reload = vi.fn();
    return { location: { href: 'http://wall.test/', reload }, fetch, reload };
  };

  it('loads the page anew when its server answers', async () => {
    const { reload, ...there } = page(() => Promise.resolve(new Response()));
    await reloadOnceThere(there);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['does not answer', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['is not ready', () => Promise.resolve(new Response(null, { status: 503 }))]
  ])('leaves the page as it is while the server %s', async (_how, fetch) => {
    const { reload, ...gone } = page(fetch);
    await reloadOnceThere(gone);
    expect(reload).not.toHaveBeenCalled();
  });
});
