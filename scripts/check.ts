import { REPORT, runStep, type Step } from './check/step.ts';
import { add, NOTHING, sentence } from './check/totals.ts';
import { chromiumMissing, postgresqlMissing } from './tools.ts';

// `npm run check` runs everything, the cheapest first, and stops at the first failure.
// `npm test` (`--keep-going`) runs everything whatever fails. Both end with one line of counts, in which a check
// that is not a suite of tests counts as one.

const vitest = (project: string) => [
  ...['vitest', 'run', '--project', project],
  ...['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`]
];

const STEPS: Step[] = [
  { name: 'Messages', command: ['npm', 'run', '--silent', 'i18n'] },
  { name: 'Format', command: ['prettier', '--check', '.'] },
  { name: 'Lint', command: ['eslint', '.'] },
  { name: 'Types', command: ['tsc', '--noEmit'] },
  {
    name: 'Types in components',
    command: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']
  },
  { name: 'Dead code', command: ['knip'] },
  { name: 'Unit tests', command: vitest('unit'), counts: 'vitest' },
  {
    name: 'Database tests',
    command: ['node', 'scripts/db-test.ts', '--report', REPORT],
    counts: 'totals',
    missing: postgresqlMissing
  },
  { name: 'Integration tests, embedded', command: vitest('integration'), counts: 'vitest' },
  {
    name: 'Integration tests, PostgreSQL',
    command: vitest('postgres'),
    counts: 'vitest',
    missing: postgresqlMissing
  },
  { name: 'Build', command: ['vite', 'build', '--logLevel', 'warn'] },
  {
    name: 'End-to-end tests',
    command: ['playwright', 'test', '--reporter=list,json'],
    counts: 'playwright',
    missing: chromiumMissing
  }
];

const keepGoing = process.argv.includes('--keep-going');
const strict = process.env['CI'] !== undefined && process.env['CI'] !== 'false';

let sum = NOTHING;
const failed: string[] = [];
for (const step of STEPS) {
  const started = Date.now();
  const totals = runStep(step, strict);
  sum = add(sum, totals);
  console.log(`── ${step.name}: ${sentence(totals)} (${Math.round((Date.now() - started) / 1000)} s)`);
  if (totals.failed === 0) continue;
  failed.push(step.name);
  if (!keepGoing) break;
}

if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${sentence(sum)}`);
process.exitCode = failed.length > 0 ? 1 : 0;
