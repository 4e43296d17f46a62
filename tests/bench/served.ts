import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ENTRY = join(import.meta.dirname, '../../supabase/embedded/start.ts');

/** Wangge running as a process of its own, the way a user runs it. */
export interface Served {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** What a browser sends with every request. */
  readonly key: string;
  /** From the start of the process until the address answered. */
  readonly answeredAfterMs: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts the server on a free port of the loopback, without building the app, and waits until it answers. */
export async function serve(place: { data: string; databaseUrl?: string }): Promise<Served> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...[ENTRY, '--no-build', '--port', '0', '--data', place.data],
      ...(place.databaseUrl === undefined ? [] : ['--database-url', place.databaseUrl])
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] }
  );
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);

  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (text: string) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
    child.once('exit', (code) => {
      reject(new Error(`The server ended (${code ?? 'by a signal'}): ${said.slice(-2000)}`));
    });
  });
  const configuration = (await (await fetch(`${address}/config.json`)).json()) as { key: string };

  return {
    address,
    key: configuration.key,
    answeredAfterMs: performance.now() - began,
    pid: child.pid ?? 0,
    stop: async () => {
      process.removeListener('exit', killWithUs);
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  };
}
