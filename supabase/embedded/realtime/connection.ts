import type { WebSocket } from 'ws';
import type { ApiKeys } from '../api.ts';
import type { Database } from '../database.ts';
import { permitted } from './permission.ts';
import { decodeMessage, encodeMessage, record, type Message, type Version } from './protocol.ts';
import { readToken, type Claims } from './token.ts';

/** As many as Supabase allows. */
const MOST_CHANNELS = 100;
/** A client this far behind is let go: it reconnects and asks for what is true now. */
const MOST_BUFFERED_BYTES = 8 * 1024 * 1024;
/** A client whose unanswered messages are more than this is let go: they wait in memory, one for the other. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;
const MOST_WAITING_MESSAGES = 1000;
/** Timers hold no longer than this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

const PREFIX = 'realtime:';

/** What a connection needs of the endpoint. */
export interface Endpoint {
  readonly database: Database;
  readonly keys: ApiKeys;
  readonly publicTopics: boolean;
  /** A client's own broadcast, for everybody who has joined the topic. */
  readonly publish: (from: Connection, broadcast: Delivery) => void;
}

/** A broadcast on its way to clients. */
export interface Delivery {
  /** Without the prefix. */
  readonly topic: string;
  readonly private: boolean;
  /** The `broadcast` message's payload: type, event, payload, meta. */
  readonly body: Readonly<Record<string, unknown>>;
}

interface Channel {
  readonly joinRef: string | null;
  readonly topic: string;
  readonly private: boolean;
  /** Whether the client's own broadcasts come back to it, and whether each is acknowledged. */
  readonly self: boolean;
  readonly ack: boolean;
  claims: Claims;
  /** Asked of the database when first needed, and again after the token has changed. */
  mayWrite: boolean | undefined;
  expiry: NodeJS.Timeout | undefined;
}

/** One client. Its messages are taken one after the other, so that a leave never overtakes its join. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #version: Version;
  readonly #endpoint: Endpoint;
  readonly #channels = new Map<string, Channel>();
  #work: Promise<void> = Promise.resolve();
  readonly #waiting = { messages: 0, bytes: 0 };
  #heardAt = Date.now();

  constructor(socket: WebSocket, version: Version, endpoint: Endpoint) {
    this.#socket = socket;
    this.#version = version;
    this.#endpoint = endpoint;
    socket.on('message', (data, binary) => {
      this.#heardAt = Date.now();
      const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer);
      const message = decodeMessage(bytes, binary, version);
      if (message !== undefined) this.#queue(message, bytes.byteLength);
    });
    socket.on('close', () => {
      for (const topic of [...this.#channels.keys()]) this.#forget(topic);
    });
    // The close that follows says all there is to say.
    socket.on('error', () => undefined);
  }

  /** Milliseconds since the client was last heard, heartbeats included. */
  get silentFor(): number {
    return Date.now() - this.#heardAt;
  }

  deliver({ topic, private: isPrivate, body }: Delivery): void {
    const channel = this.#channels.get(topic);
    if (channel?.private === isPrivate)
      this.#send({ topic, ref: null, joinRef: null, event: 'broadcast', payload: body });
  }

  /** Ends the connection without the closing handshake. */
  drop(): void {
    this.#socket.terminate();
  }

  /** Ends the connection; the client comes back by itself. */
  goingAway(): void {
    this.#socket.close(1001, 'going away');
  }

  #queue(message: Message, bytes: number): void {
    const waiting = this.#waiting;
    if (waiting.messages >= MOST_WAITING_MESSAGES || waiting.bytes + bytes > MOST_WAITING_BYTES) {
      this.drop();
      return;
    }
    waiting.messages += 1;
    waiting.bytes += bytes;
    this.#work = this.#work
      .then(() => this.#take(message))
      .catch(report)
      .finally(() => {
        waiting.messages -= 1;
        waiting.bytes -= bytes;
      });
  }

  async #take(message: Message): Promise<void> {
    // Of a client that is gone nothing more is asked of the database.
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (message.topic === 'phoenix') {
      if (message.event === 'heartbeat') this.#reply(message, 'ok', {});
      return;
    }
    if (!message.topic.startsWith(PREFIX)) {
      this.#reply(message, 'error', { reason: 'unmatched topic' });
      return;
    }
    const topic = message.topic.slice(PREFIX.length);
    switch (message.event) {
      case 'phx_join':
        await this.#join(message, topic);
        return;
      case 'phx_leave':
        this.#forget(topic);
        this.#reply(message, 'ok', {});
        this.#send({ ...message, topic, event: 'phx_close', payload: {} });
        return;
      case 'access_token':
        await this.#renew(message, topic);
        return;
      case 'broadcast':
        await this.#broadcast(message, topic);
        return;
      default:
        this.#reply(message, 'error', { reason: `${message.event} is not offered here` });
    }
  }

  async #join(message: Message, topic: string): Promise<void> {
    this.#forget(topic);
    const config = record(message.payload['config']);
    const reason =
      this.#reasonAgainst(config) ??
      (topic === '' ? 'TopicNameRequired: You must provide a topic name' : undefined);
    if (reason !== undefined) {
      this.#reply(message, 'error', { reason });
      return;
    }
    // A client with no session of its own speaks with its key.
    const token = message.payload['access_token'];
    const claims = this.#claims(
      typeof token === 'string' && token !== '' ? token : this.#endpoint.keys.publishable
    );
    if (typeof claims === 'string') {
      this.#reply(message, 'error', { reason: claims });
      return;
    }
    const isPrivate = config['private'] === true;
    if (isPrivate && !(await permitted(this.#endpoint.database, claims, topic, 'read'))) {
      this.#reply(message, 'error', { reason: refusal('read from', topic) });
      return;
    }
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    const broadcast = record(config['broadcast']);
    const channel: Channel = {
      joinRef: message.joinRef,
      topic,
      private: isPrivate,
      self: broadcast['self'] === true,
      ack: broadcast['ack'] === true,
      claims,
      mayWrite: undefined,
      expiry: undefined
    };
    this.#channels.set(topic, channel);
    this.#watchExpiry(channel);
    this.#reply(message, 'ok', { postgres_changes: [] });
  }

  #reasonAgainst(config: Readonly<Record<string, unknown>>): string | undefined {
    const changes = config['postgres_changes'];
    if (Array.isArray(changes) && changes.length > 0)
      return 'postgres_changes are not offered here: use broadcast';
    if (record(config['presence'])['enabled'] === true) return 'presence is not offered here';
    if (config['private'] !== true && !this.#endpoint.publicTopics) {
      return 'PrivateOnly: This project only allows private channels';
    }
    if (this.#channels.size >= MOST_CHANNELS) return 'ChannelRateLimitReached: Too many channels';
    return undefined;
  }

  async #renew(message: Message, topic: string): Promise<void> {
    const channel = this.#channels.get(topic);
    const token = message.payload['access_token'];
    if (channel === undefined || typeof token !== 'string') return;
    const claims = this.#claims(token);
    if (typeof claims === 'string') {
      this.#shut(channel, claims);
      return;
    }
    if (channel.private && !(await permitted(this.#endpoint.database, claims, topic, 'read'))) {
      this.#shut(channel, refusal('read from', topic));
      return;
    }
    channel.claims = claims;
    channel.mayWrite = undefined;
    this.#watchExpiry(channel);
  }

  async #broadcast(message: Message, topic: string): Promise<void> {
    const channel = this.#channels.get(topic);
    if (channel === undefined) {
      this.#reply(message, 'error', { reason: 'unmatched topic' });
      return;
    }
    channel.mayWrite ??=
      !channel.private || (await permitted(this.#endpoint.database, channel.claims, topic, 'write'));
    if (!channel.mayWrite) {
      if (channel.ack) this.#reply(message, 'error', { reason: refusal('write to', topic) });
      return;
    }
    const { event, payload } = message.payload;
    const delivery = { topic, private: channel.private, body: { type: 'broadcast', event, payload } };
    this.#endpoint.publish(this, delivery);
    if (channel.self) this.deliver(delivery);
    if (channel.ack) this.#reply(message, 'ok', {});
  }

  #claims(token: string): Claims | string {
    const claims = readToken(token, this.#endpoint.keys, Date.now() / 1000);
    if (claims === 'expired') return 'InvalidJWTToken: Token has expired';
    if (claims === 'malformed') return 'MalformedJWT: The token provided is not a valid JWT';
    return claims;
  }

  #watchExpiry(channel: Channel): void {
    clearTimeout(channel.expiry);
    if (channel.claims.expiry === undefined) return;
    const remaining = channel.claims.expiry * 1000 - Date.now();
    channel.expiry = setTimeout(
      () => {
        if (remaining > LONGEST_TIMER_MS) this.#watchExpiry(channel);
        else this.#shut(channel, 'InvalidJWTToken: Token has expired');
      },
      Math.min(remaining, LONGEST_TIMER_MS)
    );
    channel.expiry.unref();
  }

  /** Closes a channel from our side, saying why. */
  #shut(channel: Channel, reason: string): void {
    const { topic, joinRef } = channel;
    this.#forget(topic);
    const system = { extension: 'system', status: 'error', message: reason, channel: topic };
    this.#send({ joinRef, ref: null, topic, event: 'system', payload: system });
    this.#send({ joinRef, ref: joinRef, topic, event: 'phx_close', payload: {} });
  }

  #forget(topic: string): void {
    clearTimeout(this.#channels.get(topic)?.expiry);
    this.#channels.delete(topic);
  }

  #reply({ joinRef, ref, topic }: Message, status: 'ok' | 'error', response: Record<string, unknown>): void {
    this.#write({ joinRef, ref, topic, event: 'phx_reply', payload: { status, response } });
  }

  /** Takes the topic without its prefix. */
  #send(message: Message): void {
    this.#write({ ...message, topic: `${PREFIX}${message.topic}` });
  }

  #write(message: Message): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > MOST_BUFFERED_BYTES) this.drop();
    else this.#socket.send(encodeMessage(message, this.#version));
  }
}

function refusal(act: string, topic: string): string {
  return `Unauthorized: You do not have permissions to ${act} this Channel topic: ${topic}`;
}

function report(error: unknown): void {
  console.error('realtime:', error);
}
