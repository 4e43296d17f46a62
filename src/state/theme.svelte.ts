import { createContext } from 'svelte';

export type ThemeName = 'light' | 'dark';

interface Keeper {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = 'wangge-theme';

/** Light or dark: as the address says, else as chosen here before, else as the system is set. */
export class Theme {
  readonly #keeper: Keeper;
  readonly #onchoose: () => void;
  #chosen = $state<ThemeName | null>(null);
  #system = $state<ThemeName>('light');
  readonly current: ThemeName = $derived(this.#chosen ?? this.#system);

  /** @param onchoose a theme that came with a link yields to what is chosen here. */
  constructor(asked: ThemeName | null, keeper: Keeper, system: ThemeName, onchoose: () => void) {
    this.#onchoose = onchoose;
    this.#keeper = keeper;
    const kept = keeper.getItem(KEY);
    this.#chosen = asked ?? (kept === 'light' || kept === 'dark' ? kept : null);
    this.#system = system;
  }

  /** The system changed its mind, such as at dusk. */
  followSystem(system: ThemeName) {
    this.#system = system;
  }

  toggle() {
    this.#chosen = this.current === 'dark' ? 'light' : 'dark';
    this.#keeper.setItem(KEY, this.#chosen);
    this.#onchoose();
  }
}

export const [getTheme, setTheme] = createContext<Theme>();
