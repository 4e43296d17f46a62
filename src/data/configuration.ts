import * as v from 'valibot';
import { decode } from './decode.ts';
import { Problem } from './problem.ts';

/** What a tile service calls its hosts, where `{s}` stands in the address and nobody says otherwise. */
const HOSTS = ['a', 'b', 'c'];

/** The number alone: some write the word before it, which we set in the reader's language. */
function withoutWord(number: string): string {
  return number.replace(/^\s*审图号\s*[:：]?\s*/, '').trim();
}

const tileFile = v.object({
  /** XYZ template, WGS 84 / web mercator only. `{s}` stands for one of several hosts. */
  url: v.pipe(v.string(), v.regex(/^https?:\/\/(?=.*\{z\})(?=.*\{x\})(?=.*\{y\})/)),
  subdomains: v.optional(v.pipe(v.array(v.string()), v.minLength(1)), HOSTS),
  attribution: v.string(),
  /** 审图号, shown bottom-left where the tile provider demands it. */
  reviewNumber: v.nullish(v.pipe(v.string(), v.transform(withoutWord)), null),
  minzoom: v.optional(v.number()),
  maxzoom: v.optional(v.number()),
  tileSize: v.optional(v.number())
});

/** The map's engine knows no `{s}`: it is given an address for each host. */
const tiles = v.pipe(
  tileFile,
  v.transform(({ url, subdomains, ...rest }) => ({
    ...rest,
    urls: url.includes('{s}') ? subdomains.map((host) => url.replaceAll('{s}', host)) : [url]
  }))
);

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

/** What a web server that only serves the built app may say. */
const beside = v.object({ tiles: v.nullish(tiles, null) });

/**
 * Where this page's data is. Built with VITE_SUPABASE_URL and VITE_SUPABASE_ANON_KEY it talks to that Supabase;
 * built without, to the place that served it, which says so in /config.json. A tile base map is set up in /config.json
 * either way; beside a built-in Supabase there need not be one.
 *
 * @throws Problem when the place can not be reached or answers something else.
 */
export async function readConfiguration(
  built: BuildSettings,
  origin: string,
  fetcher: typeof fetch = fetch
): Promise<Configuration> {
  if (built.url !== undefined && built.url !== '' && built.key !== undefined && built.key !== '') {
    const said = await besideTheApp(origin, fetcher);
    return {
      url: built.url.replace(/\/+$/, ''),
      key: built.key,
      demo: false,
      tiles: decode('config.json', beside, said).tiles
    };
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

/**
 * What /config.json says where the place is elsewhere. Nothing where there is none: many web servers answer an address
 * they have no file for with the page itself.
 */
async function besideTheApp(origin: string, fetcher: typeof fetch): Promise<unknown> {
  try {
    const response = await fetcher(new URL('/config.json', origin), {
      headers: { accept: 'application/json' }
    });
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return response.ok && isJson ? await response.json() : {};
  } catch {
    return {};
  }
}
