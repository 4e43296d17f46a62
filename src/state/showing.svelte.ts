import { createContext } from 'svelte';
import type { ScaleForm } from '../analysis/density/scale.ts';
import type { AddressBar } from './address-bar.svelte.ts';
import type { Review } from './review.svelte.ts';

/** One map (of what is, or of the difference), two of the two periods, or many small pictures. */
export type Show = 'one' | 'side' | 'swipe' | 'multiples';

/** How an answer is laid out and graded. It lives in the address bar; here it has names and verbs. */
export class Showing {
  readonly #bar: AddressBar;
  readonly #review: Review;

  /** What the question can be shown as; the first is the usual one. */
  readonly choices: readonly Show[] = $derived.by(() => {
    switch (this.#review.question) {
      case 'where':
        return ['one', 'multiples'];
      case 'change':
        return ['one', 'side', 'swipe', 'multiples'];
      default:
        return ['one'];
    }
  });
  readonly show: Show = $derived.by(
    () => this.choices.find((choice) => choice === this.#bar.address.show) ?? 'one'
  );
  /** Whether the two periods are drawn as they are, and not their difference. */
  readonly paired: boolean = $derived.by(() => this.show === 'side' || this.show === 'swipe');
  /** Whether what is drawn is a difference. */
  readonly differing: boolean = $derived.by(() => this.#review.question === 'change' && this.show === 'one');
  /** What the many pictures are of. */
  readonly each: 'month' | 'category' = $derived.by(() => this.#bar.address.each ?? 'month');
  /** Whether the scale's form can be chosen: a quotient has steps of its own, and so has a difference. */
  readonly graded: boolean = $derived.by(
    () =>
      ['where', 'change'].includes(this.#review.question) &&
      !this.differing &&
      this.#review.measure !== 'relative'
  );
  readonly scale: ScaleForm = $derived.by(() =>
    this.graded && this.#bar.address.scale === 'log' ? 'log' : 'linear'
  );

  constructor(bar: AddressBar, review: Review) {
    this.#bar = bar;
    this.#review = review;
  }

  showAs(show: Show) {
    this.#bar.push({ show: show === 'one' ? null : show });
  }

  takeEach(each: 'month' | 'category') {
    this.#bar.push({ each: each === 'month' ? null : each });
  }

  scaleBy(scale: ScaleForm) {
    this.#bar.push({ scale: scale === 'log' ? 'log' : null });
  }
}

export const [getShowing, setShowing] = createContext<Showing>();
