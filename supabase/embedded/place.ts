import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { openApi, type Api, type ApiKeys } from './api.ts';
import type { DataFolder } from './data-folder.ts';
import type { Database } from './database.ts';
import { demonstrationLoader, holdsDemonstration, loadInto } from './demonstration.ts';
import { openEmbedded } from './embedded-database.ts';
import { migrate, NewerDatabaseError, readSchema } from './migrate.ts';
import { openPostgres } from './postgres-database.ts';
import type { Progress } from './progress.ts';
import { Refusal } from './refusal.ts';
import type { Words } from './words.ts';

/** A database brought up to date, with the API on it. */
export interface Place {
  readonly database: Database;
  readonly api: Api;
  /** True where the demonstration's accounts and data are in it. */
  readonly demo: boolean;
}

interface Wish {
  readonly keys: ApiKeys;
  readonly siteUrl: string;
  /** Load the demonstration into a database made now. */
  readonly demo: boolean;
  readonly words: Words;
  readonly progress: Progress;
}

/** Opens the embedded database of this folder; makes it first where there is none. */
export async function openEmbeddedPlace(folder: DataFolder, wish: Wish): Promise<Place> {
  if (!existsSync(folder.database)) {
    // What is left of a start that was cut short is not worth keeping: it never held anybody's data.
    await rm(folder.building, { recursive: true, force: true });
    wish.progress.step(wish.words.creating);
    const { database } = await prepare(await openEmbedded({ folder: folder.building }), wish);
    await database.close();
    await rename(folder.building, folder.database);
  }
  wish.progress.step(wish.words.opening);
  return prepare(await openEmbedded({ folder: folder.database }), { ...wish, demo: false });
}

/** Opens a PostgreSQL server, and brings an empty database of it to ours. */
export async function openPostgresPlace(url: string, wish: Wish): Promise<Place> {
  wish.progress.step(wish.words.opening);
  const database = openPostgres(url);
  try {
    return await preparePostgres(database, wish);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function preparePostgres(database: Database, wish: Wish): Promise<Place> {
  const { rows } = await database
    .query<{ supabase: boolean; empty: boolean }>(
      `select exists (select from pg_catalog.pg_roles where rolname = 'supabase_admin') as supabase,
              to_regclass('supabase_migrations.schema_migrations') is null as empty`
    )
    .catch((error: unknown): never => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      throw new Refusal((say) => say.databaseUnreachable(code));
    });
  // Supabase's own services own those schemas; ours beside them would break both.
  if (rows[0]?.supabase === true) throw new Refusal((say) => say.databaseIsSupabase);
  return prepare(database, { ...wish, demo: wish.demo && rows[0]?.empty === true });
}

async function prepare(database: Database, { keys, siteUrl, demo, words, progress }: Wish): Promise<Place> {
  try {
    await migrate(database, await readSchema(), (done, all, name) => {
      progress.share(done / all, words.migrating(name));
    });
  } catch (error) {
    await database.close();
    if (error instanceof NewerDatabaseError) throw new Refusal((say) => say.databaseNewer);
    throw error;
  }
  const api = await openApi(database, keys, { siteUrl });
  if (demo) await demonstrate(database, api, words, progress);
  progress.done();
  return { database, api, demo: await holdsDemonstration(database) };
}

async function demonstrate(database: Database, api: Api, words: Words, progress: Progress): Promise<void> {
  const load = await demonstrationLoader();
  if (load === undefined) {
    progress.done();
    console.log(words.demonstrationAbsent);
    return;
  }
  progress.step(words.demonstration);
  await loadInto(database, api, load, (share, what) => {
    progress.share(share, what);
  });
}
