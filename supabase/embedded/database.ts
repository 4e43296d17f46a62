/** Anything that takes SQL. Both databases give dates and times as text, and json parsed. */
export interface Statements {
  /** Runs one statement. Parameters are written $1, $2, … */
  query<Row = unknown>(
    sql: string,
    parameters?: readonly unknown[]
  ): Promise<{ rows: Row[]; affected: number }>;
  /** Runs any number of statements, without parameters and without an answer. */
  exec(sql: string): Promise<void>;
}

/** One connection held alone: what it sets (a role, a transaction) touches nobody else. */
export interface Session extends Statements {
  /** Gives the connection back, with no transaction open. */
  release(): void;
}

/** A database that is open: the embedded one, or a PostgreSQL server. */
export interface Database extends Statements {
  readonly place: 'embedded' | 'postgres';
  /** Waits its turn where there is one connection only. Whoever asks must release it. */
  session(): Promise<Session>;
  /** Runs `work` in a transaction: commits when it returns, rolls back when it throws. */
  transaction<Result>(work: (statements: Statements) => Promise<Result>): Promise<Result>;
  /**
   * Calls `onNotice` for each committed `notify channel`. `onGap` is called when the line to the
   * database was lost and is back, so notices may have been missed.
   */
  listen(channel: string, onNotice: () => void, onGap?: () => void): Promise<void>;
  close(): Promise<void>;
}

/** Runs `work` between begin and commit on a session that is the caller's. */
export async function inTransaction<Result>(
  session: Session,
  work: (statements: Statements) => Promise<Result>
): Promise<Result> {
  await session.exec('begin');
  try {
    const result = await work(session);
    await session.exec('commit');
    return result;
  } catch (error) {
    await session.exec('rollback');
    throw error;
  }
}

/** Takes a session for the length of `work`. */
export async function withSession<Result>(
  database: Database,
  work: (session: Session) => Promise<Result>
): Promise<Result> {
  const session = await database.session();
  try {
    return await work(session);
  } finally {
    session.release();
  }
}
