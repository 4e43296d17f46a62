import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from './refusal.ts';

/** What the command line asks for. */
export interface Options {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the data folder. */
  readonly data: string;
  readonly demo: boolean;
  /** At least so many households in a demonstration loaded now; its one office where undefined. */
  readonly households: number | undefined;
  readonly reset: boolean;
  readonly yes: boolean;
  /** Address of the account that is to have a new password. */
  readonly newPassword: string | undefined;
  /** Absolute path of a file of SQL to be run before anybody is served. */
  readonly sql: string | undefined;
  readonly databaseUrl: string | undefined;
  /** Absolute path of a file describing a tile base map. */
  readonly tiles: string | undefined;
  readonly dev: boolean;
  /** Build the app where it is missing or older than its sources. */
  readonly build: boolean;
  readonly help: boolean;
}

/** Reads the command line. Throws a Refusal on anything it does not know. */
export function readOptions(words: readonly string[]): Options {
  const { values } = parse(words);
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65535) {
    throw new Refusal((say) => say.badPort(values.port));
  }
  if (values.households !== undefined && !/^[1-9]\d{0,7}$/.test(values.households)) {
    const { households } = values;
    throw new Refusal((say) => say.badHouseholds(households));
  }
  return {
    port: Number(values.port),
    host: values.host,
    data: resolve(values.data),
    demo: !values['no-demo'],
    households: values.households === undefined ? undefined : Number(values.households),
    reset: values.reset,
    yes: values.yes,
    newPassword: values['new-password'],
    sql: values.sql === undefined ? undefined : resolve(values.sql),
    databaseUrl: values['database-url'],
    tiles: values.tiles === undefined ? undefined : resolve(values.tiles),
    dev: values.dev,
    build: !values['no-build'] && !values.dev,
    help: values.help
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string', default: '5180' },
        host: { type: 'string', default: '127.0.0.1' },
        data: { type: 'string', default: '.wangge' },
        'no-demo': { type: 'boolean', default: false },
        households: { type: 'string' },
        reset: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        'new-password': { type: 'string' },
        sql: { type: 'string' },
        'database-url': { type: 'string' },
        tiles: { type: 'string' },
        'no-build': { type: 'boolean', default: false },
        dev: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false }
      }
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Only the first sentence: the rest advises on words that begin with a dash.
    throw new Refusal((say) => say.unknownOption(message.split('. ')[0] ?? message));
  }
}
