import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withSession, type Database, type Statements } from '../../supabase/embedded/database.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/office');
const FILES = ['areas.sql', 'people.sql', 'homes.sql', 'matters.sql'];

/** The cells and the places above them that the fixture has, by the names of its README. */
export const PLACES = {
  A: '990101001001010101',
  B: '990101001001010102',
  C: '990101001001010201',
  D: '990101001002010101',
  E: '990101002001010101',
  F: '990101002001010102',
  first: '990101001001',
  second: '990101001002',
  far: '990101002001',
  office: '990101001',
  farOffice: '990101002'
} as const;

/** A role over an area, as it is today. */
export interface Hat {
  readonly role: string;
  readonly scope: string;
  /** Where the person is assigned today within the scope; of use to grid workers. */
  readonly cells: readonly string[];
}

/** Somebody who tries: an account of the fixture, or a visitor. */
export interface Person {
  /** `worker`, `far-leader`, … or `anonymous`. */
  readonly name: string;
  /** Null for the visitor. */
  readonly userId: string | null;
  readonly hats: readonly Hat[];
}

/** Loads the two offices as the owner of the database. */
export async function loadOffice(database: Database): Promise<void> {
  const files = await Promise.all(FILES.map((file) => readFile(join(FOLDER, file), 'utf8')));
  await database.exec(files.join('\n'));
}

/** Everybody in the fixture and a visitor, with what the rows say of them: not by asking the policies. */
export async function people(database: Statements): Promise<Person[]> {
  const { rows } = await database.query<{ name: string; user_id: string; hats: Hat[] | null }>(`
    select split_part(users.email, '@', 1) as name, users.id as user_id, (
      select json_agg(json_build_object('role', role, 'scope', scope_code, 'cells', (
        select coalesce(json_agg(assignments.area_code), '[]') from public.assignments
        join public.staff on staff.id = staff_id
        where staff.user_id = users.id and staff.status <> 'left' and starts_with(assignments.area_code, scope_code)
          and (assignments.valid_to is null or assignments.valid_to > current_date))))
      from public.role_grants
      where role_grants.user_id = users.id and (valid_to is null or valid_to > current_date)) as hats
    from auth.users where users.email like '%@office.test' order by users.email`);
  const members = rows.map(({ name, user_id: userId, hats }) => ({ name, userId, hats: hats ?? [] }));
  return [...members, { name: 'anonymous', userId: null, hats: [] }];
}

/** What an attempt came to. */
export type Attempt<Row> =
  { readonly rows: Row[]; readonly affected: number } | { readonly code: string; readonly message: string };

/** A transaction in which people take turns to try things; nothing of it stays. */
export interface Trial {
  /** Runs as the owner. */
  readonly owner: Statements;
  /** Runs one statement as a person, the way the API does, and takes it back. */
  as<Row>(person: Person, sql: string): Promise<Attempt<Row>>;
}

/** Runs `work` in a transaction that is rolled back. */
export async function trial<Result>(
  database: Database,
  work: (trial: Trial) => Promise<Result>
): Promise<Result> {
  return withSession(database, async (session) => {
    await session.exec('begin');
    try {
      return await work({
        owner: session,
        as: async <Row>(person: Person, sql: string) => {
          await session.exec(`savepoint attempt; ${becoming(person)}`);
          try {
            return await session.query<Row>(sql);
          } catch (error) {
            if (!(error instanceof Error)) throw error;
            const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
            return { code, message: error.message };
          } finally {
            await session.exec('rollback to savepoint attempt; release savepoint attempt');
          }
        }
      });
    } finally {
      await session.exec('rollback');
    }
  });
}

function becoming({ userId }: Person): string {
  const role = userId === null ? 'anon' : 'authenticated';
  const claims = JSON.stringify(userId === null ? { role } : { sub: userId, role });
  return `set local request.jwt.claims = '${claims}'; set local role ${role}`;
}
