import { createHmac } from 'node:crypto';
import { App, generateApiKey, getAuthSchemaSql } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import { Kysely } from 'kysely';
import type { Database } from './database.ts';
import { dialectOn } from './kysely-dialect.ts';

// The only module that knows @supabase/lite: the REST and sign-in service in front of the database.

/** The secrets of one installation. */
export interface ApiKeys {
  /** Signs access tokens (HS256). */
  readonly jwtSecret: string;
  /** What every browser sends; stands for the role `anon`. */
  readonly publishable: string;
  /** Stands for the role `service_role`. Never leaves the machine. */
  readonly secret: string;
}

/** REST under /rest/v1 and sign-in under /auth/v1. */
export interface Api {
  fetch(request: Request): Promise<Response>;
  /** Creates an account that may sign in at once. Does nothing where the address has one. */
  createAccount(email: string, password: string): Promise<void>;
  /** Gives an account another password. */
  setPassword(userId: string, password: string): Promise<void>;
  /** Reads the schema now, which otherwise the first request waits for (most of a second, embedded). */
  warmUp(): Promise<void>;
}

/** The tables of the auth schema, as repeatable SQL. */
export function authSchemaSql(): string {
  return getAuthSchemaSql();
}

/** Fresh secrets for a new installation. */
export async function createApiKeys(): Promise<ApiKeys> {
  const [publishable, secret] = await Promise.all([generateApiKey('publishable'), generateApiKey('secret')]);
  return {
    jwtSecret: Buffer.from(crypto.getRandomValues(new Uint8Array(48))).toString('base64url'),
    publishable: publishable.key,
    secret: secret.key
  };
}

/**
 * Opens the API on a database whose schema is ready.
 *
 * @param siteUrl the address people open, for links in answers.
 * @param tokenSeconds how long an access token is good for.
 */
export async function openApi(
  database: Database,
  keys: ApiKeys,
  { siteUrl, tokenSeconds = 3600 }: { siteUrl: string; tokenSeconds?: number }
): Promise<Api> {
  const connection = connectionOn(database);
  const app = await appOn(connection, keys, { siteUrl, tokenSeconds, signUp: false });
  // Accounts are made by whoever runs the office, never by a visitor: only this second front, which
  // is not served, signs people up.
  const registrar = await appOn(connection, keys, { siteUrl, tokenSeconds, signUp: true });

  return {
    fetch: async (request) => (offered(request) ? app.fetch(request) : notOffered()),
    createAccount: async (email, password) => {
      const answer = await registrar.fetch(
        new Request('http://localhost/auth/v1/signup', {
          method: 'POST',
          headers: { apikey: keys.publishable, 'content-type': 'application/json' },
          body: JSON.stringify({ email, password })
        })
      );
      if (
        answer.ok ||
        (await database.query('select from auth.users where email = $1', [email])).rows.length > 0
      ) {
        return;
      }
      throw new Error(`The account ${email} could not be made: ${await answer.text()}`);
    },
    setPassword: async (userId, password) => {
      const answer = await app.fetch(
        new Request('http://localhost/auth/v1/user', {
          method: 'PUT',
          headers: {
            apikey: keys.publishable,
            authorization: `Bearer ${signedFor(userId, keys.jwtSecret)}`,
            'content-type': 'application/json'
          },
          body: JSON.stringify({ password })
        })
      );
      if (!answer.ok) throw new Error(`The password could not be changed: ${await answer.text()}`);
    },
    warmUp: async () => {
      await connection.introspect({ useCache: true });
    }
  };
}

/** An access token as the service itself would give to this account, good for a minute. */
function signedFor(userId: string, secret: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const expiry = Math.floor(Date.now() / 1000) + 60;
  const claims = { sub: userId, role: 'authenticated', aud: 'authenticated', exp: expiry };
  const content = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

/**
 * What of the sign-in service visitors may use: sign in with a password, renew, sign out, see and change
 * their own account. The rest (one-time codes, links, recovery, the accounts of others) makes accounts or
 * sends mail; even with sign-up switched off, asking for a code makes an account. A test holds it.
 */
const OFFERED = new Set([
  '/auth/v1/token',
  '/auth/v1/logout',
  '/auth/v1/user',
  '/auth/v1/settings',
  '/auth/v1/health'
]);

function offered(request: Request): boolean {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname.startsWith('/rest/v1')) return true;
  if (pathname === '/auth/v1/token')
    return ['password', 'refresh_token'].includes(searchParams.get('grant_type') ?? '');
  return OFFERED.has(pathname);
}

function notOffered(): Response {
  return Response.json(
    { code: 404, error_code: 'not_found', msg: 'This is not offered here.' },
    { status: 404 }
  );
}

type Connection = ReturnType<typeof createPostgresConnection>;

/**
 * A connection of theirs whose statements run on our database. Made from their class for PostgreSQL,
 * whose own driver connects only when first used, which it never is.
 */
function connectionOn(database: Database): Connection {
  const connection = createPostgresConnection({});
  connection.kysely = new Kysely({ dialect: dialectOn(database) });
  // Where any table has row-level security, the library would grant *all* on all tables of that
  // schema to anon and authenticated at the first request, undoing what the migrations closed.
  // The state it keeps says that this was done already. A test holds it.
  Object.assign(connection, { rlsState: 'active' });
  return connection;
}

async function appOn(
  connection: Connection,
  keys: ApiKeys,
  options: { siteUrl: string; tokenSeconds: number; signUp: boolean }
) {
  const app = new App({
    connection,
    auth: {
      enabled: true,
      jwt_secret: keys.jwtSecret,
      publishable_key: keys.publishable,
      secret_key: keys.secret,
      jwt_expiry: options.tokenSeconds,
      enable_signup: options.signUp,
      site_url: options.siteUrl,
      additional_redirect_urls: [],
      // As config.toml has it for Supabase.
      minimum_password_length: 10,
      email: { enable_signup: options.signUp, enable_confirmations: false }
    },
    // As config.toml has it for Supabase.
    api: { schemas: ['public'], max_rows: 10_000 },
    studio: { enabled: false },
    storage: { enabled: false },
    db: { migrations: { enabled: false } },
    options: {
      server: { disableStudio: true, disableFallback: true, admin: false },
      // There is no mail on a closed network, and the library's own way would print letters with names and
      // codes into the log. Who changes the address of an account is told nothing by us.
      drivers: { email: { send: () => Promise.resolve() } }
    }
  });
  await app.init();
  return app;
}
