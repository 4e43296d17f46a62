import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Api } from './api.ts';
import { withinLimit } from './body-limit.ts';
import { compressed } from './compressed.ts';
import { Refusal } from './refusal.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { signInLimit, type SignInLimit } from './sign-in-limit.ts';

/** Requests larger than this are refused: it is more than a hundred times the largest that the app sends. */
const LARGEST_BODY_BYTES = 8 * 1024 * 1024;
/** Nobody needs to be known to send these, and they hold an address and a password. */
const LARGEST_SIGN_IN_BYTES = 64 * 1024;

/** What is behind the one port. */
export interface Behind {
  readonly api: Api;
  /** What the browser is told about this place, as JSON. */
  readonly configuration: string;
  /** Answers everything that is not API: the built app, or Vite. */
  readonly app: (
    request: Request,
    incoming: IncomingMessage,
    outgoing: ServerResponse
  ) => Promise<Response | undefined>;
  /** Takes over a connection for realtime. */
  readonly realtime: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Whether others (Vite's hot reload) listen for connections to take over as well. */
  readonly sharesUpgrades: boolean;
}

/** Creates the server; it answers when `listen` has returned. */
export function serverFor(behind: Behind): Server {
  const signIns = signInLimit();
  const answer = getRequestListener(
    async (request, bindings) => {
      // The adapter speaks HTTP/2 as well; this server does not.
      const { incoming, outgoing } = bindings as { incoming: IncomingMessage; outgoing: ServerResponse };
      const response = await respond(behind, signIns, request, incoming, outgoing);
      if (response === undefined) return alreadySent();
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
      return response;
    },
    { overrideGlobalObjects: false }
  );
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node leaves the raw connection to us: an error that nobody listens for would end the process.
    socket.on('error', () => socket.destroy());
    const path = pathOf(request);
    if (path === undefined) socket.destroy();
    else if (path === '/realtime/v1/websocket') behind.realtime(request, socket, head);
    else if (!behind.sharesUpgrades) socket.destroy();
  });
  return server;
}

/** Throws a Refusal where the port cannot be listened on, before any long work is done for nothing. */
export async function tryPort(host: string, port: number): Promise<void> {
  const server = createServer();
  await listen(server, host, port);
  server.close();
  await once(server, 'close');
}

/** Starts to listen and returns the port. Throws a Refusal where that is not possible. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EADDRINUSE') throw new Refusal((say) => say.portTaken(port));
    if (code !== '') throw new Refusal((say) => say.cannotListen(host, port, code));
    throw error;
  }
  return (server.address() as AddressInfo).port;
}

async function respond(
  { api, configuration, app }: Behind,
  signIns: SignInLimit,
  request: Request,
  incoming: IncomingMessage,
  outgoing: ServerResponse
): Promise<Response | undefined> {
  const path = pathOf(incoming);
  if (path === undefined) return refused(400, 'The address is not one.');
  if (path === '/config.json') {
    return new Response(configuration, {
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
    });
  }
  const signIn = path.startsWith('/auth/v1/');
  if (signIn || path.startsWith('/rest/v1/')) {
    const whole = await withinLimit(request, signIn ? LARGEST_SIGN_IN_BYTES : LARGEST_BODY_BYTES);
    if (whole === undefined) return refused(413, 'The request is too large.');
    const answer = await signIns.guard(whole, incoming.socket.remoteAddress ?? '', () => api.fetch(whole));
    return compressed(whole, answer);
  }
  return app(request, incoming, outgoing);
}

/** The path that is asked for, or undefined where the request line holds no address (`GET //`). */
function pathOf(request: IncomingMessage): string | undefined {
  return URL.parse(request.url ?? '/', 'http://localhost')?.pathname;
}

/** Refuses a request, and closes its connection: what else is sent on it is not read. */
function refused(status: number, message: string): Response {
  return Response.json({ message }, { status, headers: { connection: 'close' } });
}

/** Tells the adapter that somebody else has answered on the raw connection. */
function alreadySent(): Response {
  return new Response(null, { headers: { 'x-hono-already-sent': 'true' } });
}
