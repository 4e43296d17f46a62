import * as v from 'valibot';
import { decode } from './decode.ts';
import { Problem } from './problem.ts';

const tiles = v.object({
  /** XYZ template, WGS 84 / web mercator only. */
  url: v.string(),
  attribution: v.string(),
  /** 审图号, shown bottom-left where the tile provider demands it. */
  reviewNumber: v.nullish(v.string(), null),
  minzoom: v.optional(v.number()),
  maxzoom: v.optional(v.number()),
  tileSize: v.optional(v.number())
});

const served = v.object({
  url: v.optional(v.string(), ''),
  key: v.string(),
  demo: v.optional(v.boolean(), false),
  tiles: v.nullish(tiles, null)
});

export interface Configuration {
  /** Where REST, auth and realtime live; no slash at the end. */
  readonly url: string;
  /** The publishable key: says which project, gives no rights by itself. */
  readonly key: string;
  /** True where the demonstration's invented people live: sign-in offers one click per role. */
  readonly demo: boolean;
  readonly tiles: v.InferOutput<typeof tiles> | null;
}

interface BuildSettings {
  readonly url: string | undefined;
  readonly key: string | undefined;
}

/**
 * Where this page's data is. Built with VITE_SUPABASE_URL and VITE_SUPABASE_ANON_KEY it talks to that Supabase;
 * built without, to the place that served it, which says the rest in /config.json.
 *
 * @throws Problem when the place can not be reached or answers something else.
 */
export async function readConfiguration(
  built: BuildSettings,
  origin: string,
  fetcher: typeof fetch = fetch
): Promise<Configuration> {
  if (built.url !== undefined && built.url !== '' && built.key !== undefined && built.key !== '') {
    return { url: built.url.replace(/\/+$/, ''), key: built.key, demo: false, tiles: null };
  }
  let answer: unknown;
  try {
    const response = await fetcher(new URL('/config.json', origin), {
      headers: { accept: 'application/json' }
    });
    if (!response.ok) throw new Problem('unreachable', `config.json: ${String(response.status)}`);
    answer = await response.json();
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('unreachable', error instanceof Error ? error.message : '');
  }
  const { url, key, demo, tiles: tileSettings } = decode('config.json', served, answer);
  return { url: (url === '' ? origin : url).replace(/\/+$/, ''), key, demo, tiles: tileSettings };
}
