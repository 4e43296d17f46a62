import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { processBeginning } from './process-identity.ts';
import { Refusal } from './refusal.ts';

/** How often a holder shows that it lives, and how long a silent one on another machine is believed. */
const SIGN_OF_LIFE_MS = 5_000;
const BELIEVED_MS = 30_000;

interface Holder {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly began: string;
}

/** A folder held by this process alone. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the folder for this process. A lock left by a process that is gone (killed, or a number used
 * again by some other program) is taken over. On another machine or in another container a process
 * cannot be looked at; there the lock counts while it is kept fresh.
 *
 * Throws a Refusal where somebody else holds it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, 'lock');
  const own: Holder = {
    id: randomUUID(),
    host: hostname(),
    pid: process.pid,
    began: (await processBeginning(process.pid)) ?? ''
  };
  const draft = `${path}.${own.id}`;
  await writeFile(draft, JSON.stringify(own));
  try {
    // Two may find the same stale lock at once: each round either wins, or meets a living holder.
    while (!(await claim(draft, path))) await clearAway(path, folder);
  } finally {
    await rm(draft, { force: true });
  }

  const signs = setInterval(() => {
    const now = new Date();
    // Where the folder was deleted under us there is nothing left to guard.
    utimes(path, now, now).catch(() => undefined);
  }, SIGN_OF_LIFE_MS);
  signs.unref();
  return {
    release: async () => {
      clearInterval(signs);
      if ((await holderOf(path))?.id === own.id) await rm(path, { force: true });
    }
  };
}

/** A link either comes to be whole or not at all, so nobody ever reads half a lock. */
async function claim(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function clearAway(path: string, folder: string): Promise<void> {
  const holder = await holderOf(path);
  if (holder !== undefined) await refuseWhileAlive(holder, path, folder);

  // Moved aside first, then looked at: between reading and moving, somebody quicker may have taken it.
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await holderOf(aside);
  if (moved !== undefined && moved.id !== holder?.id) await claim(aside, path);
  await rm(aside, { force: true });
}

async function refuseWhileAlive(holder: Holder, path: string, folder: string): Promise<void> {
  if (holder.host === hostname()) {
    if ((await processBeginning(holder.pid)) !== holder.began) return;
    throw new Refusal((say) => say.folderLocked(folder, holder.pid));
  }
  const { mtimeMs } = await stat(path);
  if (Date.now() - mtimeMs > BELIEVED_MS) return;
  throw new Refusal((say) => say.folderLockedElsewhere(folder, holder.host));
}

/** Undefined where there is no lock, or one that is not ours to read (a torn disk): both hold nobody. */
async function holderOf(path: string): Promise<Holder | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isHolder(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const { id, host, pid, began } = value as Record<string, unknown>;
  return (
    typeof id === 'string' && typeof host === 'string' && typeof pid === 'number' && typeof began === 'string'
  );
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
