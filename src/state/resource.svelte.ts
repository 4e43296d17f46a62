import { untrack } from 'svelte';
import { isAbort, problemOf, type Problem } from '../data/problem.ts';
import type { Fetch } from './remembered.ts';

/**
 * One question and its latest answer. Asking again while an answer is on its way gives the earlier one up: an old
 * answer never covers a newer one. What was shown stays until the new answer is there (`stale` says so).
 */
export class Resource<Question, Answer> {
  readonly #fetch: Fetch<Question, Answer>;
  readonly #now: () => number;
  #answer = $state.raw<Answer>();
  #answered = $state.raw<Question>();
  #problem = $state.raw<Problem>();
  #loading = $state(false);
  /** When the answer shown came, in milliseconds since 1970. */
  #at = $state<number>();
  #question = $state.raw<Question>();
  #underWay: AbortController | undefined;
  #coming: Promise<void> = Promise.resolve();
  /** Changes made while an answer was on its way, which may have been worked out before them. */
  #late: ((answer: Answer, question: Question) => Answer)[] = [];

  constructor(fetch: Fetch<Question, Answer>, now: () => number = Date.now) {
    this.#fetch = fetch;
    this.#now = now;
  }

  get answer(): Answer | undefined {
    return this.#answer;
  }

  /** The question that `answer` answers, which may be an earlier one than the last asked. */
  get answered(): Question | undefined {
    return this.#answered;
  }

  /** The answer, if it answers just this question and not an earlier one. */
  answerTo(question: Question): Answer | undefined {
    return this.#answered !== undefined && same(this.#answered, question) ? this.#answer : undefined;
  }

  /** The question asked last, answered or not. */
  get asked(): Question | undefined {
    return this.#question;
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  get loading(): boolean {
    return this.#loading;
  }

  get at(): number | undefined {
    return this.#at;
  }

  /** Asks, unless just this has been asked and answered (or is being) and the answer still holds. Done when the answer is there, or failed. */
  ask(question: Question): Promise<void> {
    return untrack(() => this.#stands(question)) ? this.#coming : this.#start(question);
  }

  /** Asks the last question again. */
  again(): Promise<void> {
    return this.#question === undefined ? Promise.resolve() : this.#start(this.#question);
  }

  /** Forgets question and answer. */
  clear() {
    this.#underWay?.abort();
    this.#late = [];
    this.#question = undefined;
    this.#answer = undefined;
    this.#answered = undefined;
    this.#problem = undefined;
    this.#loading = false;
    this.#at = undefined;
  }

  /**
   * Replaces the answer by one worked out here, such as after an event; its age starts anew. An answer that is on its
   * way is changed too when it comes.
   * @param change told the question that the answer answers; must bear being applied to what already holds it.
   */
  amend(change: (answer: Answer, question: Question) => Answer) {
    if (this.#loading) this.#late.push(change);
    if (this.#answer === undefined || this.#answered === undefined) return;
    this.#answer = change(this.#answer, this.#answered);
    this.#at = this.#now();
  }

  /** Whether there is nothing to ask: the answer is there or on its way. */
  #stands(question: Question): boolean {
    if (this.#question === undefined || !same(this.#question, question)) return false;
    if (this.#problem !== undefined) return false;
    return this.#loading || this.#fetch.outdated?.(question) !== true;
  }

  #start(question: Question): Promise<void> {
    const known = this.#fetch.known?.(question);
    this.#coming = known === undefined ? this.#go(question) : this.#have(question, known);
    return this.#coming;
  }

  /** What is at hand is shown in the same turn, so that nothing is blank in between. */
  #have(question: Question, answer: Answer): Promise<void> {
    this.#underWay?.abort();
    this.#late = [];
    this.#question = question;
    this.#answer = answer;
    this.#answered = question;
    this.#problem = undefined;
    this.#loading = false;
    this.#at = this.#now();
    return Promise.resolve();
  }

  async #go(question: Question): Promise<void> {
    this.#underWay?.abort();
    const controller = new AbortController();
    this.#underWay = controller;
    this.#late = [];
    this.#question = question;
    this.#loading = true;
    try {
      const answer = await this.#fetch(question, controller.signal);
      if (controller.signal.aborted) return;
      this.#answer = this.#late.reduce<Answer>((amended, change) => change(amended, question), answer);
      this.#answered = question;
      this.#problem = undefined;
      this.#at = this.#now();
    } catch (error) {
      if (controller.signal.aborted || isAbort(error)) return;
      this.#problem = problemOf(error);
    }
    this.#late = [];
    this.#loading = false;
  }
}

/** Questions are small plain values; the same text is the same question. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
