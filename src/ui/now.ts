import { createSubscriber } from 'svelte/reactivity';

const TICK_MS = 15_000;

const subscribe = createSubscriber((update) => {
  const timer = setInterval(update, TICK_MS);
  return () => {
    clearInterval(timer);
  };
});

/** Milliseconds since 1970. Read in a template it moves on by itself, and costs nothing where nobody reads it. */
export function now(): number {
  subscribe();
  return Date.now();
}
