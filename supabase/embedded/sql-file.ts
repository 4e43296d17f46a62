import { readFile } from 'node:fs/promises';
import { DatabaseError } from './database-error.ts';
import type { Database } from './database.ts';
import { Refusal } from './refusal.ts';

/** A file of SQL that the person who runs the office wants done. */
export interface SqlFile {
  readonly path: string;
  readonly sql: string;
}

/** Reads the file. Throws a Refusal where that cannot be done, so that it is asked before anything is opened. */
export async function readSqlFile(path: string): Promise<SqlFile> {
  const sql = await readFile(path, 'utf8').catch(() => {
    throw new Refusal((say) => say.sqlUnreadable(path));
  });
  return { path, sql };
}

/** Runs it with the owner's rights, all of it or nothing. Throws a Refusal with the database's own words where it fails. */
export async function runSqlFile(database: Database, { path, sql }: SqlFile): Promise<void> {
  try {
    await database.transaction((statements) => statements.exec(sql));
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    throw new Refusal((say) => say.sqlFailed(path, error.message));
  }
}
