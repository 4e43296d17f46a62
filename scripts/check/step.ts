import { spawn } from 'node:child_process';
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

/** What has come of a step. */
export interface Outcome {
  step: Step;
  totals: Totals;
  seconds: number;
}

/** The report's path is put here in a command. */
export const REPORT = '{report}';

const readers = { vitest: readVitest, playwright: readPlaywright, totals: readTotals };

/**
 * Runs steps side by side. What the first prints goes to the terminal as it comes, what the others print once the first
 * has ended. What is missing on the machine is skipped with a word; where `strict`, it fails.
 */
export async function runSteps(steps: readonly Step[], strict: boolean): Promise<Outcome[]> {
  const runs = steps.map((step, at) => {
    const held: Buffer[] = [];
    let open = at === 0;
    const say = (part: Buffer | string) => {
      if (open) process.stdout.write(part);
      else held.push(Buffer.from(part));
    };
    const release = () => {
      open = true;
      for (const part of held.splice(0)) process.stdout.write(part);
    };
    return { outcome: runStep(step, strict, say), release };
  });
  const outcomes: Outcome[] = [];
  for (const { outcome, release } of runs) {
    release();
    outcomes.push(await outcome);
  }
  return outcomes;
}

async function runStep(step: Step, strict: boolean, say: (part: Buffer | string) => void): Promise<Outcome> {
  const started = Date.now();
  const ended = (totals: Totals): Outcome => ({
    step,
    totals,
    seconds: Math.round((Date.now() - started) / 1000)
  });
  say(`\n── ${step.name}: ${step.command.join(' ').replace(/ ?--\S*report\S*|\{report\}/gi, '')}\n`);
  const missing = step.missing?.();
  if (missing !== undefined) {
    say(`${missing}\n`);
    return ended(strict ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 });
  }

  const folder = mkdtempSync(join(tmpdir(), 'wangge-check-'));
  const report = join(folder, 'report.json');
  try {
    const [program = '', ...parameters] = step.command.map((word) => word.replace(REPORT, report));
    const ok = await succeeds(program, parameters, report, say);
    if (step.counts === undefined) return ended({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });
    const totals = existsSync(report)
      ? readers[step.counts](JSON.parse(readFileSync(report, 'utf8')))
      : { passed: 0, failed: 0, skipped: 0 };
    // A runner that broke down, or found nothing to run, has no failed test to show.
    return ended(ok || totals.failed > 0 ? totals : { ...totals, failed: 1 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function succeeds(
  program: string,
  parameters: readonly string[],
  report: string,
  say: (part: Buffer | string) => void
): Promise<boolean> {
  return new Promise((resolve) => {
    const run = spawn(program, parameters, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
    });
    run.stdout.on('data', say);
    run.stderr.on('data', say);
    run.on('error', (error) => {
      say(`${error.message}\n`);
      resolve(false);
    });
    run.on('close', (status) => {
      resolve(status === 0);
    });
  });
}
