import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApiKeys, openApi, type Api, type ApiKeys } from '../../supabase/embedded/api.ts';
import type { Database } from '../../supabase/embedded/database.ts';
import { createFirstAccount } from '../../supabase/embedded/first-account.ts';
import { giveNewPassword } from '../../supabase/embedded/new-password.ts';
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
