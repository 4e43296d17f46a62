import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { createHmac } from 'node:crypto';
import { createApiKeys, openApi, type Api, type ApiKeys } from '../../supabase/embedded/api.ts';
import type { Database } from '../../supabase/embedded/database.ts';
import { openRealtime } from '../../supabase/embedded/realtime/endpoint.ts';
import { listen, serverFor } from '../../supabase/embedded/server.ts';

export const TEST_PASSWORD = 'a-long-password';

/** API, sign-in and realtime on a port of their own, on a database that the test has opened. */
export interface TestServer {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  readonly keys: ApiKeys;
  readonly api: Api;
  /** A client of its own, as in a browser that nobody has signed in to. */
  client(): SupabaseClient;
  /** A client signed in with an account made for it. */
  person(email: string): Promise<{ client: SupabaseClient; id: string }>;
  /** An access token of a person that ends at this time (seconds since 1970). */
  token(id: string, expiry: number): string;
  /** Leaves every client and stops listening; the database stays open. */
  close(): Promise<void>;
}

export async function openTestServer(database: Database): Promise<TestServer> {
  const keys = await createApiKeys();
  const api = await openApi(database, keys, { siteUrl: 'http://127.0.0.1' });
  const realtime = await openRealtime(database, keys);
  const server = serverFor({
    api,
    configuration: '{}',
    app: () => Promise.resolve(new Response(null, { status: 404 })),
    realtime: (request, socket, head) => {
      realtime.take(request, socket, head);
    },
    sharesUpgrades: false
  });
  const address = `http://127.0.0.1:${await listen(server, '127.0.0.1', 0)}`;
  const clients: SupabaseClient[] = [];

  const client = () => {
    const made = createClient(address, keys.publishable, {
      auth: { persistSession: false, autoRefreshToken: false }
    });
    clients.push(made);
    return made;
  };
  return {
    address,
    keys,
    api,
    client,
    person: async (email) => {
      await api.createAccount(email, TEST_PASSWORD);
      const own = client();
      const { data, error } = await own.auth.signInWithPassword({ email, password: TEST_PASSWORD });
      if (error !== null) throw error;
      return { client: own, id: data.user.id };
    },
    token: (id, expiry) =>
      signed({ sub: id, role: 'authenticated', aud: 'authenticated', exp: expiry }, keys.jwtSecret),
    close: async () => {
      await Promise.all(clients.map((each) => each.removeAllChannels()));
      await realtime.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
}

function signed(claims: Record<string, unknown>, secret: string): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}
