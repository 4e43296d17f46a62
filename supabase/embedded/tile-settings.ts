import { readFile } from 'node:fs/promises';
import { Refusal } from './refusal.ts';

/** A tile base map that the office has set up. */
export interface TileSettings {
  /** What the browser is told, as it stands in the file. */
  readonly described: Readonly<Record<string, unknown>>;
  /** Where the browser fetches from: scheme, host and port of each host that `{s}` in the address stands for. */
  readonly origins: readonly string[];
}

/** As in src/data/configuration.ts, which reads the same description in the browser. */
const HOSTS = ['a', 'b', 'c'];

/** Reads the file of `--tiles`. Throws a Refusal where it does not say which address and whom to credit. */
export async function readTileSettings(file: string): Promise<TileSettings> {
  const described = await jsonIn(file).catch(() => undefined);
  const settings = isRecord(described) ? tileSettings(described) : undefined;
  if (settings === undefined) throw new Refusal((say) => say.badTiles(file));
  return settings;
}

async function jsonIn(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}

function tileSettings(described: Readonly<Record<string, unknown>>): TileSettings | undefined {
  const { url, attribution, subdomains = HOSTS } = described;
  if (typeof url !== 'string' || typeof attribution !== 'string' || !isListOfWords(subdomains))
    return undefined;
  const origin = /^https?:\/\/[^/]+/.exec(url)?.[0];
  if (origin === undefined || !['{z}', '{x}', '{y}'].every((part) => url.includes(part))) return undefined;
  const origins = origin.includes('{s}')
    ? subdomains.map((host) => origin.replaceAll('{s}', host))
    : [origin];
  // They become part of the page's content security policy.
  return origins.every((one) => /^https?:\/\/[\w.:[\]-]+$/.test(one)) ? { described, origins } : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isListOfWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string');
}
