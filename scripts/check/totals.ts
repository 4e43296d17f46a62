/** How many tests came out how. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

export const NOTHING: Totals = { passed: 0, failed: 0, skipped: 0 };

export const add = (a: Totals, b: Totals): Totals => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped
});

/** `12 passed, 0 failed`, and how many were skipped where any was. */
export const sentence = ({ passed, failed, skipped }: Totals): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** Reads the report of vitest's json reporter. */
export function readVitest(report: unknown): Totals {
  const at = numbersOf(report);
  return {
    passed: at('numPassedTests'),
    failed: at('numFailedTests'),
    skipped: at('numPendingTests') + at('numTodoTests')
  };
}

/** Reads the report of Playwright's json reporter. A test that passed at the second try has not passed. */
export function readPlaywright(report: unknown): Totals {
  const at = numbersOf(isObject(report) ? report['stats'] : undefined);
  return { passed: at('expected'), failed: at('unexpected') + at('flaky'), skipped: at('skipped') };
}

/** Reads what our own runners leave. */
export function readTotals(report: unknown): Totals {
  const at = numbersOf(report);
  return { passed: at('passed'), failed: at('failed'), skipped: at('skipped') };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Gives the numbers of a report by their names. Throws where one is not there: then it is not that report. */
function numbersOf(report: unknown): (name: string) => number {
  return (name) => {
    const value = isObject(report) ? report[name] : undefined;
    if (typeof value !== 'number') throw new Error(`The test report has no number ${name}`);
    return value;
  };
}
