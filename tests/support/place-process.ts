import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ENTRY = join(import.meta.dirname, '../../supabase/embedded/start.ts');

/** Wangge as a process of its own, as `npm start` runs it. */
export interface PlaceProcess {
  readonly child: ChildProcess;
  /** Everything it has printed so far. */
  said(): string;
  /** Resolves with the address once it is ready; rejects where it ends before. */
  readonly ready: Promise<string>;
  /** Resolves when it has printed this; rejects where it ends before. */
  says(text: string): Promise<void>;
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Starts it in English, on a free port unless another is given, without building the app. */
export function startPlace(
  options: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = []
): PlaceProcess {
  const port = options.includes('--port') ? [] : ['--port', '0'];
  const child = spawn(process.execPath, [...nodeOptions, ENTRY, '--no-build', ...port, ...options], {
    env: { ...process.env, LC_ALL: 'C', ...environment },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);

  let output = '';
  const waiting = new Set<() => void>();
  const hear = (text: string) => {
    output += text;
    for (const look of waiting) look();
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const ended = once(child, 'close').then(([code, signal]) => {
    process.removeListener('exit', killWithUs);
    return (code ?? signal) as number | NodeJS.Signals;
  });

  const matches = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output);
        if (found === null) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      void ended.then((how) => {
        reject(new Error(`It ended (${how}) and had said:\n${output}`));
      });
    });
  const ready = matches(/ready at (http:\/\/[^/\s]+)/).then(([, address = '']) => address);
  // Who expects it not to start does not look at this.
  ready.catch(() => undefined);
  return {
    child,
    said: () => output,
    ready,
    says: async (text) => {
      await matches(new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
    },
    ended
  };
}
