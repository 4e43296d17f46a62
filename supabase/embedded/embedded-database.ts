import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { postgis } from '@electric-sql/pglite-postgis';
import { DatabaseError } from './database-error.ts';
import { inTransaction, type Database, type Session } from './database.ts';
import { engineStack, type EngineStack } from './engine-stack.ts';
import { Turns } from './turns.ts';
import { VALUE_TYPES } from './value-types.ts';

/** The embedded database with what only its owner may ask of it. */
export interface EmbeddedDatabase extends Database {
  readonly place: 'embedded';
  /** The whole data folder as one tar file, for `openEmbedded({ dump })`. */
  dump(): Promise<Blob>;
}

/** Opens the embedded database: from a folder, from a dump in memory, or empty in memory. */
export async function openEmbedded(from: { folder?: string; dump?: Blob } = {}): Promise<EmbeddedDatabase> {
  const pglite = await PGlite.create({
    ...(from.folder === undefined ? {} : { dataDir: from.folder }),
    ...(from.dump === undefined ? {} : { loadDataDir: from.dump }),
    extensions: { postgis, btree_gist, pg_trgm, pgcrypto },
    parsers: { ...VALUE_TYPES }
  });
  // The engine is one session for its whole life, and does not read the database's own setting.
  await pglite.exec(`set search_path = "$user", public, extensions; set time zone 'UTC'`);
  const stack = engineStack(pglite);
  const turns = new Turns();

  async function session(): Promise<Session> {
    const end = await turns.take();
    return {
      query: (sql, parameters) => query(pglite, stack, sql, parameters),
      exec: (sql) => exec(pglite, stack, sql),
      release: end
    };
  }

  async function alone<Result>(work: (held: Session) => Promise<Result>): Promise<Result> {
    const held = await session();
    try {
      return await work(held);
    } finally {
      held.release();
    }
  }

  return {
    place: 'embedded',
    session,
    query: <Row>(sql: string, parameters?: readonly unknown[]) =>
      alone((held) => held.query<Row>(sql, parameters)),
    exec: (sql) => alone((held) => held.exec(sql)),
    transaction: (work) => alone((held) => inTransaction(held, work)),
    listen: async (channel, onNotice) => {
      await alone(() => pglite.listen(channel, onNotice));
    },
    dump: () => alone(() => pglite.dumpDataDir('none')),
    close: async () => {
      // Not released: whoever still waits for a turn finds the database closed with the process.
      await turns.take();
      await pglite.close();
    }
  };
}

async function query<Row>(
  pglite: PGlite,
  stack: EngineStack,
  sql: string,
  parameters: readonly unknown[] = []
) {
  try {
    const { rows, affectedRows } = await stack.guard(() => pglite.query<Row>(sql, [...parameters]));
    return { rows, affected: affectedRows ?? 0 };
  } catch (error) {
    throw new DatabaseError(error);
  }
}

async function exec(pglite: PGlite, stack: EngineStack, sql: string): Promise<void> {
  try {
    await stack.guard(() => pglite.exec(sql));
  } catch (error) {
    throw new DatabaseError(error);
  }
}
