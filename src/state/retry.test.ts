import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../data/problem.ts';
import { retryLater } from './retry.ts';

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
