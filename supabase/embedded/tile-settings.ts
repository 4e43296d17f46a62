import { readFile } from 'node:fs/promises';
import { Refusal } from './refusal.ts';

/** A tile base map that the office has set up. */
export interface TileSettings {
  /** What the browser is told, as it stands in the file. */
  readonly described: Readonly<Record<string, unknown>>;
  /** Where the browser fetches from: scheme, host and port. `{s}` in a host becomes a wildcard. */
  readonly origin: string;
}

/** Reads the file of `--tiles`. Throws a Refusal where it does not say a URL and whom to credit. */
export async function readTileSettings(file: string): Promise<TileSettings> {
  try {
    const described: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (
      typeof described === 'object' &&
      described !== null &&
      'url' in described &&
      'attribution' in described
    ) {
      const { url, attribution } = described;
      if (typeof url === 'string' && typeof attribution === 'string') {
        const origin = /^(https?:\/\/[^/]+)/.exec(url)?.[1];
        if (origin !== undefined)
          return { described: { ...described }, origin: origin.replace(/\{[^}]*\}/g, '*') };
      }
    }
  } catch {
    // Absent or not JSON: the same answer as for JSON that says something else.
  }
  throw new Refusal((say) => say.badTiles(file));
}
