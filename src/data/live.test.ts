import { REALTIME_SUBSCRIBE_STATES, type RealtimeChannel } from '@supabase/supabase-js';
import { describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import type { IncidentEvent } from './incidents.ts';
import { liveStore, type LiveState } from './live.ts';

const COMMUNITY = '990100001001';
const EVENT: IncidentEvent = {
  id: 1,
  area: COMMUNITY,
  lng: null,
  lat: null,
  category: 'a',
  lamp: 'on_time',
  reported_at: 0,
  cause: 'reported'
};

/** A server of which the test decides what is joined and what is broadcast. */
function server() {
  const status = new Map<string, (status: REALTIME_SUBSCRIBE_STATES) => void>();
  const broadcast = new Map<string, (message: { payload?: unknown }) => void>();
  const channel = (topic: string) => {
    const made = {
      on: (_kind: string, _filter: unknown, listener: (message: { payload?: unknown }) => void) => {
        broadcast.set(topic, listener);
        return made;
      },
      subscribe: (listener: (status: REALTIME_SUBSCRIBE_STATES) => void) => {
        status.set(topic, listener);
        return made;
      }
    };
    return made as unknown as RealtimeChannel;
  };
  const client: Pick<Client, 'channel' | 'removeChannel'> = {
    channel,
    removeChannel: () => Promise.resolve('ok')
  };
  return { client, status, broadcast };
}

function listen(confidential: readonly string[]) {
  const { client, status, broadcast } = server();
  const states: LiveState[] = [];
  const heard: number[] = [];
  liveStore(client).incidents([COMMUNITY], confidential, {
    onevent: ({ id }) => heard.push(id),
    onstate: (state) => states.push(state),
    ongap: () => undefined
  });
  return { status, broadcast, states, heard };
}

describe('the live incidents', () => {
  it('ask for those about people only where they are to be heard', () => {
    expect([...listen([]).status.keys()]).toEqual([`incidents:${COMMUNITY}`]);
    const { status, broadcast, heard } = listen([COMMUNITY]);
    expect([...status.keys()]).toEqual([`incidents:${COMMUNITY}`, `incidents-restricted:${COMMUNITY}`]);
    broadcast.get(`incidents-restricted:${COMMUNITY}`)?.({ payload: EVENT });
    expect(heard).toEqual([1]);
  });

  it('are live though those about people are refused', () => {
    const { status, states } = listen([COMMUNITY]);
    status.get(`incidents:${COMMUNITY}`)?.(REALTIME_SUBSCRIBE_STATES.SUBSCRIBED);
    status.get(`incidents-restricted:${COMMUNITY}`)?.(REALTIME_SUBSCRIBE_STATES.CHANNEL_ERROR);
    expect(states.at(-1)).toBe('live');
  });

  it('wait while a community is not joined, whatever else is', () => {
    const { status, states } = listen([COMMUNITY]);
    status.get(`incidents:${COMMUNITY}`)?.(REALTIME_SUBSCRIBE_STATES.CHANNEL_ERROR);
    status.get(`incidents-restricted:${COMMUNITY}`)?.(REALTIME_SUBSCRIBE_STATES.SUBSCRIBED);
    expect(states).toEqual(['waiting']);
  });
});
