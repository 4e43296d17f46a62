import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../supabase/embedded/database.ts';
import { openEmbedded } from '../../supabase/embedded/embedded-database.ts';
import { migrate, readSchema, schemaFingerprint, type Schema } from '../../supabase/embedded/migrate.ts';
import { openPostgres } from '../../supabase/embedded/postgres-database.ts';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/wangge');

/**
 * A fresh database with our schema and seed and nothing else. Embedded, in memory: the first one of a schema
 * takes ten seconds and leaves its data folder in node_modules/.cache; the next take two. The same tests run
 * on PostgreSQL too, where WANGGE_TEST_PLACE is `postgres` (see vitest.config.ts and postgres-server.ts).
 */
export async function openTestDatabase(): Promise<Database> {
  const schema = await readSchema();
  if (process.env['WANGGE_TEST_PLACE'] !== 'postgres') return openOnEmbedded(schema);
  const server = process.env['WANGGE_TEST_POSTGRES'];
  if (server === undefined) throw new Error('WANGGE_TEST_POSTGRES should hold the address of a server');
  return openOnPostgres(schema, server);
}

const TEMPLATE = 'test_template';

/** Makes the database on the server of which `openTestDatabase` gives copies: once, before any of them. */
export async function makeTemplate(server: string): Promise<void> {
  await createDatabase(server, TEMPLATE);
  const database = openPostgres(addressOf(server, TEMPLATE));
  await migrate(database, await readSchema());
  // Nobody may be connected to what is copied.
  await database.close();
}

/** A new database on the server. It goes when the server does, which is soon. */
async function openOnPostgres(schema: Schema, server: string): Promise<Database> {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await createDatabase(server, `${name} template ${TEMPLATE}`);
  const database = openPostgres(addressOf(server, name));
  // What is set for a database is not copied with it. This sets it, and finds nothing else to do.
  await migrate(database, schema);
  await database.close();
  // Connections made from now on know it.
  return openPostgres(addressOf(server, name));
}

async function createDatabase(server: string, what: string): Promise<void> {
  const maintenance = openPostgres(server);
  await maintenance.exec(`create database ${what}`);
  await maintenance.close();
}

function addressOf(server: string, name: string): string {
  const address = new URL(server);
  address.pathname = `/${name}`;
  return address.href;
}

const imageOf = (schema: Schema) => join(CACHE, `schema-${schemaFingerprint(schema)}.tar`);

/** Makes the data folder of which `openTestDatabase` opens copies, unless it is there: once, before any of them. */
export async function makeImage(): Promise<void> {
  const schema = await readSchema();
  if (!existsSync(imageOf(schema))) await (await openMigrated(schema)).close();
}

async function openOnEmbedded(schema: Schema): Promise<Database> {
  const dump = await readFile(imageOf(schema)).catch(() => undefined);
  return dump === undefined ? openMigrated(schema) : openEmbedded({ dump: new Blob([dump]) });
}

async function openMigrated(schema: Schema): Promise<Database> {
  const database = await openEmbedded();
  await migrate(database, schema);
  await keep(imageOf(schema), await database.dump());
  await forgetOldImages();
  return database;
}

/** Each schema that was ever tested leaves forty megabytes: the latest few are enough. */
async function forgetOldImages(): Promise<void> {
  const names = (await readdir(CACHE)).filter((name) => /^schema-.*\.tar$/.test(name));
  const images = await Promise.all(
    names.map(async (name) => {
      const path = join(CACHE, name);
      return { path, made: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 };
    })
  );
  const old = images.toSorted((a, b) => b.made - a.made).slice(4);
  await Promise.all(old.map(({ path }) => rm(path, { force: true })));
}

/** Written beside and renamed, so that a run beside this one never reads half a file. */
async function keep(file: string, dump: Blob): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const beside = `${file}.${process.pid}`;
  const handle = await open(beside, 'w');
  try {
    await handle.writeFile(Buffer.from(await dump.arrayBuffer()));
  } finally {
    await handle.close();
  }
  await rename(beside, file).catch(() => rm(beside, { force: true }));
}
