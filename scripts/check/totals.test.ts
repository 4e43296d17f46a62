import { describe, expect, it } from 'vitest';
import { add, readPlaywright, readTotals, readVitest, sentence } from './totals.ts';

describe('totals', () => {
  it('of vitest count tests that wait to be written as skipped', () => {
    const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    expect(readVitest(report)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  it('of Playwright take a test that passed at the second try for a failed one', () => {
    const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 } };
    expect(readPlaywright(report)).toEqual({ passed: 4, failed: 2, skipped: 0 });
  });

  it('are never made up: a report without the numbers is refused', () => {
    expect(() => readTotals({ passed: 1 })).toThrow('no number failed');
    expect(() => readPlaywright({})).toThrow('no number expected');
  });

  it('add up, and are said in one line', () => {
    const sum = add({ passed: 1, failed: 0, skipped: 0 }, { passed: 2, failed: 1, skipped: 0 });
    expect(sentence(sum)).toBe('3 passed, 1 failed');
    expect(sentence({ ...sum, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});
