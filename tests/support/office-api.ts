import { createHmac } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { createApiKeys, openApi, type Api } from '../../supabase/embedded/api.ts';
import type { Database } from '../../supabase/embedded/database.ts';
import { loadOffice, people } from './office.ts';
import { openTestDatabase } from './test-database.ts';

const PLACE = 'http://office.test';

/** A request as supabase-js would not send it. */
export interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** The two offices behind the API. */
export interface OfficeApi {
  readonly database: Database;
  readonly api: Api;
  /** An unmodified client, signed in as an account of the fixture (`worker`) or not at all (`anonymous`). */
  as(name: string): SupabaseClient;
  /** One raw request; gives the status and everything that came back, headers included. */
  ask(name: string, path: string, asked?: Asked): Promise<{ status: number; text: string }>;
  /** A token with these claims, signed as the API signs unless another secret is given. */
  signed(claims: object, secret?: string): string;
}

/** One part of a token. */
export const tokenPart = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function openOfficeApi(): Promise<OfficeApi> {
  const database = await openTestDatabase();
  await loadOffice(database);
  const everybody = await people(database);
  const keys = await createApiKeys();
  const api = await openApi(database, keys, { siteUrl: PLACE });

  function signed(claims: object, secret = keys.jwtSecret): string {
    const body = `${tokenPart({ alg: 'HS256', typ: 'JWT' })}.${tokenPart(claims)}`;
    return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
  }

  function tokenOf(name: string): string {
    const person = everybody.find((someone) => someone.name === name);
    if (person === undefined) throw new Error(`The fixture has no ${name}`);
    if (person.userId === null) return keys.publishable;
    const exp = Math.floor(Date.now() / 1000) + 600;
    return signed({ sub: person.userId, role: 'authenticated', aud: 'authenticated', exp });
  }

  return {
    database,
    api,
    signed,
    as: (name) =>
      // The client is typed by whatever schema it is given; here rows are held against expectations as they come.
      createClient(PLACE, keys.publishable, {
        accessToken: () => Promise.resolve(tokenOf(name)),
        global: { fetch: (input, init) => api.fetch(new Request(input, init)) }
      }) as SupabaseClient,
    ask: async (name, path, { method = 'GET', body, headers } = {}) => {
      const response = await api.fetch(
        new Request(`${PLACE}${path}`, {
          method,
          headers: {
            apikey: keys.publishable,
            authorization: `Bearer ${tokenOf(name)}`,
            'content-type': 'application/json',
            ...headers
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) })
        })
      );
      return {
        status: response.status,
        text: `${JSON.stringify([...response.headers])} ${await response.text()}`
      };
    }
  };
}
