import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import net from 'node:net';

// Loaded into a server before anything else (`node --import`): notes each attempt to reach another machine,
// and each module that is loaded, one line each, in the file that WANGGE_CONNECTIONS names.

const file = process.env['WANGGE_CONNECTIONS'];
if (file === undefined) throw new Error('WANGGE_CONNECTIONS should name a file');
const note = (kind: string, what: string) => {
  appendFileSync(file, `${kind} ${what}\n`);
};

// Every TCP and TLS connection of Node, fetch and WebSocket included, begins here.
// eslint-disable-next-line @typescript-eslint/unbound-method -- called below with the socket it belongs to
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (this: net.Socket, ...given: unknown[]) {
  note('connect', JSON.stringify(given[0]));
  return Reflect.apply(connect, this, given) as net.Socket;
};

type Lookup = (name: string, ...rest: unknown[]) => unknown;
for (const owner of [dns, dns.promises]) {
  const functions = owner as unknown as Record<string, Lookup>;
  for (const name of Object.keys(functions).filter((key) => /^(lookup|resolve|reverse)/.test(key))) {
    const original = functions[name];
    if (typeof original !== 'function') continue;
    functions[name] = function (this: unknown, asked: string, ...rest: unknown[]) {
      // An address that is a number already asks nobody; `listen` looks up its own.
      if (net.isIP(asked) === 0) note('look-up', asked);
      return Reflect.apply(original, this, [asked, ...rest]);
    };
  }
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- as above
const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function (this: dgram.Socket, ...given: unknown[]) {
  note('datagram', JSON.stringify(given.slice(1)));
  Reflect.apply(send, this, given);
};

registerHooks({
  load: (url, context, nextLoad) => {
    if (!url.startsWith('node:')) note('module', url);
    return nextLoad(url, context);
  }
});
