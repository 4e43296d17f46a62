import type { HistoryStore, NeedMonth } from '../data/histories.ts';
import { isAbort, problemOf, type Problem } from '../data/problem.ts';
import { monthsBefore } from './month.ts';
import { remembered } from './remembered.ts';

/** Months asked at once: one that nobody has asked for yet takes a moment, and others wait meanwhile. */
const MONTHS_AT_ONCE = 3;

/**
 * Protected figures of need of one area, month by month, the latest first: they come a few at a time, and are shown as
 * they come. An area that was not there yet ends the history.
 */
export class NeedHistory {
  readonly #fetch: (
    question: { scope: string; from: string; to: string },
    signal: AbortSignal
  ) => Promise<readonly NeedMonth[]>;
  #asked = '';
  #underWay: AbortController | undefined;
  #months = $state.raw<readonly NeedMonth[]>([]);
  #loading = $state(false);
  #problem = $state.raw<Problem>();

  constructor(store: Pick<HistoryStore, 'need'>) {
    this.#fetch = remembered(({ scope, from, to }, signal) => store.need(scope, from, to, signal), {
      kept: 40
    });
  }

  /** In order of time. */
  get months(): readonly NeedMonth[] {
    return this.#months;
  }

  get loading(): boolean {
    return this.#loading;
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  /**
   * Asks for the history of an area.
   *
   * @param last first of the latest month.
   * @param months how many, with the latest.
   */
  ask(scope: string, last: string, months: number): Promise<void> {
    const asked = JSON.stringify([scope, last, months]);
    if (asked === this.#asked) return Promise.resolve();
    this.#asked = asked;
    return this.#go(scope, last, months);
  }

  /** Asks again after a failure. */
  again(scope: string, last: string, months: number): Promise<void> {
    return this.#go(scope, last, months);
  }

  async #go(scope: string, last: string, months: number): Promise<void> {
    this.#underWay?.abort();
    const { signal } = (this.#underWay = new AbortController());
    this.#months = [];
    this.#problem = undefined;
    this.#loading = true;
    try {
      for (let back = 0; back < months; back += MONTHS_AT_ONCE) {
        const to = monthsBefore(last, back);
        const from = monthsBefore(last, Math.min(back + MONTHS_AT_ONCE, months) - 1);
        const found = await this.#fetch({ scope, from, to }, signal);
        if (signal.aborted) return;
        this.#months = [...found, ...this.#months];
        if (found.length === 0) break;
      }
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.#problem = problemOf(error);
    }
    this.#loading = false;
  }
}
