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
