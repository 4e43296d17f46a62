import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from './refusal.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The folder of the built app. */
export const APP_FOLDER = join(ROOT, 'dist');

/** What the built app is made from. */
const SOURCES = [
  'src',
  'public',
  'geodata',
  'project.inlang',
  'index.html',
  'package-lock.json',
  'vite.config.ts',
  'scripts/build'
];

/** Whether the built app is missing, or older than anything it is made from. */
export async function appIsStale(): Promise<boolean> {
  const page = join(APP_FOLDER, 'index.html');
  if (!existsSync(page)) return true;
  const built = (await stat(page)).mtimeMs;
  const changes = await Promise.all(SOURCES.map((source) => newestIn(join(ROOT, source))));
  return Math.max(...changes) > built;
}

/** Builds the app beside the present one and changes them over. Throws a Refusal where that fails. */
export async function buildApp(): Promise<void> {
  const beside = `${APP_FOLDER}.building`;
  const vite = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/vite/bin/vite.js'),
      'build',
      '--outDir',
      beside,
      '--emptyOutDir',
      '--logLevel',
      'warn'
    ],
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }
  );
  const [code] = (await once(vite, 'exit')) as [number | null];
  if (code !== 0) throw new Refusal((say) => say.buildFailed);
  await rm(APP_FOLDER, { recursive: true, force: true });
  await rename(beside, APP_FOLDER);
}

/** When anything in this file or folder last changed, in milliseconds since 1970; 0 where it is absent. */
async function newestIn(path: string): Promise<number> {
  if (!existsSync(path)) return 0;
  const own = await stat(path);
  if (!own.isDirectory()) return own.mtimeMs;
  // What is compiled out of the messages lies among the sources, and is as new as the last build.
  const names = (await readdir(path)).filter((name) => name !== 'paraglide');
  return Math.max(0, ...(await Promise.all(names.map((name) => newestIn(join(path, name))))));
}
