import { createClient } from '@supabase/supabase-js';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { DatabaseError } from '../../supabase/embedded/database-error.ts';
import type { Database } from '../../supabase/embedded/database.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { openTestServer, TEST_PASSWORD, type TestServer } from '../support/test-server.ts';

let database: Database;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.exec(`
    create table public.notes (
      id bigint generated always as identity primary key, owner uuid not null, body text not null unique);
    alter table public.notes enable row level security;
    grant select, insert on public.notes to authenticated;
    grant all on public.notes to service_role;
    create policy "own notes" on public.notes for select to authenticated using (owner = (select auth.uid()));
    create policy "new own notes" on public.notes for insert to authenticated
      with check (owner = (select auth.uid()));
    create function public.who_am_i() returns text language sql stable as
      $$ select current_user || ' ' || coalesce((select auth.uid())::text, 'nobody') $$;
    grant execute on function public.who_am_i() to anon, authenticated, service_role;
  `);
  server = await openTestServer(database);
});
afterAll(async () => {
  await server.close();
  await database.close();
});
afterEach(() => vi.restoreAllMocks());

describe('two hundred requests at once, of five people, a visitor and the service role', () => {
  it('mix no roles and no rows', async () => {
    // A line for each of a hundred refusals tells nobody anything.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const people = await Promise.all(
      Array.from({ length: 5 }, (_, n) => server.person(`person${n}@office.test`))
    );
    const visitor = server.client();
    const service = createClient(server.address, server.keys.secret, { auth: { persistSession: false } });
    for (const { id } of people) {
      await database.query(
        `insert into public.notes (owner, body) select $1, $2 || n from generate_series(1, 3) as n`,
        [id, id]
      );
    }

    const asked = Array.from({ length: 200 }, async (_, n) => {
      const turn = n % 7;
      const person = people[turn];
      const { client, expected } =
        person !== undefined
          ? { client: person.client, expected: `authenticated ${person.id}` }
          : turn === 5
            ? { client: visitor, expected: 'anon nobody' }
            : { client: service, expected: 'service_role nobody' };
      // Reading, a failing write in between, a write, and asking who one is: in another order for each.
      if (n % 2 === 0) await client.from('notes').insert({ owner: people[0]?.id, body: people[0]?.id ?? '' });
      const [me, notes] = await Promise.all([client.rpc('who_am_i'), client.from('notes').select('owner')]);
      expect(me.data).toBe(expected);
      if (person !== undefined) {
        expect(new Set(notes.data?.map(({ owner }: { owner: string }) => owner))).toEqual(
          new Set([person.id])
        );
      } else if (turn === 5) {
        expect(notes.error?.code).toBe('42501');
      } else {
        expect(notes.data?.length).toBeGreaterThanOrEqual(15);
      }
    });
    await Promise.all(asked);
    // Outside of requests nobody's role has stuck to a connection.
    const { rows } = await database.query('select current_user::text as role, (select auth.uid()) as uid');
    expect(rows).toEqual([{ role: 'postgres', uid: null }]);
  });
});

describe('a request', () => {
  it('does not enter a transaction that somebody else holds open', async () => {
    const { client, id } = await server.person('waiting@office.test');
    const asked: PromiseLike<{ data: unknown }>[] = [];
    const { rows } = await database.transaction(async (statements) => {
      await statements.exec('set local role service_role');
      asked.push(client.rpc('who_am_i').then((answer) => answer));
      // Sent later and answered without the database: by then the other has arrived.
      for (let n = 0; n < 5; n++) await fetch(`${server.address}/config.json`);
      return statements.query('select current_user::text as role');
    });
    expect(rows).toEqual([{ role: 'service_role' }]);
    expect((await asked[0])?.data).toBe(`authenticated ${id}`);
  });
});

describe('the API', () => {
  it('leaves the privileges that the migrations gave as they are', async () => {
    const privileges = () =>
      database
        .query(
          `select relname, relacl::text from pg_class where relnamespace = 'public'::regnamespace
           union all select nspname, defaclacl::text from pg_default_acl join pg_namespace on pg_namespace.oid = defaclnamespace
           order by 1, 2`
        )
        .then(({ rows }) => rows);
    const before = await privileges();
    const { client } = await server.person('first@office.test');
    await client.from('notes').select();
    await client.rpc('who_am_i');
    expect(await privileges()).toEqual(before);
  });

  it('signs nobody up: accounts are made by whoever runs the office', async () => {
    const { error } = await server
      .client()
      .auth.signUp({ email: 'visitor@office.test', password: TEST_PASSWORD });
    expect(error?.status).toBe(404);
  });

  it('makes nobody an account who asks for a link to sign in with', async () => {
    const email = 'curious@office.test';
    const { error } = await server.client().auth.signInWithOtp({ email });
    expect(error).not.toBeNull();
    expect((await database.query('select from auth.users where email = $1', [email])).rows).toEqual([]);
  });

  it('stops answering who guesses passwords, and nobody else', async () => {
    const { client } = await server.person('guessed@office.test');
    const guess = (email: string) => server.client().auth.signInWithPassword({ email, password: 'a guess' });
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 12; n++) codes.push((await guess('guessed@office.test')).error?.code);
    expect(codes.at(0)).toBe('invalid_credentials');
    expect(codes.at(-1)).toBe('over_request_rate_limit');
    expect((await guess('other@office.test')).error?.code).toBe('invalid_credentials');
    expect((await client.rpc('who_am_i')).error).toBeNull();
  });

  it('refuses a request without a key, and one with a made-up key', async () => {
    const answers = await Promise.all([
      fetch(`${server.address}/rest/v1/notes`),
      fetch(`${server.address}/rest/v1/notes`, { headers: { apikey: 'sb_secret_made-up' } })
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
  });

  it('refuses a token whose time is over', async () => {
    const { id } = await server.person('late@office.test');
    const answer = await fetch(`${server.address}/rest/v1/notes`, {
      headers: {
        apikey: server.keys.publishable,
        authorization: `Bearer ${server.token(id, Date.now() / 1000 - 1)}`
      }
    });
    expect(answer.status).toBe(401);
  });

  it('lets a session renew itself with its refresh token', async () => {
    const { client, id } = await server.person('renewing@office.test');
    const { data, error } = await client.auth.refreshSession();
    expect(error).toBeNull();
    expect(data.user?.id).toBe(id);
    expect((await client.rpc('who_am_i')).data).toBe(`authenticated ${id}`);
  });

  it('tells the client what the database refused, and the log only where', async () => {
    const logged: string[] = [];
    for (const method of ['log', 'info', 'warn', 'error'] as const) {
      vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
        logged.push(
          words.map((word) => (typeof word === 'string' ? word : inspect(word, { depth: 9 }))).join(' ')
        );
      });
    }
    const { client, id } = await server.person('writing@office.test');
    await client.from('notes').insert({ owner: id, body: '张三 110101199001011234' });
    const { error } = await client.from('notes').insert({ owner: id, body: '张三 110101199001011234' });
    await client.auth.resetPasswordForEmail('writing@office.test');
    expect(error?.code).toBe('23505');
    expect(logged.join('\n')).toContain('constraint=notes_body_key');
    expect(logged.join('\n')).not.toMatch(/张三|110101|writing@/);
  });
});

describe('DatabaseError', () => {
  it('prints no value of a row, however it is printed', () => {
    const error = new DatabaseError(
      Object.assign(new Error('invalid input syntax for type uuid: "张三"'), {
        code: '22P02',
        detail: 'Failing row contains (张三).',
        query: 'select 张三',
        parameters: ['张三'],
        table_name: 'households'
      })
    );
    expect(inspect(error)).toBe('DatabaseError { code=22P02 table=households }');
    expect(inspect({ cause: error })).not.toContain('张三');
    expect(error).toMatchObject({ detail: 'Failing row contains (张三).', code: '22P02' });
  });
});
