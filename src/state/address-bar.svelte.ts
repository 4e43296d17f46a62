import { createContext } from 'svelte';
import { readAddress, writeAddress, type Address } from './address.ts';

/** The window as far as the address bar needs it, so that a test can bring its own. */
export interface BrowserWindow {
  readonly location: { readonly href: string };
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'popstate', listener: () => void): void;
  removeEventListener(type: 'popstate', listener: () => void): void;
}

/**
 * The address bar as state. Choosing something pushes an entry, so that Back undoes it; panning and the like replace
 * the entry they are on.
 */
export class AddressBar {
  readonly #window: BrowserWindow;
  #address = $state.raw<Address>(readAddress(new URL('http://localhost/')));
  readonly #travellers = new Set<(address: Address) => void>();

  constructor(browser: BrowserWindow) {
    this.#window = browser;
    this.#address = readAddress(new URL(browser.location.href));
  }

  get address(): Address {
    return this.#address;
  }

  push(change: Partial<Address>) {
    this.#write(change, 'push');
  }

  replace(change: Partial<Address>) {
    this.#write(change, 'replace');
  }

  /** Follows Back and Forward until the returned function is called. */
  follow(): () => void {
    const listener = () => {
      this.#address = readAddress(new URL(this.#window.location.href));
      for (const traveller of this.#travellers) traveller(this.#address);
    };
    this.#window.addEventListener('popstate', listener);
    return () => {
      this.#window.removeEventListener('popstate', listener);
    };
  }

  /** Calls back after Back or Forward, when the camera has to follow the address. Returns how to stop. */
  whenTravelled(traveller: (address: Address) => void): () => void {
    this.#travellers.add(traveller);
    return () => this.#travellers.delete(traveller);
  }

  #write(change: Partial<Address>, how: 'push' | 'replace') {
    const before = writeAddress(this.#address);
    const next: Address = { ...this.#address, ...change };
    this.#address = next;
    const after = writeAddress(next);
    if (after === before) return;
    if (how === 'push') this.#window.history.pushState(null, '', after);
    else this.#window.history.replaceState(null, '', after);
  }
}

export const [getAddressBar, setAddressBar] = createContext<AddressBar>();
