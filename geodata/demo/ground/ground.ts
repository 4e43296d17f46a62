import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { computeCity } from './city.ts';
import { computeOffice, type PlacedPlan } from './office.ts';
import type { Ground } from './types.ts';

const CACHE = path.join(import.meta.dirname, '../../../node_modules/.cache/wangge');

type Progress = (share: number, what: string) => void;

/**
 * The ground of an office. Computing it takes some seconds, so it is kept beside the packages, under a name made of the code
 * that computes it: change the code, and it is computed anew. Where nothing can be kept, it is computed each time.
 */
export async function groundOf(plan: PlacedPlan, onProgress: Progress): Promise<Ground> {
  return kept(`ground-${await fingerprint(plan)}`, () => computeOffice(plan, onProgress));
}

/** The ground of the whole city, office by office, the given one first; kept in the same way. It takes a minute or two. */
export async function cityOf(plan: PlacedPlan, onProgress: Progress): Promise<Ground[]> {
  const first = await groundOf(plan, (share, what) => {
    onProgress(share * 0.05, what);
  });
  const others = await kept(`city-${await fingerprint(plan)}`, () =>
    computeCity(plan, first, (share, what) => {
      onProgress(0.05 + share * 0.95, what);
    })
  );
  return [first, ...others];
}

async function kept<T>(name: string, compute: () => Promise<T>): Promise<T> {
  const file = path.join(CACHE, `${name}.json.gz`);
  const known = await readFile(file).catch(() => undefined);
  if (known !== undefined) {
    try {
      return JSON.parse((await promisify(gunzip)(known)).toString('utf8')) as T;
    } catch {
      // Half a file, from a start that was broken off: made anew below.
    }
  }
  const made = await compute();
  await keep(file, made).catch(() => undefined);
  return made;
}

async function keep(file: string, made: unknown): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const half = `${file}.${process.pid}`;
  await writeFile(half, await promisify(gzip)(JSON.stringify(made)));
  await rename(half, file);
}

async function fingerprint(plan: PlacedPlan): Promise<string> {
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
