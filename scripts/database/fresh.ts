import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { authSchemaSql } from '../../supabase/embedded/api.ts';
import { readSchema } from '../../supabase/embedded/migrate.ts';
import { openPostgres } from '../../supabase/embedded/postgres-database.ts';
import type { PostgresServer } from '../postgres.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * A new database with our schema as an office would get it on Supabase: the stand-in for what Supabase brings,
 * then migrations and seed by the official command. Gives the address.
 */
export async function freshDatabase(server: PostgresServer, name: string): Promise<string> {
  const url = await server.createDatabase(name);
  const database = openPostgres(url);
  await database.exec(authSchemaSql());
  await database.exec((await readSchema()).standIn);
  await database.close();
  const seed = existsSync(join(ROOT, 'supabase/seed.sql')) ? ['--include-seed'] : [];
  supabase(['db', 'push', ...seed, '--yes', `--remote=${url}`]);
  return url;
}

/** Runs the official command and gives what it printed. Throws with its words where it fails. */
export function supabase(parameters: readonly string[]): string {
  const run = spawnSync(join(ROOT, 'node_modules/.bin/supabase'), parameters, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    // It reports its use over the network unless told not to.
    env: { ...process.env, DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1' }
  });
  if (run.status === 0) return run.stdout;
  const words = parameters.filter((word) => !word.startsWith('--remote')).join(' ');
  throw new Error(`supabase ${words} failed:\n${run.error?.message ?? ''}${run.stdout}${run.stderr}`);
}
