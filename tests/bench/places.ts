import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres } from '../../supabase/embedded/postgres-database.ts';
import { startPostgres, type PostgresServer } from '../../scripts/postgres.ts';
import { attempted } from './attempted.ts';
import { measureFunctions } from './functions.ts';
import { OFFICE, fillFolder, fillPostgres } from './office.ts';
import { pagesRead } from './pages-read.ts';
import { say } from './progress.ts';
import { measureRealtime } from './realtime.ts';
import { serve, type Served } from './served.ts';

interface Wanted {
  readonly functions: boolean;
  readonly realtime: boolean;
  /** Households in the large database; 0 leaves it out. */
  readonly households: number;
}

/** The same requests in each place, one place at a time so that they do not disturb each other. */
export async function measurePlaces(wanted: Wanted) {
  return {
    embedded: await attempted(() => measureEmbedded(wanted)),
    ...(await attempted(() => measurePostgres(wanted)))
  };
}

async function measureEmbedded(wanted: Wanted) {
  return inFolder(async (data) => {
    say('embedded: filling');
    const loaded = await fillFolder(data);
    return { ...loaded, ...(await measureServed(await serve({ data }), wanted)) };
  });
}

async function measurePostgres(wanted: Wanted) {
  const server = await startPostgres();
  try {
    return await inFolder(async (data) => {
      say('PostgreSQL: filling');
      const url = await server.createDatabase('office');
      const loaded = await fillPostgres(url, data);
      const postgres = {
        ...loaded,
        ...(await measureServed(await serve({ data, databaseUrl: url }), wanted))
      };
      if (!wanted.functions || wanted.households === 0) return { postgres };
      const alone = await pagesOf(url);
      const large = await measureLarge(server, data, wanted);
      return {
        postgres: { ...postgres, pages_read: alone },
        postgres_large: large
      };
    });
  } finally {
    await server.stop();
  }
}

/** The office of before among so many others that there are as many households as wanted. */
async function measureLarge(server: PostgresServer, data: string, { households }: Wanted) {
  say(`PostgreSQL: filling with ${households.toLocaleString('en')} households, a few minutes`);
  const url = await server.createDatabase('large');
  const loaded = await fillPostgres(url, data, households);
  await computeOthers(url);
  const served = await serve({ data, databaseUrl: url });
  try {
    return {
      ...loaded,
      functions: await measureFunctions(served),
      pages_read: await pagesOf(url)
    };
  } finally {
    await served.stop();
  }
}

/** The protected figures of the other offices lie beside those of ours, which are still to be computed. */
async function computeOthers(url: string): Promise<void> {
  say('PostgreSQL: protected figures of the other offices');
  const database = openPostgres(url);
  for (const back of [0, 1]) {
    await database.exec(
      `select private.compute_protected_counts(code, (date_trunc('month', current_date) - interval '${back} months')::date)
       from public.area_codes where level = 0 and code <> '${OFFICE}'`
    );
  }
  await database.exec('vacuum analyze');
  await database.close();
}

async function measureServed(served: Served, { functions, realtime }: Wanted) {
  try {
    return {
      ...(functions ? { functions: await measureFunctions(served) } : {}),
      ...(realtime ? { realtime: await measureRealtime(served) } : {})
    };
  } finally {
    await served.stop();
  }
}

async function pagesOf(url: string) {
  const database = openPostgres(url);
  try {
    return await pagesRead(database, new Date().toISOString().slice(0, 10));
  } finally {
    await database.close();
  }
}

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'wangge-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
