import { REPORT, runSteps, type Step } from './check/step.ts';
import { add, NOTHING, sentence } from './check/totals.ts';
import { chromiumMissing, postgresqlMissing } from './tools.ts';

// `npm run check` runs everything, the cheapest first, and stops at the first failure.
// `npm test` (`--keep-going`) runs everything whatever fails. Both end with one line of counts, in which a check
// that is not a suite of tests counts as one.

const vitest = (project: string) => [
  ...['vitest', 'run', '--project', project],
  ...['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`]
];

/** In each row, what runs side by side: nothing that one of them does is in the way of another. */
const STEPS: Step[][] = [
  [{ name: 'Messages', command: ['npm', 'run', '--silent', 'i18n'] }],
  [
    { name: 'Types', command: ['tsc', '--noEmit'] },
    {
      name: 'Types in components',
      command: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']
    },
    { name: 'Format', command: ['prettier', '--check', '.'] },
    { name: 'Dead code', command: ['knip'] }
  ],
  // Components apart: ESLint asks TypeScript for the whole program anew at each of them, and at the file after it.
  [
    { name: 'Lint', command: ['eslint', '.', '--ignore-pattern', '**/*.svelte'] },
    { name: 'Lint of components', command: ['eslint', '**/*.svelte'] }
  ],
  [
    { name: 'Unit tests', command: vitest('unit'), counts: 'vitest' },
    { name: 'Build', command: ['vite', 'build', '--logLevel', 'warn'] }
  ],
  [
    { name: 'Integration tests, embedded', command: vitest('integration'), counts: 'vitest' },
    {
      name: 'Integration tests, PostgreSQL',
      command: vitest('postgres'),
      counts: 'vitest',
      missing: postgresqlMissing
    },
    {
      name: 'Database tests',
      command: ['node', 'scripts/db-test.ts', '--report', REPORT],
      counts: 'totals',
      missing: postgresqlMissing
    }
  ],
  [
    {
      name: 'End-to-end tests',
      command: ['playwright', 'test', '--reporter=list,json'],
      counts: 'playwright',
      missing: chromiumMissing
    }
  ]
];

const keepGoing = process.argv.includes('--keep-going');
const strict = process.env['CI'] !== undefined && process.env['CI'] !== 'false';

let sum = NOTHING;
const failed: string[] = [];
for (const row of STEPS) {
  for (const { step, totals, seconds } of await runSteps(row, strict)) {
    sum = add(sum, totals);
    console.log(`── ${step.name}: ${sentence(totals)} (${seconds} s)`);
    if (totals.failed > 0) failed.push(step.name);
  }
  if (failed.length > 0 && !keepGoing) break;
}

if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${sentence(sum)}`);
process.exitCode = failed.length > 0 ? 1 : 0;
