import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createApiKeys, type ApiKeys } from './api.ts';
import { Refusal } from './refusal.ts';

/** What `wangge.json` in a data folder says. Grows by one when a change makes older programs unable to read it. */
const FORMAT = 1;

interface Installation {
  readonly format: number;
  readonly created: string;
  readonly keys: ApiKeys;
}

/**
 * The secrets of the installation in this folder, made at the first call and kept in `wangge.json`,
 * which only its owner may read. Throws a Refusal on a file of a newer format, or one that is damaged.
 */
export async function installationKeys(folder: string): Promise<ApiKeys> {
  const file = join(folder, 'wangge.json');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text !== undefined) return decode(text, file, folder);

  const installation: Installation = {
    format: FORMAT,
    created: new Date().toISOString(),
    keys: await createApiKeys()
  };
  await writeWhole(file, `${JSON.stringify(installation, null, 2)}\n`);
  return installation.keys;
}

function decode(text: string, file: string, folder: string): ApiKeys {
  const damaged = () => new Refusal((say) => say.folderDamaged(file));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged();
  }
  const { format, keys } = record(value);
  if (typeof format !== 'number') throw damaged();
  if (format > FORMAT) throw new Refusal((say) => say.folderNewer(folder));
  const { jwtSecret, publishable, secret } = record(keys);
  if (typeof jwtSecret !== 'string' || typeof publishable !== 'string' || typeof secret !== 'string') {
    throw damaged();
  }
  return { jwtSecret, publishable, secret };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Written beside, brought to disk, then renamed: a crash leaves the old file or the new one. */
async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.new`;
  const handle = await open(beside, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
}
