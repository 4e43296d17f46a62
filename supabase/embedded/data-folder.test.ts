import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkEngine, emptyDataFolder, takeDataFolder } from './data-folder.ts';
import { Refusal } from './refusal.ts';
import { wordsFor } from './words.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wangge-folder-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A database of this version of the engine, as far as can be told before it is opened. */
async function database(version?: string): Promise<void> {
  await mkdir(join(folder, 'db', 'base'), { recursive: true });
  if (version !== undefined) await writeFile(join(folder, 'db', 'PG_VERSION'), version);
}

async function check(): Promise<void> {
  const held = await takeDataFolder(folder);
  await checkEngine(held).finally(() => held.release());
}

async function refusal(): Promise<string> {
  const error: unknown = await check().catch((thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw new Error(`not refused: ${String(error)}`);
  return error.say(wordsFor({}));
}

describe('checkEngine', () => {
  it('lets pass a folder without a database, and one with a database of this engine', async () => {
    await check();
    await database('18\n');
    await check();
  });

  it('refuses a database of a newer engine', async () => {
    await database('19\n');
    expect(await refusal()).toContain('newer version');
  });

  // The engine takes such a folder for an empty one, and lays a new database over what is left of the old.
  it.each([undefined, '', 'x', '17\n'])('refuses a database whose PG_VERSION is %j', async (version) => {
    await database(version);
    expect(await refusal()).toContain('PG_VERSION cannot be read');
  });
});

describe('emptyDataFolder', () => {
  it('deletes what is ours and nothing else', async () => {
    await database('18');
    const held = await takeDataFolder(folder);
    await writeFile(join(folder, 'wangge.json'), '{}');
    await writeFile(join(folder, 'photo.jpg'), '');
    await emptyDataFolder(held);
    await held.release();
    expect(await readdir(folder)).toEqual(['photo.jpg']);
  });
});
