import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM } from '../../scripts/tools.ts';

/** What the figures were measured on; without it they say nothing. */
export function machine() {
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    load_before: loadavg()[0],
    node: process.version,
    chromium: says(CHROMIUM, '--version'),
    postgresql: says('/usr/lib/postgresql/15/bin/postgres', '--version'),
    packages: Object.fromEntries(
      ['@electric-sql/pglite', '@electric-sql/pglite-postgis', '@supabase/lite', '@supabase/supabase-js'].map(
        (name) => [name, versionOf(name)]
      )
    )
  };
}

function says(command: string, word: string): string | undefined {
  try {
    return execFileSync(command, [word], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

function versionOf(name: string): string {
  const file = join(import.meta.dirname, '../../node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
