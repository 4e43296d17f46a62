import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder, type FolderLock } from './folder-lock.ts';
import { processBeginning } from './process-identity.ts';
import { Refusal } from './refusal.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wangge-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const leave = (holder: Record<string, unknown>) =>
  writeFile(
    join(folder, 'lock'),
    JSON.stringify({ id: 'left', host: hostname(), pid: process.pid, ...holder })
  );
const holder = async () => (JSON.parse(await readFile(join(folder, 'lock'), 'utf8')) as { id: string }).id;

describe('lockFolder', () => {
  it('gives the folder to one at a time', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(Refusal);
    await lock.release();
    await (await lockFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes over from a process that is gone', async () => {
    // No system gives out a number this high.
    await leave({ pid: 2 ** 30, began: 'long ago' });
    await (await lockFolder(folder)).release();
  });

  it('takes over where the number of the process was used again by another', async () => {
    await leave({ pid: process.pid, began: 'another boot 12345' });
    await (await lockFolder(folder)).release();
  });

  it('takes over a lock that says nothing', async () => {
    await writeFile(join(folder, 'lock'), '{"id": "le');
    await (await lockFolder(folder)).release();
  });

  it('believes a fresh lock of another machine, and not a stale one', async () => {
    await leave({ host: 'another', began: 'then' });
    await expect(lockFolder(folder)).rejects.toThrow(Refusal);
    const earlier = new Date(Date.now() - 10 * 60_000);
    await utimes(join(folder, 'lock'), earlier, earlier);
    await (await lockFolder(folder)).release();
  });

  it('gives a stale lock to one of many who find it at once', async () => {
    await leave({ pid: 2 ** 30, began: 'long ago' });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(won).toHaveLength(1);
    await (won[0] as PromiseFulfilledResult<FolderLock>).value.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('does not delete the lock of somebody else when it is released', async () => {
    const lock = await lockFolder(folder);
    await leave({ began: 'x' });
    await lock.release();
    expect(await holder()).toBe('left');
  });
});

describe('processBeginning', () => {
  it('is the same each time for a process that runs, and nothing for one that does not', async () => {
    const own = await processBeginning(process.pid);
    expect(own).toBeTruthy();
    expect(await processBeginning(process.pid)).toBe(own);
    expect(await processBeginning(2 ** 30)).toBeUndefined();
  });
});
