import type { Words } from './words.ts';

/** A reason not to start that the person at the terminal can do something about. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** The reason in the person's language. */
  readonly say: (words: Words) => string;

  constructor(say: (words: Words) => string) {
    super('refused to start');
    this.say = say;
  }
}
