import { createClient } from '@supabase/supabase-js';
import type { Configuration } from './configuration.ts';

/** The client as the stores know it. What comes out of it is unknown until it has been decoded. */
export type Client = ReturnType<typeof connect>;

/**
 * The one client of the page. It keeps the session in this browser, renews it before it runs out, and hands the
 * token to REST and realtime alike.
 */
export function connect({ url, key }: Configuration) {
  return createClient(url, key, {
    auth: {
      persistSession: true,
      autoRefreshToken: true,
      // Nobody comes back here from a link in an e-mail: the address bar is ours.
      detectSessionInUrl: false,
      storageKey: 'wangge-session'
    },
    realtime: { heartbeatIntervalMs: 20_000 }
  });
}
