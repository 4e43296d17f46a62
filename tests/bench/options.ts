import { parseArgs } from 'node:util';

export const SECTIONS = ['start', 'map', 'functions', 'realtime', 'protection', 'density', 'reach'] as const;
export type Section = (typeof SECTIONS)[number];

/** What the command line asks for. */
export interface Options {
  readonly only: readonly Section[];
  /** Households in the large database; 0 leaves it out. */
  readonly households: number;
  /** Where the figures go beside the standard output. */
  readonly json: string | undefined;
  readonly help: boolean;
}

export const USAGE = `Usage: npm run bench -- [options]

Measures Wangge on this machine and prints the figures as JSON; what it is at goes to the standard error.

  --only LIST        of ${SECTIONS.join(',')} (default: all)
  --households N     size of the large database on PostgreSQL (default 1000000; 0 leaves it out)
  --json FILE        writes the figures to a file as well
  --help             this text

It needs Chromium and PostgreSQL 15 with PostGIS, as the tests do. A run takes about ten minutes and two cores.`;

/** Reads the command line. Throws a sentence for people on anything it does not know. */
export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      only: { type: 'string', default: SECTIONS.join(',') },
      households: { type: 'string', default: '1000000' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false }
    }
  });
  const only = values.only.split(',').map((word) => {
    const section = SECTIONS.find((known) => known === word.trim());
    if (section === undefined) throw new Error(`There is no section ${word}: ${SECTIONS.join(', ')}.`);
    return section;
  });
  if (!/^\d+$/.test(values.households)) throw new Error(`--households ${values.households} is not a number.`);
  return { only, households: Number(values.households), json: values.json, help: values.help };
}
