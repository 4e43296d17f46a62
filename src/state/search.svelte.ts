import { createContext } from 'svelte';
import { index, search, type Entry, type Group, type IndexedEntry, type Typed } from './search-index.ts';

type TypedAs = (text: string) => Typed;

/** Search over what has been loaded. How Chinese is typed is learned on first use: it is a large table. */
export class Search {
  readonly #entries: () => readonly Entry[];
  readonly #load: () => Promise<TypedAs>;
  #typedAs = $state.raw<TypedAs>();
  #index: readonly IndexedEntry[] = $derived.by(() =>
    index(this.#entries(), this.#typedAs ?? (() => ({ syllables: [], initials: '' })))
  );
  query = $state('');
  readonly groups: readonly Group[] = $derived(
    this.query.trim() === '' ? [] : search(this.#index, this.query)
  );

  /** @param entries everything that can be found now; read again whenever it changes. */
  constructor(entries: () => readonly Entry[], load: () => Promise<TypedAs>) {
    this.#entries = entries;
    this.#load = load;
  }

  /** Call when somebody turns to the search box. Names and codes are found before it is done. */
  async warm() {
    if (this.#typedAs !== undefined) return;
    try {
      this.#typedAs = await this.#load();
    } catch {
      // Without the table, names and codes are found all the same; the next visit to the box tries again.
    }
  }
}

export const [getSearch, setSearch] = createContext<Search>();
