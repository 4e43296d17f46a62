import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOfficeApi, tokenPart, type OfficeApi } from '../support/office-api.ts';
import { people, PLACES, trial } from '../support/office.ts';

// Ways round the rules: other schemas, statements smuggled into requests, tokens, estimates, the sign-in service.

let office: OfficeApi;
beforeAll(async () => {
  office = await openOfficeApi();
});
afterAll(() => office.database.close());

const as: OfficeApi['as'] = (name) => office.as(name);
const ask: OfficeApi['ask'] = (...asked) => office.ask(...asked);

/** How many rows the planner expects, by its explanation. */
function rowsPlanned(explanation: unknown): string {
  const rows = /"Plan Rows": ?(\d+)/.exec(JSON.stringify(explanation))?.[1];
  if (rows === undefined) throw new Error(`Not a plan: ${JSON.stringify(explanation)}`);
  return rows;
}

describe('the door', () => {
  it.each(['private', 'auth', 'realtime', 'extensions', 'pg_catalog'])(
    'does not lead into the schema %s',
    async (schema) => {
      for (const [path, method] of [
        ['/rest/v1/secrets', 'GET'],
        ['/rest/v1/users', 'GET'],
        ['/rest/v1/messages', 'GET'],
        ['/rest/v1/pg_authid', 'GET'],
        ['/rest/v1/rpc/my_scopes', 'POST'],
        ['/rest/v1/rpc/set_config', 'POST']
      ] as const) {
        const headers = { 'accept-profile': schema, 'content-profile': schema };
        const { status, text } = await ask('leader', path, {
          method,
          headers,
          ...(method === 'POST' ? { body: {} } : {})
        });
        expect([schema, path, status >= 400]).toEqual([schema, path, true]);
        expect(text).not.toMatch(/encrypted_password|rolpassword|rounding/);
      }
    }
  );

  it.each([
    'select=id,(select 1)',
    'select=id,"id)::text,(select value from private.secrets)--"',
    `select=id&id=eq.1') or true--`,
    'select=id&order=id.desc;select 1',
    `select=id&order=(select value from private.secrets)`,
    `select=id->>'x'||(select value from private.secrets)`,
    `select=name->>x'||(select value from private.secrets limit 1)||'`,
    'select=id,set_config(role)',
    `select=id&limit=1;reset role`,
    `select=id::text,name::regclass`,
    `select=id&name=fts(simple').x`,
    `select=id&or=(id.eq.1,name.eq."x') or 1=1--")`
  ])('takes ?%s for no statement of its own', async (query) => {
    const { text } = await ask('leader', `/rest/v1/buildings?${query}`);
    expect(text).not.toMatch(/OFFICE-E|rounding|[0-9a-f]{64}/);
    const after = await ask('leader', '/rest/v1/households?select=id');
    expect(after.text).toMatch(/ \[\]$/);
  });

  it.each([
    [
      'nobody has signed',
      (claims: object) => `${tokenPart({ alg: 'none' })}.${tokenPart(claims)}.`,
      'service_role'
    ],
    [
      'nobody has signed, with the claims of a steward',
      (claims: object) => `${tokenPart({ alg: 'none' })}.${tokenPart(claims)}.`,
      'authenticated'
    ],
    [
      'somebody else has signed',
      (claims: object) => office.signed(claims, 'another secret'),
      'authenticated'
    ],
    ['ran out long ago', (claims: object) => office.signed({ ...claims, exp: 1 }), 'authenticated']
  ])('takes no token that %s', async (_what, tokenFor, role) => {
    const token = tokenFor({
      sub: '00000000-0000-4000-8000-000000000103',
      role,
      exp: Math.floor(Date.now() / 1000) + 600
    });
    const { text } = await ask('anonymous', '/rest/v1/households?select=id', {
      headers: { authorization: `Bearer ${token}` }
    });
    expect(text).not.toMatch(/"id":2/);
  });

  it('writes the reading of a record to the log, whatever the request prefers', async () => {
    const logged = async () =>
      (await office.database.query(`select from public.audit_log where subject = 'households'`)).rows.length;
    for (const prefer of ['tx=rollback', 'tx=rollback,handling=strict', 'return=minimal', 'count=planned']) {
      const before = await logged();
      const { text } = await ask('worker', '/rest/v1/rpc/household_record', {
        method: 'POST',
        body: { household_id: 2001 },
        headers: { prefer }
      });
      if (text.includes('SECRET-ID-A1')) expect([prefer, await logged()]).toEqual([prefer, before + 1]);
    }
    const before = await logged();
    const got = await ask('worker', '/rest/v1/rpc/household_record?household_id=2001');
    if (got.text.includes('SECRET-ID-A1')) expect(await logged()).toBe(before + 1);
  });

  it('says the same of a household that is not yours and of one that is not there', async () => {
    const { error: others } = await as('worker').rpc('household_record', { household_id: 2005 });
    const { error: nobodys } = await as('worker').rpc('household_record', { household_id: 999_999 });
    expect(others).toMatchObject({ code: '42501', message: 'You may not read this household.' });
    expect(others).toEqual(nobodys);
  });

  it('refuses protected figures of another area in words that quote nothing', async () => {
    for (const call of ['area_summary', 'need_cells'] as const) {
      const parameters =
        call === 'area_summary' ? { level: 1, as_of: null } : { categories: null, cell_m: 100, as_of: null };
      const answer = await as('leader-one').rpc(call, { scope: PLACES.second, ...parameters });
      expect([call, answer]).toMatchObject([
        call,
        { data: null, error: { code: '42501', message: 'You may not see figures of this area.' } }
      ]);
    }
  });

  it('counts for nobody what he may not see, exactly or by estimate', async () => {
    // A hundred times as many in A as in B: an estimate that knew would tell them apart.
    await office.database.exec(`
      insert into public.households (id, building_id) select 100000 + n, 1001 from generate_series(1, 3000) as n;
      insert into public.households (id, building_id) select 200000 + n, 1002 from generate_series(1, 30) as n;
      insert into public.hardship_cases (id, household_id, category_code, status, valid_from)
      select id, id, 'dibao', 'confirmed', '2025-01-01' from public.households where id > 100000;
      insert into public.incidents (id, category_code, title, area_code)
      select 100000 + n, 'C01', 'Secret', '${PLACES.A}' from generate_series(1, 3000) as n;
      analyze`);
    const [leader] = (await people(office.database)).filter(({ name }) => name === 'leader');
    if (leader === undefined) throw new Error('The fixture has no leader');
    for (const table of ['households', 'hardship_cases', 'incidents']) {
      const asked = as('leader')
        .from(table)
        .select('id', { count: 'exact', head: true })
        .eq('area_code', PLACES.A);
      const { count } = await (table === 'incidents' ? asked.eq('restricted', true) : asked);
      expect([table, count]).toEqual([table, 0]);
      // What Supabase's API asks for `Prefer: count=planned`, with the rights of the caller.
      const [inA, inB] = await trial(office.database, async (held) => {
        const plan = (place: string) =>
          held.as(
            leader,
            `explain (format json) select id from public.${table} where area_code = '${place}'`
          );
        return [await plan(PLACES.A), await plan(PLACES.B)];
      });
      expect([table, rowsPlanned(inA)]).toEqual([table, rowsPlanned(inB)]);
    }
  });

  it('gives a visitor no list of what there is', async () => {
    const { text } = await ask('anonymous', '/rest/v1/');
    expect(text).not.toMatch(/households|hardship/);
  });

  it('lets nobody but the owner manage accounts or open one', async () => {
    const body = { email: 'new@office.test', password: 'long enough 1' };
    for (const [path, method] of [
      ['/auth/v1/admin/users', 'GET'],
      ['/auth/v1/admin/users', 'POST'],
      ['/auth/v1/signup', 'POST'],
      ['/auth/v1/otp', 'POST'],
      ['/auth/v1/magiclink', 'POST']
    ] as const) {
      const { text } = await ask('administrator', path, method === 'POST' ? { method, body } : {});
      expect(text).not.toMatch(/leader@office.test|access_token/);
    }
    expect(
      (await office.database.query(`select from auth.users where email = 'new@office.test'`)).rows
    ).toEqual([]);
  });

  it('lets nobody change who he is for the database', async () => {
    await office.api.createAccount('himself@office.test', 'long enough 1');
    const credentials = { email: 'himself@office.test', password: 'long enough 1' };
    const signedIn = await ask('anonymous', '/auth/v1/token?grant_type=password', {
      method: 'POST',
      body: credentials
    });
    const token = /"access_token":"([^"]+)"/.exec(signedIn.text)?.[1] ?? '';
    const body = {
      role: 'service_role',
      app_metadata: { role: 'service_role' },
      data: { role: 'service_role' },
      aud: 'x',
      id: 'x'
    };
    await ask('anonymous', '/auth/v1/user', {
      method: 'PUT',
      body,
      headers: { authorization: `Bearer ${token}` }
    });
    const { rows } = await office.database.query(
      `select role, raw_app_meta_data ->> 'role' as claimed from auth.users where email = 'himself@office.test'`
    );
    expect(rows).toEqual([{ role: 'authenticated', claimed: null }]);
    const again = await ask('anonymous', '/auth/v1/token?grant_type=password', {
      method: 'POST',
      body: credentials
    });
    const claims = /"access_token":"[^.]+\.([^.]+)\./.exec(again.text)?.[1] ?? '';
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))).toMatchObject({
      role: 'authenticated'
    });
  });
});
