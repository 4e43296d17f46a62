import { describe, expect, it } from 'vitest';
import { readTap } from './tap.ts';

const counts = (output: string) => {
  const { passed, failed, skipped } = readTap(output);
  return { passed, failed, skipped };
};

describe('readTap', () => {
  it('counts what passed and what failed, and keeps the diagnosis of what failed', () => {
    const outcome = readTap(
      '1..2\nok 1 - one\nnot ok 2 - two\n# Failed test 2: "two"\n#   have: 1\n#   want: 2\n'
    );
    expect(outcome).toMatchObject({ passed: 1, failed: 1, skipped: 0 });
    expect(outcome.complaints).toEqual([
      'not ok 2 - two',
      '# Failed test 2: "two"',
      '#   have: 1',
      '#   want: 2'
    ]);
  });

  it('takes a planned test that never ran for a failed one', () => {
    expect(counts('1..3\nok 1\n')).toEqual({ passed: 1, failed: 2, skipped: 0 });
  });

  it('takes a test beyond the plan for a failed one', () => {
    expect(counts('1..1\nok 1\nok 2\n')).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  it('takes a file that stopped before its plan for a failed one', () => {
    expect(counts('psql: error\n')).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a skipped test as neither', () => {
    expect(counts('1..2\nok 1 # SKIP no coverage functions\nok 2\n')).toEqual({
      passed: 1,
      failed: 0,
      skipped: 1
    });
  });

  it('forgives a failure that is marked as known', () => {
    expect(counts('1..1\nnot ok 1 - later # TODO\n')).toEqual({ passed: 1, failed: 0, skipped: 0 });
  });
});
