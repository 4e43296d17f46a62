import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { computeOffice, type OfficePlan } from './office.ts';
import type { Ground } from './types.ts';

const CACHE = path.join(import.meta.dirname, '../../../node_modules/.cache/wangge');

/**
 * The ground of an office. Computing it takes some seconds, so it is kept beside the packages, under a name made of the code
 * that computes it: change the code, and it is computed anew. Where nothing can be kept, it is computed each time.
 */
export async function groundOf(
  plan: OfficePlan,
  onProgress: (share: number, what: string) => void
): Promise<Ground> {
  const file = path.join(CACHE, `ground-${await fingerprint(plan)}.json.gz`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept !== undefined) {
    try {
      return JSON.parse((await promisify(gunzip)(kept)).toString('utf8')) as Ground;
    } catch {
      // Half a file, from a start that was broken off: made anew below.
    }
  }
  const ground = await computeOffice(plan, onProgress);
  await keep(file, ground).catch(() => undefined);
  return ground;
}

async function keep(file: string, ground: Ground): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const half = `${file}.${process.pid}`;
  await writeFile(half, await promisify(gzip)(JSON.stringify(ground)));
  await rename(half, file);
}

async function fingerprint(plan: OfficePlan): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(plan));
  for (const folder of [import.meta.dirname, path.join(import.meta.dirname, '../names')]) {
    for (const name of (await readdir(folder)).sort()) {
      if (name.endsWith('.ts') && !name.endsWith('.test.ts'))
        hash.update(await readFile(path.join(folder, name)));
    }
  }
  hash.update(await readFile(path.join(import.meta.dirname, '../random.ts')));
  return hash.digest('hex').slice(0, 20);
}
