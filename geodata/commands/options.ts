import { refusal, type Refusal, type Terminal } from './terminal.ts';

/** What was given after a command's name: `--name value`, `--name=value`, or `--name` alone for a switch. */
export interface Options {
  /** The text given, or undefined where the option is absent. */
  readonly text: (name: string) => string | undefined;
  /** The text given. Refuses where the option is absent. */
  readonly needed: (name: string) => string;
  /** The number given, or undefined. Refuses what is not a number, or is out of bounds (which are included). */
  readonly number: (name: string, least: number, most: number) => number | undefined;
  /** Whether a switch was given. */
  readonly on: (name: string) => boolean;
}

/** Reads the words of a command. Refuses names it does not know, and options that lack their value. */
export function readOptions(
  words: readonly string[],
  known: { readonly values: readonly string[]; readonly switches: readonly string[] },
  terminal: Terminal
): Options {
  const no = (en: string, zh: string): Refusal => refusal(terminal, { en, zh });
  const given = new Map<string, string>();
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, name = '', joined] = /^--([^=]+)(?:=(.*))?$/.exec(word) ?? [];
    if (known.switches.includes(name) && joined === undefined) {
      given.set(name, '');
    } else if (known.values.includes(name)) {
      const value = joined ?? rest.shift();
      if (value === undefined || value === '' || value.startsWith('--'))
        throw no(`--${name} needs a value. See --help.`, `--${name} 缺少取值。用法见 --help。`);
      given.set(name, value);
    } else {
      throw no(`What is “${word}”? See --help.`, `无法识别“${word}”。用法见 --help。`);
    }
  }
  return {
    text: (name) => given.get(name),
    needed: (name) => {
      const value = given.get(name);
      if (value === undefined)
        throw no(`--${name} is needed. See --help.`, `缺少 --${name}。用法见 --help。`);
      return value;
    },
    number: (name, least, most) => {
      const value = given.get(name);
      if (value === undefined) return undefined;
      const number = value.trim() === '' ? NaN : Number(value);
      if (!(number >= least && number <= most))
        throw no(
          `--${name} ${value}: a number from ${least} to ${most} is needed.`,
          `--${name} ${value}：应为 ${least} 至 ${most} 之间的数。`
        );
      return number;
    },
    on: (name) => given.has(name)
  };
}
