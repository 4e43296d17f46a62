import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { Database } from '../database.ts';
import { Connection, type Endpoint } from './connection.ts';

/** A client's socket, by hand. */
class HandSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  readonly bufferedAmount = 0;
  readonly send = vi.fn();
  readonly terminate = vi.fn(() => {
    this.readyState = 3;
    this.emit('close');
  });

  says(event: string, payload: object): void {
    this.emit('message', Buffer.from(JSON.stringify(['1', '1', 'realtime:t', event, payload])), false);
  }
}

/** A database that does not answer until it is told to. */
function slowDatabase() {
  let answer: () => void = () => undefined;
  const session = vi.fn(
    () =>
      new Promise<never>((_resolve, reject) => {
        answer = () => {
          reject(new Error('closed'));
        };
      })
  );
  return { session, database: { session } as unknown as Database, answer: () => answer() };
}

const keys = { jwtSecret: 'secret', publishable: 'key', secret: 'other' };

function connected(database: Database): HandSocket {
  const socket = new HandSocket();
  const endpoint: Endpoint = { database, keys, publicTopics: false, publish: () => undefined };
  new Connection(socket as unknown as WebSocket, '2.0.0', endpoint);
  return socket;
}

const join = { config: { private: true } };

it('lets a client go whose messages pile up while the database is slow', () => {
  const { database } = slowDatabase();
  const many = connected(database);
  for (let n = 0; n < 1000; n += 1) many.says('phx_join', join);
  expect(many.terminate).not.toHaveBeenCalled();
  many.says('phx_join', join);
  expect(many.terminate).toHaveBeenCalledTimes(1);

  const large = connected(database);
  const payload = { ...join, ballast: 'x'.repeat(1024 * 1024 - 200) };
  for (let n = 0; n < 4; n += 1) large.says('phx_join', payload);
  expect(large.terminate).not.toHaveBeenCalled();
  large.says('phx_join', payload);
  expect(large.terminate).toHaveBeenCalledTimes(1);
});

it('asks nothing more of the database for a client that is gone', async () => {
  const { database, session, answer } = slowDatabase();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const socket = connected(database);
  for (let n = 0; n < 5; n += 1) socket.says('phx_join', join);
  await vi.waitFor(() => {
    expect(session).toHaveBeenCalledTimes(1);
  });
  socket.terminate();
  answer();
  await new Promise((resolve) => setImmediate(resolve));
  expect(session).toHaveBeenCalledTimes(1);
});
