/** What tells that somebody is there. */
const SIGNS = ['pointermove', 'pointerdown', 'wheel', 'keydown'] as const;

/** So long after the last sign nobody is there any more, and so long after it nobody comes back. */
const LEAVES_MS = 10_000;
const STAYS_AWAY_MS = 3 * 60_000;

interface Listening {
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

/** Whether somebody is at the display, as far as pointer and keys tell. Nobody is until they do. */
export class Attendance {
  #attended = $state(false);

  get attended(): boolean {
    return this.#attended;
  }

  /**
   * Looks out until the returned function is called.
   * @param onabandoned told once when nobody has been there for some minutes after somebody was.
   */
  watch(browser: Listening, onabandoned: () => void): () => void {
    let leaves: ReturnType<typeof setTimeout> | undefined;
    let away: ReturnType<typeof setTimeout> | undefined;
    const sign = () => {
      this.#attended = true;
      clearTimeout(leaves);
      clearTimeout(away);
      leaves = setTimeout(() => {
        this.#attended = false;
      }, LEAVES_MS);
      away = setTimeout(onabandoned, STAYS_AWAY_MS);
    };
    for (const type of SIGNS) browser.addEventListener(type, sign);
    return () => {
      for (const type of SIGNS) browser.removeEventListener(type, sign);
      clearTimeout(leaves);
      clearTimeout(away);
    };
  }
}
