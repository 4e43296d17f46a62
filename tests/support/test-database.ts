import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../supabase/embedded/database.ts';
import { openEmbedded } from '../../supabase/embedded/embedded-database.ts';
import { migrate, readSchema, schemaFingerprint } from '../../supabase/embedded/migrate.ts';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/wangge');

/**
 * A fresh embedded database in memory, with our schema and seed and nothing else. The first one of a
 * schema takes ten seconds and leaves its data folder in node_modules/.cache; the next take two.
 */
export async function openTestDatabase(): Promise<Database> {
  const schema = await readSchema();
  const file = join(CACHE, `schema-${schemaFingerprint(schema)}.tar`);
  const dump = await readFile(file).catch(() => undefined);
  if (dump !== undefined) return openEmbedded({ dump: new Blob([dump]) });

  const database = await openEmbedded();
  await migrate(database, schema);
  await keep(file, await database.dump());
  return database;
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
