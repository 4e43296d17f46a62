import type { Api } from './api.ts';
import type { Database } from './database.ts';
import { randomPassword, type Credentials } from './new-password.ts';

/** The street office that an empty installation begins with. Its real code comes with its areas. */
const OFFICE = '000000000';

/** Whether any area has a code, and so somebody a scope. */
export async function hasOffice(database: Database): Promise<boolean> {
  const { rows } = await database.query<{ present: boolean }>(
    'select exists (select from public.area_codes) as present'
  );
  return rows[0]?.present === true;
}

/** Makes an administrator, who is also data steward, so that an empty office is not a closed one. */
export async function createFirstAccount(database: Database, api: Api): Promise<Credentials> {
  const account = { email: 'admin@wangge.local', password: randomPassword() };
  // Left by a start that was cut short before the office was made. Its password may never have been read.
  await database.query('delete from auth.users where email = $1', [account.email]);
  await api.createAccount(account.email, account.password);
  await database.transaction(async (statements) => {
    await statements.query(
      'insert into public.area_codes (code, level) select $1, area_levels.level from public.area_levels where area_levels.level = 0',
      [OFFICE]
    );
    await statements.query(
      `insert into public.role_grants (user_id, role, scope_code)
       select users.id, granted.role, $2 from auth.users, unnest(array['administrator', 'data_steward']) as granted (role)
       where users.email = $1`,
      [account.email, OFFICE]
    );
  });
  return account;
}
