import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processBeginning } from './process-identity.ts';
import { Refusal } from './refusal.ts';

/** How often a holder shows that it lives, and how long a silent one on another machine is believed. */
const SIGN_OF_LIFE_MS = 5_000;
const BELIEVED_MS = 30_000;
/** Until one looks again whether another has taken over a stale lock. */
const PATIENCE_MS = 20;

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
    // Each round either wins, or meets a living holder, or lets a quicker one finish taking over.
    while (!(await claim(draft, path))) {
      const holder = await holderOf(path);
      if (holder === 'nobody') continue;
      if (holder !== 'torn' && (await lives(holder, path))) throw refusal(holder, folder);
      if (await succeed(draft, path, holder)) break;
    }
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
      const holder = await holderOf(path);
      if (idOf(holder) === own.id) await rm(path, { force: true });
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

/**
 * Puts our lock in the place of one whose holder is gone. Of many who find it stale, the one goes on who can
 * leave a mark named after that lock; the mark is a lock itself, and is taken over like one should its owner
 * die. False where somebody else was quicker, or still is at it.
 */
async function succeed(draft: string, path: string, stale: Holder | 'torn'): Promise<boolean> {
  const mark = `${path}.after.${idOf(stale)}`;
  if (!(await claim(draft, mark))) {
    const other = await holderOf(mark);
    if (other === 'nobody') return false;
    if (other !== 'torn' && (await lives(other, mark))) {
      await pause(PATIENCE_MS);
      return false;
    }
    if (!(await succeed(draft, mark, other))) return false;
  }
  try {
    // Whoever had the mark before us may have taken over already.
    const present = await holderOf(path);
    if (present === 'nobody' || idOf(present) !== idOf(stale)) return false;
    const copy = `${draft}.${randomUUID()}`;
    await link(draft, copy);
    await rename(copy, path);
    return true;
  } finally {
    await rm(mark, { force: true });
  }
}

/** Whether the process that wrote this lock is still there, as far as can be told from here. */
async function lives(holder: Holder, path: string): Promise<boolean> {
  if (holder.host === hostname()) return (await processBeginning(holder.pid)) === holder.began;
  const { mtimeMs } = await stat(path);
  return Date.now() - mtimeMs <= BELIEVED_MS;
}

function refusal({ host, pid }: Holder, folder: string): Refusal {
  return host === hostname()
    ? new Refusal((say) => say.folderLocked(folder, pid))
    : new Refusal((say) => say.folderLockedElsewhere(folder, host));
}

/** Who holds it: nobody where there is no lock; `torn` where it cannot be read, which holds nobody either. */
async function holderOf(path: string): Promise<Holder | 'nobody' | 'torn'> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'nobody';
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isHolder(value) ? value : 'torn';
  } catch {
    return 'torn';
  }
}

const idOf = (holder: Holder | 'nobody' | 'torn') => (typeof holder === 'string' ? holder : holder.id);

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
