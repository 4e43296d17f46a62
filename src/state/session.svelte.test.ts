import { describe, expect, it } from 'vitest';
import type { Access } from '../data/access.ts';
import type { CodeLists } from '../data/code-lists.ts';
import { Problem } from '../data/problem.ts';
import type { Identity, SessionStore } from '../data/session.ts';
import { Session } from './session.svelte.ts';

const anna: Identity = { userId: 'a', email: 'anna@example.org' };
const access: Access = {
  user_id: 'a',
  staff: null,
  grants: [{ role: 'leader', scope: '990100001', scope_name: null }],
  offices: ['990100001'],
  review_scopes: ['990100001'],
  work_scopes: [],
  today: '2026-11-22'
};
const codes: CodeLists = {
  levels: [],
  posts: [],
  hardship_categories: [],
  hardship_subtypes: [],
  facility_kinds: [],
  incident_categories: [],
  settings: {}
};

/** A place where whoever is in `kept` is signed in already. */
function place(kept: Identity | null, change: Partial<SessionStore> = {}) {
  let tell: (identity: Identity | null) => void = () => undefined;
  const signedOut: string[] = [];
  const store: SessionStore = {
    current: async () => kept,
    signIn: async () => anna,
    signOut: async () => {
      signedOut.push('out');
    },
    watch: (onchange) => {
      tell = onchange;
      return () => undefined;
    },
    ...change
  };
  return {
    store,
    signedOut,
    tell: (identity: Identity | null) => {
      tell(identity);
    }
  };
}
const session = (store: SessionStore, mine: () => Promise<Access> = async () => access) =>
  new Session(store, { mine }, { all: async () => codes });
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('Session', () => {
  it('takes up a session that survived a reload', async () => {
    const here = session(place(anna).store);
    here.start();
    await settled();
    expect(here.status).toBe('open');
    expect(here.opened?.access.grants[0]?.role).toBe('leader');
  });

  it('shows the sign-in page when there is none', async () => {
    const here = session(place(null).store);
    here.start();
    await settled();
    expect(here.status).toBe('signed_out');
    expect(here.ended).toBe(false);
  });

  it('stays on the sign-in page with a reason when the password is wrong', async () => {
    const refused = place(null, { signIn: () => Promise.reject(new Problem('wrong_password')) });
    const here = session(refused.store);
    here.start();
    await settled();
    await expect(here.signIn('anna@example.org', 'guess')).rejects.toMatchObject({ kind: 'wrong_password' });
    expect(here.status).toBe('signed_out');
  });

  it('says so when the session ended by itself, and not when one signed out', async () => {
    const { store, tell } = place(anna);
    const here = session(store);
    here.start();
    await settled();
    tell(null);
    expect([here.status, here.ended]).toEqual(['signed_out', true]);

    await here.signIn('anna@example.org', 'right');
    await here.signOut();
    tell(null);
    expect([here.status, here.ended]).toEqual(['signed_out', false]);
  });

  it('forgets a session that the place no longer knows', async () => {
    const { store, signedOut } = place(anna);
    const here = session(store, () => Promise.reject(new Problem('signed_out')));
    here.start();
    await settled();
    expect(here.status).toBe('signed_out');
    expect(signedOut).toEqual(['out']);
  });

  it('keeps the session when rights can not be fetched, and fetches them again', async () => {
    let down = true;
    const here = session(place(anna).store, () =>
      down ? Promise.reject(new Problem('unreachable')) : Promise.resolve(access)
    );
    here.start();
    await settled();
    expect([here.status, here.problem?.kind]).toEqual(['failed', 'unreachable']);

    down = false;
    await here.again();
    expect(here.status).toBe('open');
  });
});
