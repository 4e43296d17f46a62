import { createClient, type Session } from '@supabase/supabase-js';
import { DEMONSTRATION_PASSWORD } from '../../supabase/embedded/demonstration.ts';
import type { Served } from './served.ts';

/** Somebody signed in to the demonstration, with a client of his own. */
export interface Person {
  readonly client: Client;
  readonly session: Session;
}

export type Client = ReturnType<typeof clientOf>;

/** A client that keeps its session in memory and never renews it by itself. */
export function clientOf({ address, key }: Served) {
  return createClient(address, key, { auth: { persistSession: false, autoRefreshToken: false } });
}

/** Signs in `leader`, `worker`, … */
export async function signIn(served: Served, name: string): Promise<Person> {
  const client = clientOf(served);
  const { data, error } = await client.auth.signInWithPassword({
    email: `${name}@demo.wangge`,
    password: DEMONSTRATION_PASSWORD
  });
  if (error) throw new Error(`${name} could not sign in: ${error.message}`);
  return { client, session: data.session };
}

/** Asks a database function and gives its answer. Throws where it refuses. */
export async function ask(
  { client }: Person,
  name: string,
  parameters: Record<string, unknown> = {}
): Promise<unknown> {
  const { data, error } = (await client.rpc(name, parameters)) as { data: unknown; error: Refused | null };
  if (error) throw new Error(`${name}: ${error.code} ${error.message}`);
  return data;
}

interface Refused {
  readonly code: string;
  readonly message: string;
}
