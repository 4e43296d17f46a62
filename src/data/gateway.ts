import type { Client } from './client.ts';
import { isAbort, Problem, problemOfAnswer } from './problem.ts';

/** What the stores need of the database: to ask a function by name. */
export interface Gateway {
  /**
   * Asks a read function. Tried again when the network or the place stumbles; not when it refuses.
   *
   * @throws Problem, or an AbortError when `signal` says so.
   */
  ask(name: string, parameters: Record<string, unknown>, signal?: AbortSignal): Promise<unknown>;
  /** Calls a function that leaves a trace (a logged read): asked once, never repeated by itself. */
  act(name: string, parameters: Record<string, unknown>): Promise<unknown>;
}

/** What PostgREST answered, before anybody has looked into it. */
interface Reply {
  readonly data: unknown;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly status: number;
}

/** Waits in milliseconds before the second, third and fourth try. */
const WAITS = [300, 900, 2700] as const;
const ANSWER_LIMIT_MS = 30_000;

export class SupabaseGateway implements Gateway {
  readonly #client: Client;

  readonly #online: () => boolean;

  /** @param online whether this machine has a network at all. */
  constructor(client: Client, online: () => boolean = () => navigator.onLine) {
    this.#client = client;
    this.#online = online;
  }

  async ask(name: string, parameters: Record<string, unknown>, signal?: AbortSignal): Promise<unknown> {
    for (const wait of [...WAITS, null]) {
      try {
        return await this.#once(name, parameters, signal);
      } catch (error) {
        if (wait === null || !isPassing(error)) throw error;
        await pause(wait, signal);
      }
    }
    throw new Problem('unreachable');
  }

  act(name: string, parameters: Record<string, unknown>): Promise<unknown> {
    return this.#once(name, parameters, undefined);
  }

  async #once(
    name: string,
    parameters: Record<string, unknown>,
    signal: AbortSignal | undefined
  ): Promise<unknown> {
    const limit = AbortSignal.timeout(ANSWER_LIMIT_MS);
    const request = this.#client
      .rpc(name, parameters)
      .abortSignal(signal === undefined ? limit : AbortSignal.any([signal, limit]));
    const reply: Reply = await request;
    const { data, error, status } = reply;
    if (signal?.aborted === true) throw new DOMException('superseded', 'AbortError');
    if (limit.aborted) throw new Problem('timeout', name);
    if (error !== null)
      throw problemOfAnswer(
        { status, code: error.code, message: `${name}: ${error.message}` },
        this.#online()
      );
    return data;
  }
}

/** Worth a second try: the network blinked or the place was busy. */
function isPassing(error: unknown): boolean {
  return !isAbort(error) && error instanceof Problem && error.kind === 'unreachable';
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    function stop() {
      clearTimeout(timer);
      reject(new DOMException('superseded', 'AbortError'));
    }
    signal?.addEventListener('abort', stop, { once: true });
  });
}
