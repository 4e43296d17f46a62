import { readFile } from 'node:fs/promises';
import { DatabaseError } from './database-error.ts';
import { withSession, type Database, type Session } from './database.ts';
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

/**
 * Runs it with the owner's rights, all of it or nothing. Throws a Refusal with the database's own words where it fails,
 * which says so where the file has committed a part by itself.
 */
export function runSqlFile(database: Database, { path, sql }: SqlFile): Promise<void> {
  return withSession(database, async (session) => {
    await session.exec('begin');
    const [own] = (await session.query<{ id: string }>('select pg_current_xact_id()::text as id')).rows;
    const settings = await settingsOf(session);
    try {
      await session.exec(sql);
      await session.exec('commit');
    } catch (error) {
      await session.exec('rollback');
      if (!(error instanceof DatabaseError)) throw error;
      const kept = await isCommitted(session, own?.id);
      throw new Refusal((say) => (kept ? say.sqlHalfDone : say.sqlFailed)(path, error.message));
    } finally {
      await restore(session, settings);
    }
  });
}

async function isCommitted(session: Session, id = ''): Promise<boolean> {
  const { rows } = await session.query<{ status: string }>(`select pg_xact_status('${id}'::xid8) as status`);
  return rows[0]?.status === 'committed';
}

interface Setting {
  readonly name: string;
  readonly setting: string;
}

const settingsOf = async (session: Session): Promise<Setting[]> =>
  (await session.query<Setting>(`select name, setting from pg_settings where source = 'session'`)).rows;

/** A dump sets row_security off, and more, for its session: here that of everybody who comes after it. */
async function restore(session: Session, settings: readonly Setting[]): Promise<void> {
  await session.exec('reset session authorization; reset all');
  for (const { name, setting } of settings)
    await session.query('select set_config($1, $2, false)', [name, setting]);
}
