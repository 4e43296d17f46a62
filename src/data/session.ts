import { isAuthRetryableFetchError, type AuthError } from '@supabase/supabase-js';
import type { Client } from './client.ts';
import { Problem } from './problem.ts';

/** Who is signed in, as far as the browser knows. Rights come from `my_access`. */
export interface Identity {
  readonly userId: string;
  readonly email: string;
}

export interface SessionStore {
  /**
   * The session that survived a reload, if any.
   *
   * @throws Problem where it has run out and the place can not be reached to renew it: it is not over yet.
   */
  current(): Promise<Identity | null>;
  /** @throws Problem `wrong_password`, `too_many_tries`, `offline`, `unreachable` … */
  signIn(email: string, password: string): Promise<Identity>;
  signOut(): Promise<void>;
  /** Calls back whenever somebody comes or goes, in another tab too. Returns how to stop. */
  watch(onchange: (identity: Identity | null) => void): () => void;
}

export function sessionStore(client: Client): SessionStore {
  return {
    async current() {
      const { data, error } = await client.auth.getSession();
      if (isAuthRetryableFetchError(error)) throw new Problem(navigator.onLine ? 'unreachable' : 'offline');
      return identityOf(data.session?.user);
    },
    async signIn(email, password) {
      const { data, error } = await client.auth.signInWithPassword({ email, password });
      if (error !== null) throw problemOfSignIn(error, navigator.onLine);
      const identity = identityOf(data.user);
      if (identity === null) throw new Problem('bad_answer', 'sign-in without a user');
      return identity;
    },
    async signOut() {
      // This browser only; and even when the server can not be told, this browser forgets.
      await client.auth.signOut({ scope: 'local' });
    },
    watch(onchange) {
      const { data } = client.auth.onAuthStateChange((event, session) => {
        if (event === 'INITIAL_SESSION') return;
        // Out of the callback first: calling the client from within waits for itself.
        setTimeout(() => {
          onchange(identityOf(session?.user));
        }, 0);
      });
      return () => {
        data.subscription.unsubscribe();
      };
    }
  };
}

function identityOf(user: { id: string; email?: string | undefined } | null | undefined): Identity | null {
  return user ? { userId: user.id, email: user.email ?? '' } : null;
}

/** What a refused sign-in means to the person at the keyboard. */
export function problemOfSignIn(error: AuthError, online: boolean): Problem {
  const detail = `${String(error.status ?? 0)} ${error.code ?? ''}`;
  if (error.code === 'invalid_credentials' || error.status === 400)
    return new Problem('wrong_password', detail);
  if (error.status === 429) return new Problem('too_many_tries', detail);
  if (error.status === undefined || error.status === 0)
    return new Problem(online ? 'unreachable' : 'offline', detail);
  if (error.status === 502 || error.status === 503 || error.status === 504)
    return new Problem('unreachable', detail);
  return new Problem('server', detail);
}
