import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Api } from './api.ts';
import { inTransaction, withSession, type Database, type Statements } from './database.ts';

/** Everybody's password in the demonstration. All of them are invented people. */
export const DEMONSTRATION_PASSWORD = 'wangge-demo';

/** Who may sign in to the demonstration; what each may see is given by the loader. */
export const DEMONSTRATION_ACCOUNTS = [
  'leader',
  'planner',
  'supervisor',
  'worker',
  'steward',
  'admin',
  'wall',
  'community'
].map((name) => `${name}@demo.wangge`);

/** What geodata/demo/load.ts offers. */
export type LoadDemonstration = (
  database: Statements,
  options: {
    today: string;
    seed?: number;
    households?: number | undefined;
    onProgress?: (share: number, what: string) => void;
  }
) => Promise<void>;

const LOADER = join(import.meta.dirname, '../../geodata/demo/load.ts');

/** The demonstration's loader, or undefined where this copy carries none. */
export async function demonstrationLoader(): Promise<LoadDemonstration | undefined> {
  if (!existsSync(LOADER)) return undefined;
  const loaded = (await import(pathToFileURL(LOADER).href)) as { loadDemonstration: LoadDemonstration };
  return loaded.loadDemonstration;
}

/**
 * Creates the accounts, then loads the demonstration: all of it or none. With `households` it goes on to further offices
 * and cities until so many live there.
 */
export async function loadInto(
  database: Database,
  api: Api,
  load: LoadDemonstration,
  onProgress: (share: number, what: string) => void,
  households?: number
): Promise<void> {
  for (const email of DEMONSTRATION_ACCOUNTS) await api.createAccount(email, DEMONSTRATION_PASSWORD);
  await withSession(database, (session) =>
    inTransaction(session, async (statements) => {
      await load(statements, { today: today(), households, onProgress });
      await statements.exec(
        `create table supabase_migrations.demonstration (loaded_at timestamptz default now())`
      );
    })
  );
  await database.exec('analyze');
}

/** Whether this database holds the whole demonstration. */
export async function holdsDemonstration(database: Database): Promise<boolean> {
  const { rows } = await database.query<{ present: boolean }>(
    `select to_regclass('supabase_migrations.demonstration') is not null as present`
  );
  return rows[0]?.present === true;
}

/** The date on the clock of this machine, YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
