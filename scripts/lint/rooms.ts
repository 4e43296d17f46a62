/** What the files of one room may import, besides each other. */
interface Room {
  /** Folder or file, from the root of the project. The longest one that fits a file is its room. */
  path: string;
  /** Rooms it may import. A room that is named stands for the rooms inside it too. */
  rooms: readonly string[];
  /** Rooms it may import types from, and nothing that runs. */
  types?: readonly string[];
  /** Packages it may import; a trailing `/*` stands for a whole scope. */
  packages: readonly string[];
  /** Whether it runs in Node alone, and so may use what Node brings. */
  node?: boolean;
}

const EVERY_ROOM = ['src', 'geodata', 'supabase/embedded', 'scripts', 'tests', 'root'];
const EVERY_PACKAGE = ['*'];

/** Packages that hold types alone. */
const TYPE_PACKAGES = ['geojson'];

/**
 * The walls of the house. Imports point downwards: the vocabulary (`domain`) knows nobody, numbers are made
 * from it (`geometry`, `analysis`), files are read and written with it (`geodata`), and each outside thing has
 * one room: the database `data`, the map library `map`, the screen `views`.
 */
const ROOMS: readonly Room[] = [
  { path: 'src/domain', rooms: [], packages: [] },
  { path: 'src/geometry', rooms: ['src/domain'], packages: [] },
  { path: 'src/analysis', rooms: ['src/domain', 'src/geometry'], packages: ['d3-contour'] },

  { path: 'geodata', rooms: ['src/domain', 'src/geometry', 'src/analysis'], packages: ['pinyin-pro'] },
  // Files out, in the browser and in Node: a table that is handed over, and nothing of where it came from.
  { path: 'geodata/write', rooms: [], packages: ['write-excel-file'] },
  {
    path: 'geodata/demo',
    rooms: ['geodata', 'src/domain', 'src/geometry', 'src/analysis'],
    packages: ['@mapbox/mvt-fixtures', '@mapbox/vector-tile', 'geos-wasm', 'pbf', 'pinyin-pro'],
    node: true
  },
  {
    path: 'geodata/cli.ts',
    rooms: ['geodata', 'src/domain', 'src/geometry', 'src/analysis'],
    packages: [],
    node: true
  },

  { path: 'src/i18n', rooms: ['src/domain'], packages: ['svelte/*'] },
  { path: 'src/data', rooms: ['src/domain', 'src/geometry'], packages: ['@supabase/supabase-js', 'valibot'] },
  {
    path: 'src/state',
    // Stores are handed to it, so it knows them by their types; what can go wrong with them it must tell apart.
    rooms: ['src/domain', 'src/geometry', 'src/analysis', 'geodata', 'src/data/problem.ts'],
    types: ['src/data'],
    packages: ['svelte/*']
  },
  {
    path: 'src/map',
    rooms: ['src/domain', 'src/geometry', 'src/analysis', 'src/i18n'],
    packages: ['maplibre-gl', '@deck.gl/*', 'lucide', '@lucide/svelte/*', 'svelte/*']
  },
  {
    path: 'src/charts',
    rooms: ['src/domain', 'src/analysis', 'src/i18n'],
    packages: ['svelte/*']
  },
  { path: 'src/ui', rooms: ['src/domain', 'src/i18n'], packages: ['svelte/*', '@lucide/svelte'] },
  {
    path: 'src/views',
    rooms: [
      ...['src/domain', 'src/geometry', 'src/analysis', 'geodata'],
      ...['src/i18n', 'src/state', 'src/map', 'src/charts', 'src/ui', 'src/data/problem.ts']
    ],
    types: ['src/data'],
    packages: ['svelte/*', '@lucide/svelte']
  },
  // The composition root: it builds the states on their stores and lays out the page.
  { path: 'src', rooms: ['src', 'geodata'], packages: ['svelte/*', '@lucide/svelte'] },

  {
    path: 'supabase/embedded',
    rooms: ['geodata/demo', 'src/domain', 'root'],
    packages: [
      ...['@electric-sql/*', '@supabase/lite', '@hono/node-server', 'hono', 'kysely', 'postgres', 'ws'],
      ...['vite', '@inlang/paraglide-js']
    ],
    node: true
  },
  { path: 'scripts', rooms: EVERY_ROOM, packages: EVERY_PACKAGE, node: true },
  { path: 'tests', rooms: EVERY_ROOM, packages: EVERY_PACKAGE, node: true },
  // Configuration at the top, and package.json.
  { path: 'root', rooms: ['scripts'], packages: EVERY_PACKAGE, node: true }
];

/** What a test may import besides what its room may. */
const TESTS: Omit<Room, 'path'> = {
  rooms: ['tests/support', 'tests/fixtures'],
  packages: ['vitest', '@maplibre/maplibre-gl-style-spec'],
  node: true
};

/** How something is named in an import. */
export interface Import {
  /** Path of the importing file from the root of the project, with `/` between folders. */
  from: string;
  /** As written between the quotes. */
  specifier: string;
  /** `import type`: it is gone when the program runs. */
  typeOnly: boolean;
}

/** Why an import goes through a wall, as a sentence, or undefined when it may stay. */
export function wallBetween({ from, specifier, typeOnly }: Import): string | undefined {
  const room = roomOf(from);
  const allowed = from.endsWith('.test.ts') ? withTests(room) : room;
  const target = specifier.replace(/\?.*$/, '');

  if (target.startsWith('.')) {
    const path = resolve(from, target);
    const other = roomOf(path);
    if (other.path === room.path) return undefined;
    if (allowed.rooms.some((name) => inside(path, other, name))) return undefined;
    if (allowed.types?.some((name) => inside(path, other, name)) === true) {
      return typeOnly ? undefined : `${room.path} may import types alone from ${other.path}.`;
    }
    return `${room.path} may not import ${other.path}.`;
  }
  if (target.startsWith('node:')) {
    return allowed.node === true ? undefined : `${room.path} runs in the browser too: it may not use Node.`;
  }
  if (TYPE_PACKAGES.includes(target) && typeOnly) return undefined;
  if (allowed.packages.some((name) => covers(name, target))) return undefined;
  return `${room.path} may not import the package ${target}.`;
}

function roomOf(path: string): Room {
  const fits = ROOMS.filter(({ path: place }) => path === place || path.startsWith(`${place}/`));
  const longest = fits.sort((a, b) => b.path.length - a.path.length)[0] ?? ROOMS.find(isRoot);
  if (longest === undefined) throw new Error(`No room for ${path}`);
  return longest;
}

const isRoot = ({ path }: Room) => path === 'root';

const inside = (path: string, room: Room, name: string) =>
  path === name || path.startsWith(`${name}/`) || room.path === name || room.path.startsWith(`${name}/`);

const withTests = (room: Room): Room => ({
  ...room,
  ...TESTS,
  rooms: [...room.rooms, ...TESTS.rooms],
  packages: [...room.packages, ...TESTS.packages]
});

/** `svelte/*` covers `svelte` too; `maplibre-gl` covers the files inside the package. */
function covers(pattern: string, name: string): boolean {
  if (pattern === '*') return true;
  const base = pattern.replace(/\/\*$/, '');
  return name === base || name.startsWith(`${base}/`);
}

/** The path that a relative specifier leads to, from the root of the project. */
function resolve(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}
