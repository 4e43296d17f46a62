import { constants, existsSync } from 'node:fs';
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lockFolder, type FolderLock } from './folder-lock.ts';
import { Refusal } from './refusal.ts';

/** The major version of PostgreSQL whose files the embedded engine reads. */
const ENGINE = '18';

/** A data folder that is ours until released. */
export interface DataFolder extends FolderLock {
  readonly path: string;
  /** Where the embedded database keeps its files. */
  readonly database: string;
  /** Where a new database is made, to be renamed when it is whole. */
  readonly building: string;
}

/**
 * Makes the folder where it is missing, and takes it for this process. Throws a Refusal where it
 * cannot be written, or is in use.
 */
export async function takeDataFolder(path: string): Promise<DataFolder> {
  try {
    await access(nearestExisting(path), constants.W_OK | constants.X_OK);
    await mkdir(path, { recursive: true, mode: 0o700 });
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new Refusal((say) => say.folderNotWritable(path));
  }
  const lock = await lockFolder(path);
  return {
    path,
    database: join(path, 'db'),
    building: join(path, 'db.building'),
    release: () => lock.release()
  };
}

/**
 * Throws a Refusal where the folder holds a database of a newer engine, or half a one. It has to be asked before the
 * engine is, which makes an empty database over whatever it finds where PG_VERSION is missing. The name `db` is given
 * only to a whole database, so without that file it is a damaged one.
 */
export async function checkEngine({ path, database }: DataFolder): Promise<void> {
  if (!existsSync(database)) return;
  const file = join(database, 'PG_VERSION');
  const version = await readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => ''
  );
  if (version === ENGINE) return;
  if (Number(version) > Number(ENGINE)) throw new Refusal((say) => say.folderNewer(path));
  throw new Refusal((say) => say.folderDamaged(file));
}

/** The path itself, or the folder above it in which it would be made. */
function nearestExisting(path: string): string {
  return existsSync(path) || path === dirname(path) ? path : nearestExisting(dirname(path));
}

/** Deletes everything in the folder that is ours. The lock stays. */
export async function emptyDataFolder({ path, database, building }: DataFolder): Promise<void> {
  // Moved aside first, so that a deletion cut short leaves no half database under the name.
  const discarded = join(path, 'db.discarded');
  await rm(discarded, { recursive: true, force: true });
  await rename(database, discarded).catch(ignoreAbsent);
  await rm(join(path, 'wangge.json'), { force: true });
  await rm(building, { recursive: true, force: true });
  await rm(discarded, { recursive: true, force: true });
}

function ignoreAbsent(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
