import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { openApi, type Api, type ApiKeys } from './api.ts';
import type { DataFolder } from './data-folder.ts';
import type { Database } from './database.ts';
import { demonstrationLoader, holdsDemonstration, loadInto } from './demonstration.ts';
import { openEmbedded } from './embedded-database.ts';
import { createFirstAccount, hasOffice } from './first-account.ts';
import { migrate, NewerDatabaseError, readSchema } from './migrate.ts';
import type { Credentials } from './new-password.ts';
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
  /** How large a demonstration; its one office where undefined. */
  readonly households: number | undefined;
  readonly words: Words;
  readonly progress: Progress;
  /**
   * Shows the account that was made for an empty office. Called as soon as it may sign in: what fails after
   * that must not lose the only copy of the password.
   */
  readonly showFirstAccount: (account: Credentials) => void;
}

/** Opens the embedded database of this folder; makes it first where there is none. */
export async function openEmbeddedPlace(folder: DataFolder, wish: Wish): Promise<Place> {
  if (!existsSync(folder.database)) {
    // What is left of a start that was cut short is not worth keeping: it never held anybody's data.
    await rm(folder.building, { recursive: true, force: true });
    wish.progress.step(wish.words.creating);
    const made: Credentials[] = [];
    const { database } = await prepare(await openEmbedded({ folder: folder.building }), {
      ...wish,
      showFirstAccount: (account) => made.push(account)
    });
    await database.close();
    await rename(folder.building, folder.database);
    // Not before: until it has its name, the next start throws it away and makes another account.
    for (const account of made) wish.showFirstAccount(account);
  }
  wish.progress.step(wish.words.opening);
  return prepare(await openKept(folder), { ...wish, demo: false });
}

/** Opens a database that was whole once. What the engine says of a damaged one is of no use to anybody. */
async function openKept(folder: DataFolder): Promise<Database> {
  try {
    return await openEmbedded({ folder: folder.database });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal((say) => say.databaseDamaged(folder.database, reason));
  }
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
    .query<{ supabase: boolean }>(
      `select exists (select from pg_catalog.pg_roles where rolname = 'supabase_admin') as supabase`
    )
    .catch((error: unknown): never => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      throw new Refusal((say) => say.databaseUnreachable(code));
    });
  // Supabase's own services own those schemas; ours beside them would break both.
  if (rows[0]?.supabase === true) throw new Refusal((say) => say.databaseIsSupabase);
  return prepare(database, wish);
}

async function prepare(database: Database, wish: Wish): Promise<Place> {
  const { keys, siteUrl, demo, words, progress } = wish;
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
  // A demonstration that was cut short left nothing but its accounts: it is begun again.
  if (demo && !(await hasOffice(database))) await demonstrate(database, api, wish);
  const firstAccount = (await hasOffice(database)) ? undefined : await createFirstAccount(database, api);
  progress.done();
  if (firstAccount !== undefined) wish.showFirstAccount(firstAccount);
  return { database, api, demo: await holdsDemonstration(database) };
}

async function demonstrate(
  database: Database,
  api: Api,
  { words, progress, households }: Wish
): Promise<void> {
  const load = await demonstrationLoader();
  if (load === undefined) {
    progress.done();
    console.log(words.demonstrationAbsent);
    return;
  }
  progress.step(words.demonstration);
  await loadInto(
    database,
    api,
    load,
    (share, what) => {
      progress.share(share, words.part(what));
    },
    households
  );
}
