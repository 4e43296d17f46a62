import { REALTIME_SUBSCRIBE_STATES, type RealtimeChannel } from '@supabase/supabase-js';
import { incidentReporter } from './functions.ts';
import { COMMUNITY } from './office.ts';
import { clientOf, signIn, type Client } from './person.ts';
import { say } from './progress.ts';
import type { Served } from './served.ts';
import { spread, type Spread } from './statistics.ts';

const CLIENTS = [1, 10, 100];
const INCIDENTS = 20;
const PATIENCE_MS = 15_000;

/** From the moment an incident is sent to be saved until a client has its event. */
export interface Latency extends Spread {
  readonly clients: number;
  readonly events_expected: number;
}

/** Unmodified supabase-js clients, each with a connection of its own, on the private topic of one community. */
export async function measureRealtime(served: Served): Promise<Latency[]> {
  const latencies: Latency[] = [];
  for (const clients of CLIENTS) {
    say(`  ${clients} clients`);
    latencies.push(await latencyOf(served, clients));
  }
  return latencies;
}

async function latencyOf(served: Served, clients: number): Promise<Latency> {
  const { session } = await signIn(served, 'leader');
  const report = await incidentReporter(served);
  const heard: number[] = [];
  let sent = 0;
  let complete: () => void = () => undefined;
  let awaited = 0;

  const listeners: [Client, RealtimeChannel][] = [];
  try {
    for (let n = 0; n < clients; n += 1) {
      const client = clientOf(served);
      await client.realtime.setAuth(session.access_token);
      const channel = client.channel(`incidents:${COMMUNITY}`, { config: { private: true } });
      channel.on('broadcast', { event: 'incident_changed' }, () => {
        heard.push(performance.now() - sent);
        awaited -= 1;
        if (awaited === 0) complete();
      });
      await subscribed(channel);
      listeners.push([client, channel]);
    }
    for (let n = 0; n < INCIDENTS; n += 1) {
      awaited = clients;
      const all = new Promise<void>((resolve) => (complete = resolve));
      sent = performance.now();
      await report();
      await within(all, PATIENCE_MS);
    }
  } finally {
    for (const [client, channel] of listeners) {
      await client.removeChannel(channel);
      await client.realtime.disconnect();
    }
  }
  return { clients, events_expected: clients * INCIDENTS, ...spread(heard) };
}

function subscribed(channel: RealtimeChannel): Promise<void> {
  return new Promise((resolve, reject) => {
    channel.subscribe((status, error) => {
      if (status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED) resolve();
      else if (status !== REALTIME_SUBSCRIBE_STATES.CLOSED)
        reject(error ?? new Error(`The channel is ${status}`));
    });
  });
}

/** Waits, but not for ever: an event that never comes shows in the number of events heard. */
async function within(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}
