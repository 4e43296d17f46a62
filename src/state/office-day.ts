import type { AccessStore } from '../data/access.ts';

/** How often the database is asked which day it is. */
const ASK_MS = 5 * 60_000;

/**
 * Tells of the office's calendar day again and again, so that a page left open does not show yesterday as today. The
 * browser's own clock and time zone are not trusted with it. A failed question is asked again at the next turn.
 * @returns how to stop.
 */
export function followDay(accesses: AccessStore, onday: (today: string) => void): () => void {
  const stopping = new AbortController();
  const ask = async () => {
    try {
      const { today } = await accesses.mine(stopping.signal);
      if (!stopping.signal.aborted) onday(today);
    } catch {
      // What is shown stays; the figures themselves say it when the database can not be reached.
    }
  };
  const asking = setInterval(() => void ask(), ASK_MS);
  return () => {
    stopping.abort();
    clearInterval(asking);
  };
}
