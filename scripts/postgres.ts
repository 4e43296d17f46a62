import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { postgresqlMissing } from './tools.ts';

const BIN = '/usr/lib/postgresql/15/bin';
const START_MILLISECONDS = 60_000;

/** A PostgreSQL server of our own, empty and thrown away when stopped. */
export interface PostgresServer {
  /** Address of one of its databases, as the superuser `postgres`. */
  url(database: string): string;
  /** Makes an empty database and gives its address. */
  createDatabase(name: string): Promise<string>;
  /** Stops the server and deletes its data. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL 15 (Debian's, with PostGIS and pgTAP) in a temporary folder on a free port of the loopback.
 * As root it runs as the user `postgres`, since PostgreSQL refuses root. Throws when the packages are missing.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const missing = postgresqlMissing();
  if (missing !== undefined) throw new Error(missing);

  const folder = mkdtempSync(join(tmpdir(), 'wangge-postgres-'));
  const identity = process.getuid?.() === 0 ? accountOf('postgres') : undefined;
  if (identity !== undefined) chownSync(folder, identity.uid, identity.gid);

  const data = join(folder, 'data');
  const made = spawnSync(
    `${BIN}/initdb`,
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...identity, cwd: folder, encoding: 'utf8' }
  );
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`initdb failed: ${made.stderr}`);
  }

  const port = await freePort();
  // It is thrown away, so it need not survive a power cut: that saves most of the time.
  const settings = [
    ...['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`, 'timezone=UTC'],
    ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=256MB', 'jit=off']
  ];
  const server = spawn(`${BIN}/postgres`, ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...identity,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Of its own, so that Ctrl-C reaches us alone and we stop it in order.
    detached: true
  });
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (log = (log + text).slice(-4000)));
  const killWithUs = () => {
    server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', killWithUs);

  const url = (database: string) => `postgresql://postgres@127.0.0.1:${port}/${database}?sslmode=disable`;
  const stop = async () => {
    process.removeListener('exit', killWithUs);
    if (running(server)) {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      // Fast shutdown: open connections are dropped.
      server.kill('SIGINT');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    await answers(url('postgres'), server);
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL did not start. Its last words: ${log}`, { cause: error });
  }
  return {
    url,
    stop,
    createDatabase: async (name) => {
      await run(url('postgres'), `create database ${pg.escapeIdentifier(name)}`);
      return url(name);
    }
  };
}

const running = (server: ChildProcess) => server.exitCode === null && server.signalCode === null;

async function answers(url: string, server: ChildProcess): Promise<void> {
  const end = Date.now() + START_MILLISECONDS;
  for (;;) {
    try {
      await run(url, 'select');
      return;
    } catch (error) {
      if (!running(server) || Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  // A server that is stopped while we are connected says so here as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A port nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

function accountOf(user: string): { uid: number; gid: number } {
  const number = (flag: string) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout);
  const [uid, gid] = [number('-u'), number('-g')];
  if (!(uid > 0)) throw new Error(`There is no user ${user} to run PostgreSQL as.`);
  return { uid, gid };
}

if (import.meta.main) {
  const server = await startPostgres().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
  console.log(server.url('postgres'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
  }
}
