import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { authSchemaSql } from './api.ts';
import type { Database } from './database.ts';

/** The folder that holds config.toml, migrations/ and seed.sql. */
const SUPABASE_FOLDER = join(import.meta.dirname, '..');

/** One file of supabase/migrations: `20260110093000_add_zone_outline.sql`. */
export interface Migration {
  readonly version: string;
  readonly name: string;
  readonly sql: string;
}

/** Everything that makes an empty database ours. */
export interface Schema {
  readonly standIn: string;
  readonly migrations: readonly Migration[];
  readonly seed: string;
}

/** The database holds migrations that this version of Wangge does not know. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';

  constructor(unknown: readonly string[]) {
    super(`The database holds migrations unknown to this version: ${unknown.join(', ')}`);
  }
}

/** Reads stand-in, migrations and seed. The seed may be absent. */
export async function readSchema(folder = SUPABASE_FOLDER): Promise<Schema> {
  const names = (await readdir(join(folder, 'migrations')))
    .filter((name) => /^\d+_.+\.sql$/.test(name))
    .sort();
  const migrations = await Promise.all(
    names.map(async (file) => ({
      version: file.slice(0, file.indexOf('_')),
      name: file.slice(file.indexOf('_') + 1, -'.sql'.length),
      sql: await readFile(join(folder, 'migrations', file), 'utf8')
    }))
  );
  return {
    standIn: await readFile(join(import.meta.dirname, 'stand-in.sql'), 'utf8'),
    migrations,
    seed: await readFile(join(folder, 'seed.sql'), 'utf8').catch(emptyWhereAbsent)
  };
}

/** A name for exactly this schema: the same files give the same name. */
export function schemaFingerprint({ standIn, migrations, seed }: Schema): string {
  const hash = createHash('sha256');
  for (const text of [standIn, authSchemaSql(), seed]) hash.update(text).update('\0');
  for (const { version, name, sql } of migrations) hash.update(`${version}_${name}\0${sql}\0`);
  return hash.digest('hex').slice(0, 20);
}

/**
 * Brings the database to this schema: the stand-in, each migration not yet recorded in a transaction
 * of its own (recorded as the official command records it), then the seed where it has changed.
 * Throws NewerDatabaseError, before it touches anything, where the database is ahead of us.
 */
export async function migrate(
  database: Database,
  schema: Schema,
  onProgress: (done: number, all: number, name: string) => void = () => undefined
): Promise<void> {
  const recorded = await recordedVersions(database);
  const known = new Set(schema.migrations.map(({ version }) => version));
  const unknown = [...recorded].filter((version) => !known.has(version));
  if (unknown.length > 0) throw new NewerDatabaseError(unknown);

  await database.transaction(async (statements) => {
    // Auth tables first, so that the stand-in's own auth functions have the last word.
    await statements.exec(authSchemaSql());
    await statements.exec(schema.standIn);
    await statements.exec(HISTORY);
  });

  for (const [index, { version, name, sql }] of schema.migrations.entries()) {
    if (recorded.has(version)) continue;
    onProgress(index, schema.migrations.length, name);
    await database.transaction(async (statements) => {
      await statements.exec(sql);
      await statements.query(
        'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, array[$3])',
        [version, name, sql]
      );
    });
  }
  await applySeed(database, schema.seed);
}

const HISTORY = `
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (
  version text primary key, statements text[], name text
);
create table if not exists supabase_migrations.seed_files (path text primary key, hash text not null);
`;

async function recordedVersions(database: Database): Promise<Set<string>> {
  const table = await database.query<{ present: boolean }>(
    `select to_regclass('supabase_migrations.schema_migrations') is not null as present`
  );
  if (table.rows[0]?.present !== true) return new Set();
  const { rows } = await database.query<{ version: string }>(
    'select version from supabase_migrations.schema_migrations'
  );
  return new Set(rows.map(({ version }) => version));
}

/** The seed may be repeated, but what an office has changed since is left alone until it changes. */
async function applySeed(database: Database, seed: string): Promise<void> {
  if (seed.trim() === '') return;
  const path = 'supabase/seed.sql';
  const hash = createHash('sha256').update(seed).digest('hex');
  const { rows } = await database.query(
    'select from supabase_migrations.seed_files where path = $1 and hash = $2',
    [path, hash]
  );
  if (rows.length > 0) return;
  await database.transaction(async (statements) => {
    await statements.exec(seed);
    await statements.query(
      `insert into supabase_migrations.seed_files (path, hash) values ($1, $2)
       on conflict (path) do update set hash = excluded.hash`,
      [path, hash]
    );
  });
}

function emptyWhereAbsent(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
  throw error;
}
