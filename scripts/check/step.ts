import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPlaywright, readTotals, readVitest, type Totals } from './totals.ts';

/** One thing that is checked: a program, and where it leaves its counts. */
export interface Step {
  name: string;
  command: readonly string[];
  /** How to read the counts it leaves in the report file. Without one, the step counts as one test. */
  counts?: 'vitest' | 'playwright' | 'totals';
  /** Why it cannot run on this machine, or undefined when it can. */
  missing?: () => string | undefined;
}

/** The report's path is put here in a command. */
export const REPORT = '{report}';

const readers = { vitest: readVitest, playwright: readPlaywright, totals: readTotals };

/**
 * Runs one step, its output going to the terminal as it comes. What is missing on the machine is skipped with a
 * word; where `strict`, it fails.
 */
export function runStep(step: Step, strict: boolean): Totals {
  console.log(`\n── ${step.name}: ${step.command.join(' ').replace(/ ?--\S*report\S*|\{report\}/gi, '')}`);
  const missing = step.missing?.();
  if (missing !== undefined) {
    console.log(missing);
    return strict ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 };
  }

  const folder = mkdtempSync(join(tmpdir(), 'wangge-check-'));
  const report = join(folder, 'report.json');
  try {
    const [program = '', ...parameters] = step.command.map((word) => word.replace(REPORT, report));
    const run = spawnSync(program, parameters, {
      stdio: 'inherit',
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
    });
    if (run.error !== undefined) console.error(run.error.message);
    const ok = run.status === 0;
    if (step.counts === undefined) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
    const totals = existsSync(report)
      ? readers[step.counts](JSON.parse(readFileSync(report, 'utf8')))
      : { passed: 0, failed: 0, skipped: 0 };
    // A runner that broke down, or found nothing to run, has no failed test to show.
    return ok || totals.failed > 0 ? totals : { ...totals, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
