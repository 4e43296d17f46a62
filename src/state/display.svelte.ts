/** The font size of the page on a desk, in pixels (src/ui/base.css). */
const USUAL = 16;

/** What is asked of the window, so that a test can bring its own. */
interface Sized {
  addEventListener(type: 'resize', listener: () => void): void;
  removeEventListener(type: 'resize', listener: () => void): void;
}

/** How large things are drawn on this display. */
export class Display {
  readonly #fontSize: () => number;
  #magnification = $state(1);

  /** @param fontSize of the page's root in pixels, as the style sheet has it for this display. */
  constructor(fontSize: () => number) {
    this.#fontSize = fontSize;
    this.#read();
  }

  /** How many times as large as on a desk. */
  get magnification(): number {
    return this.#magnification;
  }

  /** Follows the window to another display until the returned function is called. */
  follow(browser: Sized): () => void {
    const listener = () => {
      this.#read();
    };
    listener();
    browser.addEventListener('resize', listener);
    return () => {
      browser.removeEventListener('resize', listener);
    };
  }

  #read() {
    const size = this.#fontSize();
    this.#magnification = size > 0 ? size / USUAL : 1;
  }
}
