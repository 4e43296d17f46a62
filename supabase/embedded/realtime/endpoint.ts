import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { ApiKeys } from '../api.ts';
import type { Database } from '../database.ts';
import { Connection, type Delivery } from './connection.ts';
import { openRelay } from './relay.ts';

/** A client says something at least every 25 s, or once a minute in a tab that is not looked at. */
const SILENT_MS = 120_000;
const LOOK_MS = 30_000;
const LARGEST_MESSAGE_BYTES = 1024 * 1024;

/** Speaks Supabase's realtime protocol: broadcast, on private topics. */
export interface Realtime {
  /** Takes over a connection that asked to become a WebSocket. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

/**
 * Opens the realtime endpoint on a database.
 *
 * @param publicTopics whether topics may be joined without asking the policies. Never in our own use.
 */
export async function openRealtime(
  database: Database,
  keys: ApiKeys,
  { publicTopics = false }: { publicTopics?: boolean } = {}
): Promise<Realtime> {
  const connections = new Set<Connection>();
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE_BYTES });

  function publish(from: Connection | undefined, delivery: Delivery): void {
    for (const connection of connections) if (connection !== from) connection.deliver(delivery);
  }

  const relay = await openRelay(database, ({ id, topic, event, payload, private: isPrivate }) => {
    publish(undefined, {
      topic,
      private: isPrivate,
      body: { type: 'broadcast', event, payload, meta: { id } }
    });
  });
  const looking = setInterval(() => {
    for (const connection of connections) if (connection.silentFor > SILENT_MS) connection.drop();
  }, LOOK_MS);
  looking.unref();

  return {
    take: (request, socket, head) => {
      const asked = URL.parse(request.url ?? '/', 'http://localhost')?.searchParams;
      if (asked === undefined) {
        socket.destroy();
        return;
      }
      const key = asked.get('apikey') ?? request.headers['apikey'];
      if (key !== keys.publishable && key !== keys.secret) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      const version = asked.get('vsn') === '1.0.0' ? '1.0.0' : '2.0.0';
      server.handleUpgrade(request, socket, head, (webSocket) => {
        const connection = new Connection(webSocket, version, { database, keys, publicTopics, publish });
        connections.add(connection);
        webSocket.on('close', () => connections.delete(connection));
      });
    },
    close: async () => {
      relay.close();
      clearInterval(looking);
      for (const connection of connections) connection.goingAway();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    }
  };
}
