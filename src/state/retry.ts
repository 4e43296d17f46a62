import { mayPass, type Problem } from '../data/problem.ts';

/** Often enough that a page left alone comes back soon after the place has, seldom enough to be no load to it. */
const EVERY_MS = 15_000;

/**
 * Asks again what failed for a reason that may pass by itself, for as long as it fails: nobody stands at a wall to press
 * a button. Returns how to stop.
 */
export function retryLater(problem: Problem, again: () => void): () => void {
  if (!mayPass(problem)) return () => undefined;
  const timer = setInterval(again, EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}

/** What is asked of the window, so that a test can bring its own. */
interface Reloaded {
  readonly location: { readonly href: string; reload(): void };
  fetch(address: string, how: RequestInit): Promise<Response>;
}

/** Loads the page anew if its server answers. If not, the browser's own error page would stand there for good. */
export async function reloadOnceThere(page: Reloaded): Promise<void> {
  const answer = await page
    .fetch(page.location.href, { method: 'HEAD', cache: 'no-store' })
    .catch(() => null);
  if (answer?.ok === true) page.location.reload();
}
