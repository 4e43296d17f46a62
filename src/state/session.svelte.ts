import { createContext } from 'svelte';
import type { Access, AccessStore } from '../data/access.ts';
import type { CodeLists, CodeListStore } from '../data/code-lists.ts';
import { problemOf, type Problem } from '../data/problem.ts';
import type { Identity, SessionStore } from '../data/session.ts';

/** `opening`: signed in, rights and code lists are on their way. */
export type SessionStatus = 'starting' | 'signed_out' | 'opening' | 'open' | 'failed';

interface Opened {
  readonly access: Access;
  readonly codes: CodeLists;
}

/** Who is at the keyboard, and what they may see. */
export class Session {
  readonly #sessions: SessionStore;
  readonly #accesses: Pick<AccessStore, 'mine'>;
  readonly #codeLists: CodeListStore;
  #status = $state<SessionStatus>('starting');
  #identity = $state.raw<Identity | null>(null);
  #opened = $state.raw<Opened | null>(null);
  #problem = $state.raw<Problem>();
  /** True when the session ended by itself: the sign-in page then says why it is shown. */
  #ended = $state(false);

  constructor(sessions: SessionStore, accesses: Pick<AccessStore, 'mine'>, codeLists: CodeListStore) {
    this.#sessions = sessions;
    this.#accesses = accesses;
    this.#codeLists = codeLists;
  }

  get status() {
    return this.#status;
  }

  get identity() {
    return this.#identity;
  }

  get opened() {
    return this.#opened;
  }

  get problem() {
    return this.#problem;
  }

  get ended() {
    return this.#ended;
  }

  /** Takes up the session that survived a reload, and from then on follows it. Returns how to stop. */
  start(): () => void {
    const stop = this.#sessions.watch((identity) => {
      if (identity === null) {
        if (this.#status === 'open' || this.#status === 'opening') this.#leave(true);
      } else if (identity.userId !== this.#identity?.userId) {
        void this.#open(identity);
      }
    });
    void this.#resume();
    return stop;
  }

  /** @throws Problem saying why not; the page stays as it is. */
  async signIn(email: string, password: string): Promise<void> {
    try {
      const identity = await this.#sessions.signIn(email.trim(), password);
      this.#ended = false;
      await this.#open(identity);
    } catch (error) {
      throw problemOf(error);
    }
  }

  async signOut(): Promise<void> {
    this.#leave(false);
    await this.#sessions.signOut();
  }

  /** Fetches rights again after it failed. */
  async again(): Promise<void> {
    if (this.#identity === null) await this.#resume();
    else await this.#open(this.#identity);
  }

  async #resume() {
    try {
      const identity = await this.#sessions.current();
      if (identity === null) this.#status = 'signed_out';
      else await this.#open(identity);
    } catch (error) {
      this.#problem = problemOf(error);
      this.#status = 'failed';
    }
  }

  async #open(identity: Identity) {
    if (this.#status === 'opening' && this.#identity?.userId === identity.userId) return;
    this.#identity = identity;
    this.#status = 'opening';
    try {
      const [access, codes] = await Promise.all([this.#accesses.mine(), this.#codeLists.all()]);
      if (this.#identity !== identity) return;
      this.#opened = { access, codes };
      this.#problem = undefined;
      this.#status = 'open';
    } catch (error) {
      if (this.#identity !== identity) return;
      const problem = problemOf(error);
      if (problem.kind === 'signed_out') {
        // A session from before the place was made anew: nobody there knows it any more.
        await this.#sessions.signOut();
        this.#leave(true);
        return;
      }
      this.#problem = problem;
      this.#status = 'failed';
    }
  }

  #leave(ended: boolean) {
    this.#identity = null;
    this.#opened = null;
    this.#problem = undefined;
    this.#ended = ended;
    this.#status = 'signed_out';
  }
}

export const [getSession, setSession] = createContext<Session>();
