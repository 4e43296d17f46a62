import type { RealtimeChannel, SupabaseClient } from '@supabase/supabase-js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../supabase/embedded/database.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { openTestServer, type TestServer } from '../support/test-server.ts';

interface Heard {
  readonly event: string;
  readonly payload: Record<string, unknown>;
}

let database: Database;
let server: TestServer;
let insider: { client: SupabaseClient; id: string };
let outsider: { client: SupabaseClient; id: string };

beforeAll(async () => {
  database = await openTestDatabase();
  // Who has a room may read and write in it; everybody signed in may read the hall.
  await database.exec(`
    create table public.rooms (topic text, user_id uuid, writes boolean default true);
    grant select on public.rooms to authenticated;
    create policy "readers of rooms" on realtime.messages for select to authenticated
      using (realtime.topic() = 'hall' or exists (
        select from public.rooms where rooms.topic = realtime.topic() and rooms.user_id = (select auth.uid())));
    create policy "writers of rooms" on realtime.messages for insert to authenticated
      with check (exists (select from public.rooms
        where rooms.topic = realtime.topic() and rooms.user_id = (select auth.uid()) and rooms.writes));
  `);
});
afterAll(() => database.close());

beforeEach(async () => {
  server = await openTestServer(database);
  insider = await server.person('insider@office.test');
  outsider = await server.person('outsider@office.test');
  await database.query('delete from public.rooms');
  await database.query(`insert into public.rooms values ('room', $1, true), ('quiet', $1, false)`, [
    insider.id
  ]);
});
afterEach(() => server.close());

/** Joins a private topic and waits for the server's word. Collects what is heard on it. */
async function join(
  client: SupabaseClient,
  topic: string,
  config: { private?: boolean; broadcast?: { self?: boolean; ack?: boolean } } = {}
) {
  const heard: Heard[] = [];
  const statuses: string[] = [];
  const reasons: string[] = [];
  const channel: RealtimeChannel = client.channel(topic, { config: { private: true, ...config } });
  channel.on('broadcast', { event: '*' }, ({ event, payload }) =>
    heard.push({ event, payload: payload as Heard['payload'] })
  );
  channel.on('system', {}, (system: { message?: unknown }) => reasons.push(String(system.message)));
  await new Promise<void>((resolve) => {
    channel.subscribe((status, error) => {
      statuses.push(status);
      if (error !== undefined) reasons.push(error.message);
      resolve();
    });
  });
  return { channel, heard, statuses, reasons };
}

const send = (topic: string, payload: Record<string, unknown>, isPrivate = true) =>
  database.query('select realtime.send($1::jsonb, $2, $3, $4)', [
    JSON.stringify(payload),
    'changed',
    topic,
    isPrivate
  ]);

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 10 });

describe('joining', () => {
  it('is granted on a private topic that the policies let one read', async () => {
    expect((await join(insider.client, 'room')).statuses).toEqual(['SUBSCRIBED']);
  });

  it('is refused, with a reason, on a topic that they do not', async () => {
    const { statuses, reasons } = await join(outsider.client, 'room');
    expect(statuses).toEqual(['CHANNEL_ERROR']);
    expect(reasons[0]).toContain('You do not have permissions to read from this Channel topic: room');
  });

  it('is refused to a visitor who is not signed in', async () => {
    expect((await join(server.client(), 'hall')).statuses).toEqual(['CHANNEL_ERROR']);
  });

  it('is refused on a public topic, which asks no policy', async () => {
    const { statuses, reasons } = await join(insider.client, 'room', { private: false });
    expect(statuses).toEqual(['CHANNEL_ERROR']);
    expect(reasons[0]).toContain('PrivateOnly');
  });

  it('is refused with a token that somebody else has signed', async () => {
    const stranger = server.client();
    await stranger.realtime.setAuth(
      server.token(insider.id, Date.now() / 1000 + 60).replace(/.{4}$/, 'AAAA')
    );
    expect((await join(stranger, 'room')).statuses).toEqual(['CHANNEL_ERROR']);
  });

  it('leaves nothing in the table that it asks about', async () => {
    const count = () => database.query('select count(*) from realtime.messages').then(({ rows }) => rows[0]);
    const before = await count();
    await join(insider.client, 'room');
    expect(await count()).toEqual(before);
  });
});

describe('a broadcast from the database', () => {
  it('reaches everybody who has joined the topic, and nobody else', async () => {
    const [room, hall, elsewhere] = [
      await join(insider.client, 'room'),
      await join(insider.client, 'hall'),
      await join(outsider.client, 'hall')
    ];
    await send('room', { code: '110101001' });
    await send('hall', { code: 'all' });
    await eventually(() => {
      expect(room.heard).toEqual([{ event: 'changed', payload: { code: '110101001' } }]);
      expect(hall.heard).toEqual([{ event: 'changed', payload: { code: 'all' } }]);
      expect(elsewhere.heard).toEqual([{ event: 'changed', payload: { code: 'all' } }]);
    });
  });

  it('is heard after the commit only, and not at all after a rollback', async () => {
    const { heard } = await join(insider.client, 'room');
    await database
      .transaction(async (statements) => {
        await statements.exec(`select realtime.send('{"lost": true}', 'changed', 'room', true)`);
        throw new Error('changed our mind');
      })
      .catch(() => undefined);
    await database.transaction(async (statements) => {
      await statements.exec(`select realtime.send('{"n": 1}', 'changed', 'room', true)`);
      await statements.exec(`select realtime.send('{"n": 2}', 'changed', 'room', true)`);
      expect(heard).toEqual([]);
    });
    await eventually(() => {
      expect(heard.map(({ payload }) => payload)).toEqual([{ n: 1 }, { n: 2 }]);
    });
  });

  it('may be larger than a notice of the database', async () => {
    const { heard } = await join(insider.client, 'room');
    const text = '格'.repeat(20_000);
    await send('room', { text });
    await eventually(() => {
      expect(heard[0]?.payload).toEqual({ text });
    });
  });

  it('to a public topic of the same name is not heard on the private one', async () => {
    const { heard } = await join(insider.client, 'room');
    await send('room', { n: 'public' }, false);
    await send('room', { n: 'private' });
    await eventually(() => {
      expect(heard.map(({ payload }) => payload)).toEqual([{ n: 'private' }]);
    });
  });

  it('is heard once each when many are written side by side', async () => {
    const { heard } = await join(insider.client, 'room');
    await Promise.all(Array.from({ length: 200 }, (_, n) => send('room', { n })));
    await eventually(() => {
      expect(heard).toHaveLength(200);
    });
    const numbers = heard.map(({ payload }) => payload['n'] as number);
    expect(new Set(numbers).size).toBe(200);
  });

  it('reaches each of a hundred clients', async () => {
    const listeners = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const client = server.client();
        await client.realtime.setAuth(server.token(insider.id, Math.floor(Date.now() / 1000) + 600));
        return join(client, 'room');
      })
    );
    await send('room', { n: 1 });
    await eventually(() => {
      expect(listeners.map(({ heard }) => heard.length)).toEqual(Array<number>(100).fill(1));
    });
  });
});

describe('a broadcast from a client', () => {
  it('reaches the others on the topic where the policies let one write', async () => {
    await database.query(`insert into public.rooms values ('room', $1)`, [outsider.id]);
    const speaker = await join(insider.client, 'room', { broadcast: { ack: true } });
    const listener = await join(outsider.client, 'room');
    const answer = await speaker.channel.send({
      type: 'broadcast',
      event: '指针',
      payload: { at: '和平里' }
    });
    expect(answer).toBe('ok');
    await eventually(() => {
      expect(listener.heard).toEqual([{ event: '指针', payload: { at: '和平里' } }]);
    });
    expect(speaker.heard).toEqual([]);
  });

  it('comes back to who asked for that', async () => {
    const speaker = await join(insider.client, 'room', { broadcast: { self: true } });
    await speaker.channel.send({ type: 'broadcast', event: 'pointer', payload: { n: 1 } });
    await eventually(() => {
      expect(speaker.heard).toEqual([{ event: 'pointer', payload: { n: 1 } }]);
    });
  });

  it('is refused where one may read and not write', async () => {
    await database.query(`insert into public.rooms values ('quiet', $1)`, [outsider.id]);
    const speaker = await join(insider.client, 'quiet', { broadcast: { ack: true } });
    const listener = await join(outsider.client, 'quiet');
    expect(await speaker.channel.send({ type: 'broadcast', event: 'pointer', payload: {} })).toBe('error');
    await send('quiet', { n: 'after' });
    await eventually(() => {
      expect(listener.heard.map(({ payload }) => payload)).toEqual([{ n: 'after' }]);
    });
  });
});

describe('a channel', () => {
  it('is silent once it is left', async () => {
    const left = await join(insider.client, 'room');
    const stayed = await join(insider.client, 'hall');
    expect(await insider.client.removeChannel(left.channel)).toBe('ok');
    await send('room', { n: 1 });
    await send('hall', { n: 2 });
    await eventually(() => {
      expect(stayed.heard).toHaveLength(1);
    });
    expect(left.heard).toEqual([]);
  });

  describe('whose token runs out', () => {
    // Under the 25 s after which the library gives its own token again, which here is nobody's.
    const LIFE_SECONDS = 15;
    // The clock is moved on when everybody has joined, however long that took.
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    });
    afterEach(() => {
      vi.useRealTimers();
    });
    const tokenRunsOut = () => vi.advanceTimersByTimeAsync(LIFE_SECONDS * 1000);
    const shortToken = () => server.token(insider.id, Math.floor(Date.now() / 1000) + LIFE_SECONDS);

    it('is closed, with a reason', async () => {
      const client = server.client();
      await client.realtime.setAuth(shortToken());
      const { statuses, reasons } = await join(client, 'room');
      expect(statuses).toEqual(['SUBSCRIBED']);
      await tokenRunsOut();
      await eventually(() => {
        expect(statuses).toEqual(['SUBSCRIBED', 'CLOSED']);
      });
      expect(reasons).toContain('InvalidJWTToken: Token has expired');
    });

    it('outlives it where it is given a newer one in time', async () => {
      const client = server.client();
      const first = shortToken();
      await client.realtime.setAuth(first);
      const { channel, statuses, heard } = await join(client, 'room', { broadcast: { ack: true } });
      await client.realtime.setAuth(server.token(insider.id, Math.floor(Date.now() / 1000) + 600));
      // What is answered now was sent after the newer token, so that has arrived.
      expect(await channel.send({ type: 'broadcast', event: 'after', payload: {} })).toBe('ok');
      // A second client with the old token tells when that has run out.
      const witness = server.client();
      await witness.realtime.setAuth(first);
      const ended = await join(witness, 'room');
      await tokenRunsOut();
      await eventually(() => {
        expect(ended.statuses).toContain('CLOSED');
      });
      await send('room', { n: 1 });
      await eventually(() => {
        expect(heard).toHaveLength(1);
      });
      expect(statuses).toEqual(['SUBSCRIBED']);
    });
  });

  it('is closed when the newer token is of somebody who may not read the topic', async () => {
    const client = server.client();
    const later = Math.floor(Date.now() / 1000) + 600;
    await client.realtime.setAuth(server.token(insider.id, later));
    const { statuses, reasons } = await join(client, 'room');
    await client.realtime.setAuth(server.token(outsider.id, later));
    await eventually(() => {
      expect(statuses).toEqual(['SUBSCRIBED', 'CLOSED']);
    });
    expect(reasons[0]).toContain('Unauthorized');
  });

  it('joins again by itself after the line was lost, and hears what is sent then', async () => {
    const { statuses, heard } = await join(insider.client, 'room');
    // The line ends without the channel being left; the library offers no way to say so.
    const socket = (
      insider.client.realtime as unknown as { socketAdapter: { getSocket(): { conn: WebSocket } } }
    ).socketAdapter;
    socket.getSocket().conn.close(3000, 'cut');
    await eventually(() => {
      expect(statuses.filter((status) => status === 'SUBSCRIBED')).toHaveLength(2);
    });
    await send('room', { n: 1 });
    await eventually(() => {
      expect(heard).toEqual([{ event: 'changed', payload: { n: 1 } }]);
    });
  });
});

describe('a connection', () => {
  it('is answered when it shows that it lives', async () => {
    const beats: string[] = [];
    insider.client.realtime.onHeartbeat((status) => beats.push(status));
    await join(insider.client, 'room');
    await insider.client.realtime.sendHeartbeat();
    await eventually(() => {
      expect(beats).toContain('ok');
    });
  });

  it('without a key is refused before it begins', async () => {
    const socket = new WebSocket(`${server.address.replace('http', 'ws')}/realtime/v1/websocket?vsn=2.0.0`);
    const outcome = await new Promise((resolve) => {
      socket.onopen = () => resolve('open');
      socket.onerror = () => resolve('refused');
    });
    expect(outcome).toBe('refused');
  });
});
