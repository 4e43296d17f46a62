import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Served } from './served.ts';

/** One answer of the server: its path, and the bytes of its body as they crossed the wire. */
export interface Passed {
  readonly path: string;
  bytes: number;
}

/** A server in front of the real one. */
export interface CountingProxy {
  readonly address: string;
  /** Everything that has passed, in the order of asking. */
  readonly passed: readonly Passed[];
  close(): void;
}

/**
 * Stands between browser and server and counts. The browser's own account of what it fetched leaves out what
 * its workers ask for.
 */
export async function countingProxy({ address }: Served): Promise<CountingProxy> {
  const passed: Passed[] = [];
  const behind = new URL(address);
  const target = { host: behind.hostname, port: Number(behind.port) };
  const proxy = createServer((incoming, outgoing) => {
    const entry: Passed = { path: pathOf(incoming), bytes: 0 };
    passed.push(entry);
    const asking = request(
      {
        ...target,
        method: incoming.method,
        path: incoming.url,
        // A browser asks for Brotli on a line it trusts alone: in an office without certificates it gets this.
        headers: { ...incoming.headers, 'accept-encoding': 'gzip' }
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.on('data', (chunk: Buffer) => (entry.bytes += chunk.byteLength));
        answer.pipe(outgoing);
      }
    );
    asking.on('error', () => outgoing.destroy());
    incoming.pipe(asking);
  });
  // Realtime: bytes are handed through as they come.
  proxy.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    const through = connect(target, () => {
      const headers = Object.entries(incoming.headers).map(([name, value]) => `${name}: ${String(value)}`);
      through.write(`GET ${incoming.url ?? '/'} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
      through.write(head);
      through.pipe(socket);
      socket.pipe(through);
    });
    through.on('error', () => socket.destroy());
    socket.on('error', () => through.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    passed,
    close: () => {
      proxy.close();
      proxy.closeAllConnections();
    }
  };
}

const pathOf = ({ url }: IncomingMessage) => new URL(url ?? '/', 'http://localhost').pathname;
