import postgres from 'postgres';
import { DatabaseError } from './database-error.ts';
import { inTransaction, withSession, type Database } from './database.ts';
import { VALUE_TYPES } from './value-types.ts';

/** How many connections we hold at most; Debian's server allows a hundred. */
const CONNECTIONS = 10;

/** Opens a PostgreSQL server by URL (`postgresql://user:password@host:port/database`). */
export function openPostgres(url: string): Database {
  const sql = postgres(url, {
    max: CONNECTIONS,
    onnotice: () => undefined,
    connection: { TimeZone: 'UTC', search_path: '"$user", public, extensions' },
    types: types()
  });

  const database: Database = {
    place: 'postgres',
    session: async () => {
      const reserved = await sql.reserve().catch(refuse);
      return {
        query: (text, parameters) => run(reserved, text, parameters),
        exec: async (text) => {
          await reserved.unsafe(text).simple().catch(refuse);
        },
        release: () => {
          reserved.release();
        }
      };
    },
    query: (text, parameters) => run(sql, text, parameters),
    exec: async (text) => {
      await sql.unsafe(text).simple().catch(refuse);
    },
    transaction: (work) => withSession(database, (session) => inTransaction(session, work)),
    listen: async (channel, onNotice, onGap) => {
      let before = false;
      await sql.listen(channel, onNotice, () => {
        if (before) onGap?.();
        before = true;
      });
    },
    close: () => sql.end({ timeout: 5 })
  };
  return database;
}

async function run<Row>(sql: postgres.Sql, text: string, parameters: readonly unknown[] = []) {
  // The library wants to know each parameter's type; the database tells it when it prepares.
  const result = await sql
    .unsafe(text, [...parameters] as postgres.ParameterOrJSON<never>[], { prepare: true })
    .catch(refuse);
  // The library's rows are typed by its own record; what a row holds is the caller's knowledge.
  // Of a statement that counts nothing (`set local …`) it gives null, whatever its types say: none, then.
  return { rows: [...result] as Row[], affected: (result.count as number | null) ?? 0 };
}

function refuse(error: unknown): never {
  throw new DatabaseError(error);
}

function types(): Record<string, postgres.PostgresType> {
  return Object.fromEntries(
    Object.entries(VALUE_TYPES).map(([oid, parse]) => [
      `type${oid}`,
      { to: Number(oid), from: [Number(oid)], serialize: asText, parse }
    ])
  );
}

function asText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
