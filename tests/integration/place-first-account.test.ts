import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApiKeys, openApi, type Api, type ApiKeys } from '../../supabase/embedded/api.ts';
import type { Database } from '../../supabase/embedded/database.ts';
import { createFirstAccount } from '../../supabase/embedded/first-account.ts';
import { giveNewPassword } from '../../supabase/embedded/new-password.ts';
import { Refusal } from '../../supabase/embedded/refusal.ts';
import { readSqlFile, runSqlFile } from '../../supabase/embedded/sql-file.ts';
import { wordsFor } from '../../supabase/embedded/words.ts';
import { openTestDatabase } from '../support/test-database.ts';

let database: Database;
let keys: ApiKeys;
let api: Api;

beforeAll(async () => {
  database = await openTestDatabase();
  keys = await createApiKeys();
  api = await openApi(database, keys, { siteUrl: 'http://localhost' });
});
afterAll(() => database.close());

function token(grant: string, body: object): Promise<Response> {
  return api.fetch(
    new Request(`http://localhost/auth/v1/token?grant_type=${grant}`, {
      method: 'POST',
      headers: { apikey: keys.publishable, 'content-type': 'application/json' },
      body: JSON.stringify(body)
    })
  );
}

async function signIn(email: string, password: string): Promise<number> {
  return (await token('password', { email, password })).status;
}

it('refuses passwords of fewer than ten characters', async () => {
  await expect(api.createAccount('short@office.test', 'a2c4e6g8i')).rejects.toThrow('short@office.test');
  await api.createAccount('long@office.test', 'a2c4e6g8i0');
});

it('gives the first account a password that is good, where a start cut short has left the address', async () => {
  await api.createAccount('admin@wangge.local', 'never-shown-to-anybody');
  const { email, password } = await createFirstAccount(database, api);
  expect(await signIn(email, password)).toBe(200);
  expect(await signIn(email, 'never-shown-to-anybody')).toBe(400);
  const { rows } = await database.query<{ role: string }>(
    `select granted.role from public.role_grants as granted join auth.users on users.id = granted.user_id
     where users.email = $1 order by granted.role`,
    [email]
  );
  expect(rows.map(({ role }) => role)).toEqual(['administrator', 'data_steward']);
});

it('refuses a file of SQL that goes wrong half way, and does nothing of it', async () => {
  const file = { path: 'office.sql', sql: `delete from public.role_grants; select 1 / 0` };
  await expect(runSqlFile(database, file)).rejects.toThrow(Refusal);
  const { rows } = await database.query('select from public.role_grants');
  expect(rows).toHaveLength(2);
});

it('says of a file that commits by itself that a part of it is done, and keeps no setting of its session', async () => {
  const sql = `set row_security = off; create table public.kept_test (); commit; select 1 / 0`;
  const error: unknown = await runSqlFile(database, { path: 'office.sql', sql }).catch(
    (thrown: unknown) => thrown
  );
  expect(error instanceof Refusal && error.say(wordsFor({}))).toMatch(/own commit is kept/);
  const { rows } = await database.query(
    `select current_setting('row_security') as rows, current_setting('TimeZone') as zone`
  );
  expect(rows).toEqual([{ rows: 'on', zone: 'UTC' }]);
  await database.exec('drop table public.kept_test');
});

it('makes the office of docs/first-office.sql, and the first administrator sees it', async () => {
  await runSqlFile(database, await readSqlFile(join(import.meta.dirname, '../../docs/first-office.sql')));
  const { email, password } = (await giveNewPassword(database, api, 'admin@wangge.local')) ?? {};
  const session = (await (await token('password', { email, password })).json()) as { access_token: string };
  const ask = async (name: string, body: object) => {
    const answer = await api.fetch(
      new Request(`http://localhost/rest/v1/rpc/${name}`, {
        method: 'POST',
        headers: {
          apikey: keys.publishable,
          authorization: `Bearer ${session.access_token}`,
          'content-type': 'application/json'
        },
        body: JSON.stringify(body)
      })
    );
    return (await answer.json()) as unknown;
  };
  expect(await ask('my_access', {})).toMatchObject({
    grants: [
      { role: 'administrator', scope: '110199001' },
      { role: 'data_steward', scope: '110199001' }
    ]
  });
  const map = (await ask('area_map', { scope: '110199001', as_of: '2026-11-22' })) as {
    features: { properties: { level: number } }[];
  };
  const levels = map.features.map(({ properties }) => properties.level);
  expect([0, 1, 2, 3, 4].map((level) => levels.filter((each) => each === level).length)).toEqual([
    1, 1, 2, 4, 4
  ]);
});

it('gives an account a new password, and signs out whoever came with the old one', async () => {
  const old = { email: 'lost@office.test', password: 'a-lost-password' };
  await api.createAccount(old.email, old.password);
  const session = (await (await token('password', old)).json()) as { refresh_token: string };

  const given = await giveNewPassword(database, api, 'Lost@office.test');
  expect(await signIn(old.email, given?.password ?? '')).toBe(200);
  expect(await signIn(old.email, old.password)).toBe(400);
  expect((await token('refresh_token', { refresh_token: session.refresh_token })).ok).toBe(false);
});

it('gives nobody a password where no account has the address', async () => {
  expect(await giveNewPassword(database, api, 'nobody@office.test')).toBeUndefined();
});
