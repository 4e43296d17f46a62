import { dayNumber, dayText } from '../analysis/series/calendar.ts';
import { firstFrame, moved, nextFrame, wholeMonths, type Span, type Unit } from '../analysis/series/span.ts';
import type { Outlook } from './outlook.svelte.ts';
import { lengthDays, type Period } from './period.ts';
import type { Review } from './review.svelte.ts';

/** Pictures in a second. */
export const PACES = [1, 2, 4] as const;
export type Pace = (typeof PACES)[number];

interface Sources {
  readonly outlook: Pick<Outlook, 'period' | 'passThrough' | 'showPeriod'>;
  readonly review: Pick<Review, 'incidents' | 'prepare' | 'gather' | 'ask'>;
  /** Waits so many milliseconds, or until told to stop. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Time that passes by itself. Each picture waits for its answer, so that no colour ever stands under the date of
 * another; scales stay as they are from the first picture to the last.
 */
export class Playback {
  readonly #from: Sources;
  #playing = $state.raw<AbortController | null>(null);
  #step = $state<Unit>('week');
  #growing = $state(false);
  #pace = $state<Pace>(2);
  #failed = $state(false);

  constructor(from: Sources) {
    this.#from = from;
  }

  get playing(): boolean {
    return this.#playing !== null;
  }

  /** It stopped because an answer did not come. */
  get failed(): boolean {
    return this.#failed;
  }

  /** What a picture is later by than the one before. Need is counted by months. */
  get step(): Unit {
    return this.#from.review.incidents ? this.#step : 'month';
  }

  /** Whether the beginning stays where it is and the end moves on. What is open on a day does not add up. */
  get growing(): boolean {
    return this.#growing && this.#from.review.incidents;
  }

  get pace(): Pace {
    return this.#pace;
  }

  stepBy(step: Unit) {
    this.#step = step;
  }

  grow(on: boolean) {
    this.#growing = on;
  }

  goAt(pace: Pace) {
    this.#pace = pace;
  }

  /** One picture on or back. */
  move(by: 1 | -1, within: Span) {
    this.pause();
    const next = moved(this.#here(within), by, this.step, within);
    this.#from.outlook.showPeriod(periodOf(next));
  }

  /** Plays on from where it stands; from the beginning where it stands at the end. Done when it has stopped. */
  async play(within: Span): Promise<void> {
    this.pause();
    const { review } = this.#from;
    const controller = new AbortController();
    const { signal } = controller;
    this.#playing = controller;
    this.#failed = false;
    const start = this.#here(within);
    const longest = this.growing ? { from: start.from, to: within.to } : start;
    try {
      await review.gather();
      let next: Span | null =
        start.to < within.to
          ? nextFrame(start, this.step, this.growing, within)
          : firstFrame(start, this.step, this.growing, within);
      while (next !== null) {
        await Promise.all([
          review.prepare(periodOf(next), signal),
          this.#from.wait(1000 / this.#pace, signal)
        ]);
        if (signal.aborted) return;
        this.#show(next, longest);
        next = nextFrame(next, this.step, this.growing, within);
      }
    } catch {
      this.#failed = !signal.aborted;
    }
    if (!signal.aborted) this.pause();
  }

  /** Stops, and stays with what is shown. */
  pause() {
    if (this.#playing === null) return;
    this.stop();
    this.#from.outlook.showPeriod(this.#from.outlook.period);
  }

  /** Stops when the page goes: nothing is shown for good. */
  stop() {
    this.#playing?.abort();
    this.#playing = null;
  }

  #here(within: Span): Span {
    const span = spanOf(this.#from.outlook.period);
    return this.#from.review.incidents ? span : wholeMonths({ from: span.to, to: span.to }, within);
  }

  #show(span: Span, longest: Span) {
    const { outlook, review } = this.#from;
    outlook.passThrough(periodOf(span), lengthDays(periodOf(longest)));
    // In the same turn: what has been prepared is there when the page is drawn.
    review.ask();
  }
}

const spanOf = ({ from, to }: Period): Span => ({ from: dayNumber(from), to: dayNumber(to) });
const periodOf = ({ from, to }: Span): Period => ({ from: dayText(from), to: dayText(to) });
