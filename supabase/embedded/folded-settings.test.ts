import { describe, expect, it } from 'vitest';
import type { Session } from './database.ts';
import { foldSettings } from './folded-settings.ts';

function recorded() {
  const said: [string, readonly unknown[]][] = [];
  const session: Session = {
    query: async (sql, parameters = []) => {
      said.push([sql, parameters]);
      return Promise.resolve({ rows: [], affected: 0 });
    },
    exec: async (sql) => {
      said.push([sql, []]);
      return Promise.resolve();
    },
    release: () => said.push(['released', []])
  };
  return { said, session: foldSettings(session) };
}

describe('settings of a transaction', () => {
  it('go before the next statement as one, in their order, each with its own parameters', async () => {
    const { said, session } = recorded();
    await session.query('begin');
    await session.query(`SELECT set_config('role', $1, true)`, ['authenticated']);
    await session.query(`SELECT set_config('response.status', '', true)`);
    await session.query(`SELECT set_config('request.path', $1, true)`, ['/rpc/x']);
    await session.query('select $1', [7]);
    await session.query('commit');
    expect(said).toEqual([
      ['begin', []],
      [
        `select set_config('role', $1::text, true), set_config('response.status', '', true), set_config('request.path', $2::text, true)`,
        ['authenticated', '/rpc/x']
      ],
      ['select $1', [7]],
      ['commit', []]
    ]);
  });

  it('go before statements without parameters too', async () => {
    const { said, session } = recorded();
    await session.query(`SELECT set_config('role', $1, true)`, ['anon']);
    await session.exec('set local transaction_read_only = on');
    expect(said.map(([sql]) => sql)).toEqual([
      `select set_config('role', $1::text, true)`,
      'set local transaction_read_only = on'
    ]);
  });

  it('never outlive the transaction or the session they were made in', async () => {
    const { said, session } = recorded();
    await session.query(`SELECT set_config('role', $1, true)`, ['anon']);
    await session.query('rollback');
    await session.query(`SELECT set_config('role', $1, true)`, ['anon']);
    session.release();
    await session.query('select 1');
    expect(said.map(([sql]) => sql)).toEqual(['rollback', 'released', 'select 1']);
  });

  it('are left alone where they are for the whole session, or more than a setting', async () => {
    const { said, session } = recorded();
    await session.query(`select set_config('role', $1, false)`, ['anon']);
    await session.query(`select set_config('role', $1, true) from people`, ['anon']);
    expect(said).toHaveLength(2);
  });
});
