import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen, serverFor } from './server.ts';

let server: Server;
let port: number;
/** How many bytes reached the API, by request. */
let reached: number[];
/** What is done with a connection that asks for realtime. */
let realtime: (socket: Duplex) => void;

beforeEach(async () => {
  reached = [];
  realtime = (socket) => socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
  server = serverFor({
    api: {
      fetch: async (request) => {
        reached.push((await request.arrayBuffer()).byteLength);
        return Response.json({});
      },
      createAccount: () => Promise.resolve(),
      setPassword: () => Promise.resolve(),
      warmUp: () => Promise.resolve()
    },
    configuration: '{}',
    app: () => Promise.resolve(new Response('the app')),
    realtime: (_request, socket) => {
      realtime(socket);
    },
    sharesUpgrades: false
  });
  port = await listen(server, '127.0.0.1', 0);
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** Sends these lines as they are, and resolves with all that comes back until the connection is closed. */
async function raw(...lines: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('error', () => undefined);
  socket.setEncoding('utf8').on('data', (text: string) => (said += text));
  socket.write([...lines, '', ''].join('\r\n'));
  await once(socket, 'close');
  return said;
}

const UPGRADE = ['Host: localhost', 'Connection: Upgrade', 'Upgrade: websocket'];

describe('the server', () => {
  it('drops a connection to take over whose address is none, and goes on', async () => {
    expect(await raw('GET // HTTP/1.1', ...UPGRADE)).toBe('');
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('the app');
  });

  it('answers 400 to a request whose address is none', async () => {
    expect(await raw('GET // HTTP/1.1', 'Host: localhost')).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('outlives an error on a connection that asked for realtime and was refused', async () => {
    realtime = (socket) => {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      socket.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
    };
    await raw('GET /realtime/v1/websocket HTTP/1.1', ...UPGRADE);
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('the app');
  });
});

/** Sends so many bytes in chunks, so that no header says how many. */
async function sendChunks(path: string, bytes: number): Promise<number> {
  const chunk = new Uint8Array(16 * 1024);
  let left = bytes;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (left <= 0) controller.close();
      else controller.enqueue(chunk.subarray(0, Math.min(left, chunk.length)));
      left -= chunk.length;
    }
  });
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
  return (await fetch(`http://127.0.0.1:${port}${path}`, init)).status;
}

describe('a body that says its length', () => {
  it('is refused beyond 8 MB before any of it has come', async () => {
    const answer = await raw(
      'POST /rest/v1/incidents HTTP/1.1',
      'Host: localhost',
      `Content-Length: ${8 * 1024 * 1024 + 1}`
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(reached).toEqual([]);
  });
});

describe('a body without a length', () => {
  it('is refused for signing in beyond 64 kB, before it is whole', async () => {
    expect(await sendChunks('/auth/v1/user', 80 * 1024)).toBe(413);
    expect(reached).toEqual([]);
  });

  it('is refused beyond 8 MB where it is data', async () => {
    expect(await sendChunks('/rest/v1/incidents', 8 * 1024 * 1024 + 1)).toBe(413);
    expect(reached).toEqual([]);
  });

  it('reaches the API whole below that, and above it where it is data', async () => {
    expect(await sendChunks('/auth/v1/user', 64 * 1024)).toBe(200);
    expect(await sendChunks('/rest/v1/incidents', 300_000)).toBe(200);
    expect(reached).toEqual([64 * 1024, 300_000]);
  });
});
