import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DensityFigures } from './density.ts';
import type { Timing } from './functions.ts';
import type { PagesRead } from './pages-read.ts';
import type { Latency } from './realtime.ts';

// `node tests/bench/tables.ts FIGURES.json`: writes the tables of docs/benchmarks.md from the figures of one run.

const DOCUMENT = join(import.meta.dirname, '../../docs/benchmarks.md');

interface Place {
  readonly households: number;
  readonly incidents: number;
  readonly offices: number;
  readonly functions: Record<string, Timing>;
  readonly pages_read?: Record<string, PagesRead>;
  readonly realtime?: Latency[];
}

interface Load {
  readonly requests: number;
  readonly kb: number;
  readonly app_kb: number;
  readonly data_kb: number;
}

/** What a whole run measures: `npm run bench -- --json FIGURES.json`. */
interface Figures {
  readonly measured_at: string;
  readonly machine: {
    readonly cores: number;
    readonly memory_gb: number;
    readonly processor: string;
    readonly node: string;
    readonly chromium: string;
    readonly postgresql: string;
    readonly load_before: number;
    readonly packages: Record<string, string>;
  };
  readonly start: Record<string, number>;
  readonly map: {
    readonly first_load: {
      readonly sign_in_page: Load;
      readonly from_sign_in_to_map: Load;
      readonly map_opened_directly: Load;
      readonly files_of_the_map: { path: string; kb: number }[];
    };
    readonly first_map: {
      readonly map_complete_ms: number;
      readonly runs: {
        map_complete_ms: number;
        long_tasks: number;
        longest_task_ms: number;
        blocked_ms: number;
      }[];
    };
  };
  readonly places: { embedded: Place; postgres: Place; postgres_large: Place };
}

/** A run, or a part of one (`--only`): the tables of the other parts stay as they are. */
type Run = Pick<Figures, 'measured_at' | 'machine'> &
  Partial<Figures> & { readonly density?: DensityFigures };

function tables(run: Run): Record<string, string> {
  const { start, map, places, density } = run;
  return {
    ...(start && map && places && officeTables({ ...run, start, map, places })),
    ...(density && { density: densityTable(run, density) })
  };
}

function densityTable({ measured_at, machine }: Run, density: DensityFigures): string {
  const packages = Object.entries(density.packages).map(([name, version]) => `${name} ${version}`);
  return [
    `Measured on ${measured_at.slice(0, 10)}, Node ${machine.node}, ${machine.chromium}; ${packages.join(', ')}. Load of ` +
      `the machine when it began: ${machine.load_before.toFixed(1)}. ${count(density.points, 'points')} to ${density.raster} ` +
      `(HeatmapLayer's texture: ${density.heatmap_texture}).`,
    '',
    table(
      ['bandwidth, way', 'median', 'p95', 'runs', 'furthest from the sum, % of the highest'],
      density.ways.map(({ method, bandwidth_m, p50_ms, p95_ms, calls, error_percent_of_peak }) => [
        `${bandwidth_m} m, ${method}`,
        `${p50_ms} ms`,
        `${p95_ms} ms`,
        calls,
        error_percent_of_peak
      ])
    )
  ].join('\n');
}

function officeTables({ measured_at, machine, start, map, places }: Figures): Record<string, string> {
  const { embedded, postgres, postgres_large: large } = places;
  const { sign_in_page, from_sign_in_to_map, map_opened_directly, files_of_the_map } = map.first_load;
  return {
    machine: [
      `Measured on ${measured_at.slice(0, 10)}: ${machine.cores} cores (${machine.processor}), ${machine.memory_gb} GB; Node ${machine.node}, ` +
        `${machine.chromium}, ${machine.postgresql.replace(/^postgres \((\w+)\) (\S+).*$/, '$1 $2')}; ` +
        Object.entries(machine.packages)
          .map(([name, version]) => `${name} ${version}`)
          .join(', ') +
        `. Load of the machine when it began: ${machine.load_before.toFixed(1)}.`
    ].join('\n'),
    start: table(
      ['', 'seconds'],
      [
        ['building the app', start['app_build_s']],
        ['cold start, with the demonstration', start['cold_start_s']],
        ['warm start (median of 3)', start['warm_start_s']],
        ['memory after a cold start', `${start['memory_after_cold_start_mb']} MB`],
        ['data folder', `${start['data_folder_mb']} MB`]
      ]
    ),
    load: table(
      ['gzipped kB', 'app', 'data', 'all', 'requests'],
      Object.entries({
        'sign-in page': sign_in_page,
        'then, from sign-in to the map': from_sign_in_to_map,
        'map, opened directly with an empty cache': map_opened_directly
      }).map(([what, load]) => [what, load.app_kb, load.data_kb, load.kb, load.requests])
    ),
    files: table(
      ['fetched for the map', 'kB'],
      files_of_the_map.slice(0, 10).map(({ path, kb }) => [path.replace(/-[\w-]{8}\./, '.'), kb])
    ),
    map: table(
      ['run', 'complete after', 'long tasks', 'longest', 'blocked in all'],
      map.first_map.runs.map((run, n) => [
        n + 1,
        `${run.map_complete_ms} ms`,
        run.long_tasks,
        `${run.longest_task_ms} ms`,
        `${run.blocked_ms} ms`
      ])
    ),
    functions: table(
      [
        'p50 / p95 in ms',
        `embedded, ${count(embedded.households)}`,
        `PostgreSQL, ${count(postgres.households)}`,
        `PostgreSQL, the same office inside ${count(large.households)}`,
        'answer'
      ],
      Object.keys(embedded.functions).map((name) => [
        name,
        ...[embedded, postgres, large].map(({ functions }) => {
          const timing = functions[name];
          return timing === undefined ? '–' : `${timing.p50_ms} / ${timing.p95_ms}`;
        }),
        embedded.functions[name]?.answer_kb === undefined ? '' : `${embedded.functions[name].answer_kb} kB`
      ])
    ),
    pages: table(
      ['pages of 8 kB looked at', 'office alone', `inside ${large.offices} offices`],
      Object.keys(postgres.pages_read ?? {}).map((name) => [
        name,
        postgres.pages_read?.[name]?.pages,
        large.pages_read?.[name]?.pages
      ])
    ),
    realtime: table(
      ['clients', 'embedded p50 / p95 / max', 'PostgreSQL p50 / p95 / max', 'events heard'],
      (embedded.realtime ?? []).map((latency, n) => [
        latency.clients,
        three(latency),
        three(postgres.realtime?.[n]),
        `${latency.calls} of ${latency.events_expected}`
      ])
    )
  };
}

const count = (number: number, what = 'households') => `${number.toLocaleString('en')} ${what}`;
const three = (latency: Latency | undefined) =>
  latency === undefined ? '–' : `${latency.p50_ms} / ${latency.p95_ms} / ${latency.max_ms} ms`;

function table(head: readonly string[], rows: readonly (readonly (string | number | undefined)[])[]): string {
  const line = (cells: readonly (string | number | undefined)[]) =>
    `| ${cells.map((cell) => cell ?? '–').join(' | ')} |`;
  return [line(head), line(head.map((_, n) => (n === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

const file = process.argv[2];
if (file === undefined) {
  console.error('Usage: node tests/bench/tables.ts FIGURES.json');
  process.exitCode = 1;
} else {
  const figures = JSON.parse(await readFile(file, 'utf8')) as Run;
  let text = await readFile(DOCUMENT, 'utf8');
  for (const [name, written] of Object.entries(tables(figures))) {
    const between = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
    if (!between.test(text)) throw new Error(`docs/benchmarks.md has no place for ${name}.`);
    text = text.replace(between, (_all, begins: string, ends: string) => `${begins}\n${written}\n\n${ends}`);
  }
  await writeFile(DOCUMENT, text);
}
