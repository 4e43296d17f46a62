import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult
} from 'kysely';
import type { Database, Session } from './database.ts';
import { foldSettings } from './folded-settings.ts';

/**
 * Lets the API's query builder work on our database. Each connection it asks for is a session held
 * alone until it is released: on the embedded engine, which is one connection, a transaction that
 * belongs to one request could otherwise be entered by the statements of another, and run them with
 * the wrong person's rights.
 */
export function dialectOn(database: Database): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new SessionDriver(database),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler()
  };
}

class SessionConnection implements DatabaseConnection {
  readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, affected } = await this.session.query<Row>(sql, parameters);
    return { rows, numAffectedRows: BigInt(affected) };
  }

  // eslint-disable-next-line require-yield -- the interface wants a generator; nobody streams.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    await Promise.reject(new Error('Streaming is not offered.'));
  }
}

class SessionDriver implements Driver {
  readonly #database: Database;
  readonly #held = new WeakMap<DatabaseConnection, Session>();

  constructor(database: Database) {
    this.#database = database;
  }

  async init(): Promise<void> {
    // The database is open already.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const session = foldSettings(await this.#database.session());
    const connection = new SessionConnection(session);
    this.#held.set(connection, session);
    return connection;
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#held.get(connection)?.release();
    this.#held.delete(connection);
  }

  async destroy(): Promise<void> {
    // The database belongs to whoever opened it.
  }
}
