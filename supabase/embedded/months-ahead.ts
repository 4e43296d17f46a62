import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from './api.ts';
import type { Statements } from './database.ts';

/** So long nobody must have asked for anything before a month is computed: it takes a fifth to half a second. */
const QUIET_MS = 1000;
/** Where nobody stops asking, one month is computed this often all the same. */
const PATIENCE_MS = 30_000;
const BETWEEN_MS = 100;
/** How soon a change, or the first of a month, is noticed. */
const LOOK_AGAIN_MS = 60_000;

/** An API that knows when it was last asked. */
export interface WatchedApi {
  readonly api: Api;
  /** Milliseconds since the last answer; 0 while one is being made. */
  readonly quietMs: () => number;
}

/** @param now milliseconds since anything. */
export function watched(api: Api, now: () => number = () => performance.now()): WatchedApi {
  let open = 0;
  let last = -Infinity;
  return {
    quietMs: () => (open > 0 ? 0 : now() - last),
    api: {
      ...api,
      fetch: async (request) => {
        open += 1;
        try {
          return await api.fetch(request);
        } finally {
          open -= 1;
          last = now();
        }
      }
    }
  };
}

/**
 * Computes the protected figures of each month before anybody asks, one month at a time while nobody else wants the
 * database, and again what has become stale or new.
 *
 * @param onProblem told once of what failed; it is tried again later, and a question computes what it needs.
 * @returns how to stop; resolves when the database is left alone.
 */
export function keepMonthsReady(
  database: Statements,
  quietMs: () => number,
  onProblem: (error: unknown) => void
): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopped = () => signal.aborted;
  const wait = (ms: number) => pause(ms, undefined, { signal, ref: false }).catch(() => undefined);

  async function untilQuiet(): Promise<void> {
    for (let waited = 0; waited < PATIENCE_MS && !stopped();) {
      const missing = QUIET_MS - quietMs();
      if (missing <= 0) return;
      await wait(missing);
      waited += missing;
    }
  }

  let told = false;
  async function computeOne(): Promise<boolean> {
    try {
      const { rows } = await database.query<{ found: boolean }>(
        'select private.prepare_protected_counts() as found'
      );
      const found = rows[0]?.found === true;
      // Asked when there is nothing else to do: one month that fails is no reason to wait with the others.
      if (!found && !told) await tellOfThosePutOff();
      return found;
    } catch (error) {
      tell(error);
      return false;
    }
  }

  async function tellOfThosePutOff(): Promise<void> {
    // Of one that a question has computed since there is nothing to tell. Of the reason only its code: words may quote a row.
    const { rows } = await database.query<{ month: string; code: string }>(`
      select put_off.on_date::text as month, split_part(put_off.reason, ' ', 1) as code from private.months_put_off as put_off
      where not exists (
        select 1 from private.protected_dates as ready
        where ready.office_code = put_off.office_code and ready.on_date = put_off.on_date and not ready.stale)
      order by put_off.on_date desc limit 1`);
    const [last] = rows;
    if (last !== undefined) tell(new Error(`${last.month}: ${last.code} (private.months_put_off says more)`));
  }

  function tell(problem: unknown): void {
    if (!told) onProblem(problem);
    told = true;
  }

  async function run(): Promise<void> {
    while (!stopped()) {
      await untilQuiet();
      if (stopped()) return;
      await wait((await computeOne()) ? BETWEEN_MS : LOOK_AGAIN_MS);
    }
  }

  const running = run();
  return async () => {
    stopping.abort();
    await running;
  };
}
