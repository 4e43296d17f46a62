/** What one run of tests came to. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** What to tell of those that failed. */
  complaints: string[];
}

/**
 * Reads the output of one pgTAP file (Test Anything Protocol). Tests that were planned and never ran have
 * failed, and so has a file without a plan: it stopped before it began.
 */
export function readTap(output: string): Outcome {
  const outcome: Outcome = { passed: 0, failed: 0, skipped: 0, complaints: [] };
  let planned: number | undefined;
  let ran = 0;
  let failing = false;

  for (const line of output.split('\n')) {
    const plan = /^1\.\.(\d+)/.exec(line);
    const result = /^(not )?ok\b(.*)$/.exec(line);
    if (plan !== null) planned = Number(plan[1]);
    else if (result !== null) {
      ran += 1;
      failing = result[1] !== undefined;
      if (/# *skip/i.test(line)) outcome.skipped += 1;
      else if (failing && !/# *todo/i.test(line)) outcome.failed += 1;
      else outcome.passed += 1;
      if (failing) outcome.complaints.push(line);
    } else if (failing && line.startsWith('#')) outcome.complaints.push(line);
  }

  const missing = planned === undefined ? 1 : planned - ran;
  if (missing !== 0) {
    outcome.failed += Math.abs(missing);
    outcome.complaints.push(planned === undefined ? 'no plan' : `planned ${planned} tests, ran ${ran}`);
  }
  return outcome;
}
