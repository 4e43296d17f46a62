import { createContext } from 'svelte';

/** The map as it is seen now between the panels, for paper and pictures; null where there is none. */
export const [getSnapshot, setSnapshot] = createContext<() => HTMLCanvasElement | null>();
