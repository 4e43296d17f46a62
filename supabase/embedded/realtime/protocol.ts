/** One message of the Phoenix channel protocol, as realtime-js speaks it. */
export interface Message {
  /** Which joining of the topic this belongs to; null outside any. */
  readonly joinRef: string | null;
  /** Answers repeat the question's. */
  readonly ref: string | null;
  /** `realtime:` and the name of the topic, or `phoenix` for the connection itself. */
  readonly topic: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What the client put into `vsn` of the address: 1 sends objects, 2 lists and binary broadcasts. */
export type Version = '1.0.0' | '2.0.0';

/** Kind byte of a binary frame that carries a client's broadcast. */
const BROADCAST_PUSH = 3;
/** Payload is JSON, by the frame's encoding byte. */
const JSON_PAYLOAD = 1;

/** Reads a frame, or undefined where it is none of ours. */
export function decodeMessage(data: Buffer, binary: boolean, version: Version): Message | undefined {
  try {
    if (binary) return decodeBroadcastPush(data);
    const value: unknown = JSON.parse(data.toString('utf8'));
    if (version === '2.0.0' && Array.isArray(value)) {
      const [joinRef, ref, topic, event, payload] = value as unknown[];
      return messageOf({ joinRef, ref, topic, event, payload });
    }
    if (typeof value !== 'object' || value === null) return undefined;
    const { join_ref: joinRef, ref, topic, event, payload } = value as Record<string, unknown>;
    return messageOf({ joinRef, ref, topic, event, payload });
  } catch {
    return undefined;
  }
}

export function encodeMessage({ joinRef, ref, topic, event, payload }: Message, version: Version): string {
  return version === '2.0.0'
    ? JSON.stringify([joinRef, ref, topic, event, payload])
    : JSON.stringify({ join_ref: joinRef, ref, topic, event, payload });
}

/**
 * A binary frame: kind, then one length byte each for join ref, ref, topic, event and metadata, the
 * encoding, then those five in the same order, then the payload. Lengths are bytes of UTF-8.
 */
function decodeBroadcastPush(data: Buffer): Message | undefined {
  if (data[0] !== BROADCAST_PUSH || data.length < 7) return undefined;
  const lengths = [...data.subarray(1, 6)];
  let offset = 7;
  const [joinRef = '', ref = '', topic = '', event = ''] = lengths.map((length) =>
    data.subarray(offset, (offset += length)).toString('utf8')
  );
  if (offset > data.length || data[6] !== JSON_PAYLOAD) return undefined;
  const payload: unknown = JSON.parse(data.subarray(offset).toString('utf8'));
  return { joinRef, ref, topic, event: 'broadcast', payload: { type: 'broadcast', event, payload } };
}

function messageOf({ joinRef, ref, topic, event, payload }: Record<string, unknown>): Message | undefined {
  if (typeof topic !== 'string' || typeof event !== 'string') return undefined;
  return {
    joinRef: typeof joinRef === 'string' ? joinRef : null,
    ref: typeof ref === 'string' ? ref : null,
    topic,
    event,
    payload: record(payload)
  };
}

/** The value where it is an object, else an empty one. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
