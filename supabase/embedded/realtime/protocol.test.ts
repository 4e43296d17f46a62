import { describe, expect, it } from 'vitest';
import { decodeMessage, encodeMessage } from './protocol.ts';

const text = (value: unknown) => Buffer.from(JSON.stringify(value));

/** Kind, five lengths, encoding, then the five texts and the payload. */
function push(
  joinRef: string,
  ref: string,
  topic: string,
  event: string,
  payload: string,
  encoding = 1
): Buffer {
  const parts = [joinRef, ref, topic, event, ''].map((part) => Buffer.from(part));
  return Buffer.concat([
    Buffer.from([3, ...parts.map(({ length }) => length), encoding]),
    ...parts,
    Buffer.from(payload)
  ]);
}

describe('decodeMessage', () => {
  it('reads version 2 as a list and version 1 as an object', () => {
    const message = {
      joinRef: '1',
      ref: '2',
      topic: 'realtime:a',
      event: 'phx_join',
      payload: { config: {} }
    };
    expect(decodeMessage(text(['1', '2', 'realtime:a', 'phx_join', { config: {} }]), false, '2.0.0')).toEqual(
      message
    );
    const object = {
      join_ref: '1',
      ref: '2',
      topic: 'realtime:a',
      event: 'phx_join',
      payload: { config: {} }
    };
    expect(decodeMessage(text(object), false, '1.0.0')).toEqual(message);
  });

  it('reads a binary broadcast, whose lengths count bytes and not characters', () => {
    expect(decodeMessage(push('1', '2', 'realtime:社区', '指针', '{"n":1}'), true, '2.0.0')).toEqual({
      joinRef: '1',
      ref: '2',
      topic: 'realtime:社区',
      event: 'broadcast',
      payload: { type: 'broadcast', event: '指针', payload: { n: 1 } }
    });
  });

  it.each([
    ['text that is no JSON', Buffer.from('{'), false],
    ['a list without a topic', text([null, '1']), false],
    ['nothing', text(null), false],
    ['an empty frame', Buffer.alloc(0), true],
    ['a frame of another kind', Buffer.from([9, 0, 0, 0, 0, 0, 1]), true],
    ['a frame that is shorter than it says', Buffer.from([3, 255, 255, 255, 255, 255, 1, 65]), true],
    ['a payload that is not JSON', push('1', '2', 't', 'e', 'no'), true],
    ['a payload of raw bytes', push('1', '2', 't', 'e', '{}', 0), true]
  ])('passes over %s', (_, data, binary) => {
    expect(decodeMessage(data, binary, '2.0.0')).toBeUndefined();
  });
});

describe('encodeMessage', () => {
  it('writes what the other side reads', () => {
    const message = {
      joinRef: '1',
      ref: null,
      topic: 'realtime:a',
      event: 'system',
      payload: { status: 'ok' }
    };
    for (const version of ['1.0.0', '2.0.0'] as const) {
      expect(decodeMessage(Buffer.from(encodeMessage(message, version)), false, version)).toEqual(message);
    }
  });
});
