import { REALTIME_SUBSCRIBE_STATES, type RealtimeChannel } from '@supabase/supabase-js';
import type { Client } from './client.ts';
import { decodeIncidentEvent, type IncidentEvent } from './incidents.ts';

/** `live`: every community is joined. `waiting`: joining, or joining again after a loss. */
export type LiveState = 'live' | 'waiting';

export interface LiveListener {
  onevent(event: IncidentEvent): void;
  onstate(state: LiveState): void;
  /** Joined again after a loss: events may have been missed, fetch what is true now. */
  ongap(): void;
}

export interface LiveStore {
  /**
   * Listens to the incidents of these communities (12-digit codes). Returns how to stop.
   * @param confidential those of them whose incidents about people are heard too. Whether these are joined says nothing
   *   about the state: rights may have been taken away since the page was opened.
   */
  incidents(
    communities: readonly string[],
    confidential: readonly string[],
    listener: LiveListener
  ): () => void;
}

export function liveStore(client: Pick<Client, 'channel' | 'removeChannel'>): LiveStore {
  return {
    incidents(communities, confidential, listener) {
      const needed = new Set(communities.map((community) => `incidents:${community}`));
      const topics = [...needed, ...confidential.map((community) => `incidents-restricted:${community}`)];
      const joined = new Set<string>();
      const everJoined = new Set<string>();
      let stopped = false;

      const channels: RealtimeChannel[] = topics.map((topic) =>
        client
          .channel(topic, { config: { private: true } })
          .on('broadcast', { event: 'incident_changed' }, (message: { payload?: unknown }) => {
            if (stopped) return;
            try {
              listener.onevent(decodeIncidentEvent(message.payload));
            } catch {
              // An event this version can not read still says that something changed.
              listener.ongap();
            }
          })
          .subscribe((status) => {
            if (stopped) return;
            if (status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED) {
              joined.add(topic);
              if (everJoined.has(topic)) listener.ongap();
              everJoined.add(topic);
            } else {
              joined.delete(topic);
            }
            if (needed.has(topic)) {
              listener.onstate([...needed].every((one) => joined.has(one)) ? 'live' : 'waiting');
            }
          })
      );

      return () => {
        stopped = true;
        for (const channel of channels) void client.removeChannel(channel);
      };
    }
  };
}
