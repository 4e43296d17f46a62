import { createServer } from 'node:http';
import { join } from 'node:path';
import { appIsStale, buildApp } from '../../supabase/embedded/app-build.ts';
import { startPlace } from './place-process.ts';

// node tests/support/e2e-servers.ts PORT COUNT GATE
// A server for each worker of the browser tests, each with a new demonstration of its own, on PORT and the ports after
// it. When all of them are ready, and not before, GATE answers.

const [port = 0, count = 1, gate = 0] = process.argv.slice(2).map(Number);

if (await appIsStale()) await buildApp();
const folder = join(import.meta.dirname, '../../node_modules/.cache/wangge');
const places = Array.from({ length: count }, (_, n) =>
  // `--reset` so that a run never meets what an earlier one left behind.
  startPlace(['--port', String(port + n), '--data', join(folder, `e2e-${n}`), '--reset', '--yes'])
);

async function close(): Promise<void> {
  for (const { child } of places) child.kill('SIGTERM');
  await Promise.all(places.map(({ ended }) => ended));
  process.exit(0);
}
process.on('SIGTERM', () => void close());
process.on('SIGINT', () => void close());

/** Often enough that the next run finds the ports free. */
const LOOK_EVERY_MS = 1000;
const startedBy = process.ppid;
// Whoever is killed outright says no word of it: this process is then handed to another parent.
const looking = setInterval(() => {
  if (process.ppid === startedBy) return;
  clearInterval(looking);
  void close();
}, LOOK_EVERY_MS);
looking.unref();

const addresses = await Promise.all(places.map(({ ready }) => ready));
createServer((_request, response) => response.end(addresses.join('\n'))).listen(gate, '127.0.0.1');
