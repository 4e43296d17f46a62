import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { securityAdvice } from './database/advisors.ts';
import { freshDatabase } from './database/fresh.ts';
import { readTap, type Outcome } from './database/tap.ts';
import { generatedTypes, TYPES_FILE } from './database/types.ts';
import { startPostgres } from './postgres.ts';

// `npm run db:test`: the schema on PostgreSQL, built by the official `supabase` command: pgTAP tests, Supabase's
// security advisor, and whether the generated types are those of the migrations. `--report FILE` keeps the counts.

const ROOT = join(import.meta.dirname, '..');
const TESTS = join(ROOT, 'supabase/tests');
const PSQL = '/usr/lib/postgresql/15/bin/psql';

const sum: Outcome = { passed: 0, failed: 0, skipped: 0, complaints: [] };

function note(name: string, outcome: Outcome) {
  sum.passed += outcome.passed;
  sum.failed += outcome.failed;
  sum.skipped += outcome.skipped;
  console.log(`${outcome.failed === 0 ? '✓' : '✗'} ${name} (${outcome.passed + outcome.failed} tests)`);
  for (const complaint of outcome.complaints) console.log(`    ${complaint}`);
}

const one = (complaints: string[]): Outcome => ({
  passed: complaints.length === 0 ? 1 : 0,
  failed: complaints.length === 0 ? 0 : 1,
  skipped: 0,
  complaints
});

function psql(url: string, parameters: readonly string[]) {
  const run = spawnSync(PSQL, ['-XqAt', '-d', url, ...parameters], { cwd: ROOT, encoding: 'utf8' });
  return { ok: run.status === 0, output: run.stdout, complaints: run.stderr.trim() };
}

const server = await startPostgres();
try {
  const url = await freshDatabase(server, 'wangge');
  const seed = join(ROOT, 'supabase/seed.sql');
  if (existsSync(seed)) {
    const again = psql(url, ['-v', 'ON_ERROR_STOP=1', '-f', seed]);
    note('the seed may be applied twice', one(again.ok ? [] : [again.complaints]));
  }

  note('security advisor', one(securityAdvice(url)));

  const types = await generatedTypes(url);
  const committed = existsSync(TYPES_FILE) ? readFileSync(TYPES_FILE, 'utf8') : '';
  const drift = 'src/data/database.types.ts is not what the migrations give: npm run db:types';
  note('generated types', one(types === committed ? [] : [drift]));

  psql(url, ['-c', 'create extension pgtap schema extensions']);
  const files = existsSync(TESTS) ? readdirSync(TESTS).filter((name) => name.endsWith('.test.sql')) : [];
  for (const file of files.sort()) {
    const run = psql(url, ['-f', join(TESTS, file)]);
    const outcome = readTap(run.output);
    if (/ERROR|FATAL/.test(run.complaints)) {
      outcome.complaints.push(run.complaints);
      if (outcome.failed === 0) outcome.failed = 1;
    }
    note(file, outcome);
  }
} finally {
  await server.stop();
}

console.log(`database: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
const report = process.argv.indexOf('--report');
const path = report === -1 ? undefined : process.argv[report + 1];
if (path !== undefined) writeFileSync(path, JSON.stringify(sum));
if (sum.failed > 0) process.exitCode = 1;
