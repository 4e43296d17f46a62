/** What a command may ask of the place it runs in. */
export interface Terminal {
  /** The language of whoever typed the command. */
  readonly language: 'zh-CN' | 'en';
  /** The text of a file in UTF-8. Rejects with Node's error when there is none. */
  readonly readText: (path: string) => Promise<string>;
  /** Writes text and a line end to the standard output. */
  readonly write: (text: string) => void;
}

/** One command: the words after its name, and the terminal. Throws a `Refusal` for what people can put right. */
export type Command = (words: readonly string[], terminal: Terminal) => Promise<void>;

/** Something the person at the terminal can put right. The message says what, where and what to do. */
export class Refusal extends Error {}

/** A sentence in both languages. */
export interface Sentence {
  readonly en: string;
  readonly zh: string;
}

/** A refusal in the terminal's language. */
export const refusal = ({ language }: Terminal, { en, zh }: Sentence): Refusal =>
  new Refusal(language === 'en' ? en : zh);
