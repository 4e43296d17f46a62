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
  /** Grows each time the reader goes back or forward: the camera then follows the address. */
  #travels = $state(0);

  constructor(browser: BrowserWindow) {
    this.#window = browser;
    this.#address = readAddress(new URL(browser.location.href));
  }

  get address(): Address {
    return this.#address;
  }

  get travels(): number {
    return this.#travels;
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
      this.#travels += 1;
    };
    this.#window.addEventListener('popstate', listener);
    return () => { this.#window.removeEventListener('popstate', listener); };
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
