import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres } from '../../supabase/embedded/postgres-database.ts';
import { startPostgres, type PostgresServer } from '../../scripts/postgres.ts';
import { attempted } from './attempted.ts';
import { copyOffice } from './copies.ts';
import { measureFunctions } from './functions.ts';
import { fillFolder, fillPostgres, type Loaded } from './office.ts';
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
      const large = await measureLarge(server, data, loaded, wanted);
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
async function measureLarge(server: PostgresServer, data: string, loaded: Loaded, wanted: Wanted) {
  const copies = Math.max(1, Math.round(wanted.households / loaded.households) - 1);
  say(`PostgreSQL: ${copies} copies of the office`);
  const maintenance = openPostgres(server.url('postgres'));
  await maintenance.exec('create database large template office');
  await maintenance.close();
  const url = server.url('large');
  const database = openPostgres(url);
  await copyOffice(database, copies);
  await database.close();
  const served = await serve({ data, databaseUrl: url });
  try {
    return {
      ...loaded,
      households: loaded.households * (copies + 1),
      incidents: loaded.incidents * (copies + 1),
      offices: copies + 1,
      functions: await measureFunctions(served),
      pages_read: await pagesOf(url)
    };
  } finally {
    await served.stop();
  }
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
