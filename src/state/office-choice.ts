import { createContext } from 'svelte';
import type { Office } from '../data/offices.ts';

/** For whom one page is not enough: the offices there are, and the one that is shown. */
export interface OfficeChoice {
  readonly choices: readonly Office[];
  readonly chosen: string | null;
  /** Address of the page of another of them. */
  link(code: string): string;
}

export const [getOfficeChoice, setOfficeChoice] = createContext<OfficeChoice>();
