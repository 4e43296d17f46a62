import type { AccessStore } from '../data/access.ts';

/** How often the database is asked which day it is, whatever it said: a machine that slept has slept through its timer. */
const ASK_MS = 5 * 60_000;

/**
 * Tells of the office's calendar day, and of the next the moment it begins, so that a page left open does not show
 * yesterday as today. The browser's own clock and time zone are not trusted with it, but how long the day goes on, which
 * the database says, is counted here. A failed question is asked again at the next turn.
 * @returns how to stop.
 */
export function followDay(accesses: Pick<AccessStore, 'day'>, onday: (today: string) => void): () => void {
  const stopping = new AbortController();
  let midnight: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    try {
      const { today, day_ends_in_s: seconds } = await accesses.day(stopping.signal);
      if (stopping.signal.aborted) return;
      clearTimeout(midnight);
      midnight = setTimeout(() => void ask(), seconds * 1000);
      onday(today);
    } catch {
      // What is shown stays; the figures themselves say it when the database can not be reached.
    }
  };
  void ask();
  const asking = setInterval(() => void ask(), ASK_MS);
  return () => {
    stopping.abort();
    clearInterval(asking);
    clearTimeout(midnight);
  };
}
