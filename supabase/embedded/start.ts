import { createInterface } from 'node:readline/promises';
import { inspect } from 'node:util';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { APP_FOLDER, appIsStale, buildApp } from './app-build.ts';
import { checkEngine, emptyDataFolder, takeDataFolder, type DataFolder } from './data-folder.ts';
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from './demonstration.ts';
import { installationKeys } from './installation.ts';
import { keepMonthsReady, watched } from './months-ahead.ts';
import { giveNewPassword, type Credentials } from './new-password.ts';
import { readOptions, type Options } from './options.ts';
import { openEmbeddedPlace, openPostgresPlace, type Place } from './place.ts';
import { progressOn, type Progress } from './progress.ts';
import { openRealtime } from './realtime/endpoint.ts';
import { Refusal } from './refusal.ts';
import { listen, serverFor, tryPort } from './server.ts';
import { readSqlFile, runSqlFile, type SqlFile } from './sql-file.ts';
import { staticFiles } from './static-files.ts';
import { readTileSettings } from './tile-settings.ts';
import { wordsFor } from './words.ts';

const words = wordsFor(process.env);

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(words.usage);
  else await start(options);
} catch (error) {
  if (error instanceof Refusal) console.error(`\n${error.say(words)}`);
  // Not thrown on: the engine is one line of half a megabyte, and Node would print it first. Inspected, because the
  // stack of what a database says begins with its message, which may quote a row.
  else console.error(`\n${words.failed}\n\n${inspect(error)}`);
  process.exit(1);
}

async function start(options: Options): Promise<void> {
  if (options.reset && options.databaseUrl !== undefined) throw new Refusal((say) => say.resetNotHere);
  const tiles = options.tiles === undefined ? undefined : await readTileSettings(options.tiles);
  const sql = options.sql === undefined ? undefined : await readSqlFile(options.sql);
  await tryPort(options.host, options.port);
  const folder = await takeDataFolder(options.data);
  try {
    if (options.reset && !(await emptied(folder, options))) {
      await folder.release();
      return;
    }
    await checkEngine(folder);
    const progress = progressOn(process.stdout);
    if (options.build) await ensureApp(progress);
    const keys = await installationKeys(folder.path);
    const siteUrl = `http://${options.host}:${options.port}`;
    const { demo, households } = options;
    const wish = { keys, siteUrl, demo, households, words, progress, showFirstAccount };
    const place =
      options.databaseUrl === undefined
        ? await openEmbeddedPlace(folder, wish)
        : await openPostgresPlace(options.databaseUrl, wish);

    if (sql !== undefined) await runFile(place, sql);
    if (options.newPassword !== undefined) await showNewPassword(place, options.newPassword);

    const configuration = JSON.stringify({
      url: '',
      key: keys.publishable,
      demo: place.demo,
      tiles: tiles?.described ?? null
    });
    const realtime = await openRealtime(place.database, keys);
    const files = options.dev ? undefined : await staticFiles(APP_FOLDER, tiles?.origins);
    let app: (
      request: Request,
      incoming: IncomingMessage,
      outgoing: ServerResponse
    ) => Promise<Response | undefined> = async (request) => files?.respond(request);
    const { api, quietMs } = watched(place.api);
    const server = serverFor({
      api,
      configuration,
      app: (request, incoming, outgoing) => app(request, incoming, outgoing),
      realtime: (request, socket, head) => {
        realtime.take(request, socket, head);
      },
      sharesUpgrades: options.dev
    });
    const closeVite = options.dev ? await withVite(server, (answer) => (app = answer)) : undefined;
    const port = await listen(server, options.host, options.port).catch(async (error: unknown) => {
      await closeVite?.();
      await realtime.close();
      await place.database.close();
      throw error;
    });
    const monthsReady = keepMonthsReady(place.database, quietMs, (error) => {
      console.error(words.monthsNotReady(error instanceof Error ? error.message : String(error)));
    });
    closeOnSignal(async () => {
      server.close();
      server.closeAllConnections();
      await monthsReady();
      await closeVite?.();
      await realtime.close();
      await place.database.close();
      await folder.release();
    });
    greet(place, options.host, port);
    // Should it fail, so will the first request, which then says so.
    await place.api.warmUp().catch(() => undefined);
  } catch (error) {
    await folder.release();
    throw error;
  }
}

/** True where everything was deleted; false where the person said no. */
async function emptied(folder: DataFolder, { yes }: Options): Promise<boolean> {
  if (!yes) {
    if (!process.stdin.isTTY) throw new Refusal((say) => say.resetNeedsYes);
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await terminal.question(words.resetQuestion(folder.path));
    terminal.close();
    if (answer.trim().toLowerCase() !== 'yes') {
      console.log(words.notReset);
      return false;
    }
  }
  await emptyDataFolder(folder);
  return true;
}

async function ensureApp(progress: Progress): Promise<void> {
  if (!(await appIsStale())) return;
  progress.step(words.building);
  await buildApp();
  progress.done();
}

/** Puts Vite's development server behind our port. Returns how to close it. */
async function withVite(
  server: Server,
  use: (
    answer: (request: Request, incoming: IncomingMessage, outgoing: ServerResponse) => Promise<undefined>
  ) => void
): Promise<() => Promise<void>> {
  const { createServer } = await import('vite');
  const vite = await createServer({ appType: 'spa', server: { middlewareMode: true, hmr: { server } } });
  use(
    (_request, incoming, outgoing) =>
      new Promise((resolve) => {
        outgoing.once('close', () => {
          resolve(undefined);
        });
        vite.middlewares(incoming, outgoing);
      })
  );
  return () => vite.close();
}

function closeOnSignal(close: () => Promise<void>): void {
  let closing = false;
  const end = () => {
    // Asked twice, we go at once: the database is safe without being closed, it only starts slower.
    if (closing) process.exit(130);
    closing = true;
    console.log(`\n${words.closing}`);
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      }
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
}

function showFirstAccount({ email, password }: Credentials): void {
  console.log(`\n${words.firstAccount}\n\n  ${email}  ${password}\n`);
}

async function runFile({ database }: Place, sql: SqlFile): Promise<void> {
  try {
    await runSqlFile(database, sql);
  } catch (error) {
    await database.close();
    throw error;
  }
  console.log(`\n${words.sqlDone(sql.path)}`);
}

async function showNewPassword({ database, api }: Place, email: string): Promise<void> {
  const account = await giveNewPassword(database, api, email);
  if (account === undefined) {
    await database.close();
    throw new Refusal((say) => say.noSuchAccount(email));
  }
  console.log(`\n${words.newPassword}\n\n  ${account.email}  ${account.password}`);
}

function greet(place: Place, host: string, port: number): void {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  console.log(`\n${words.ready(`http://${shown}:${port}/`)}`);
  if (place.demo) {
    console.log(`${words.signInWith(DEMONSTRATION_PASSWORD)}\n`);
    for (const account of DEMONSTRATION_ACCOUNTS) console.log(`  ${account}`);
  }
  console.log(`\n${words.stop}`);
}
