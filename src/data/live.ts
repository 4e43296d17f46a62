import { REALTIME_SUBSCRIBE_STATES, type RealtimeChannel } from '@supabase/supabase-js';
import type { Client } from './client.ts';
import { decodeIncidentEvent, type IncidentEvent } from './incidents.ts';

/** `live`: every topic is joined. `waiting`: joining, or joining again after a loss. */
export type LiveState = 'live' | 'waiting';

export interface LiveListener {
  onevent(event: IncidentEvent): void;
  onstate(state: LiveState): void;
  /** Joined again after a loss: events may have been missed, fetch what is true now. */
  ongap(): void;
}

export interface LiveStore {
  /** Listens to the incidents of these communities (12-digit codes). Returns how to stop. */
  incidents(communities: readonly string[], listener: LiveListener): () => void;
}

export function liveStore(client: Client): LiveStore {
  return {
    incidents(communities, listener) {
      const joined = new Set<string>();
      const everJoined = new Set<string>();
      let stopped = false;

      const channels: RealtimeChannel[] = communities.map((community) =>
        client
          .channel(`incidents:${community}`, { config: { private: true } })
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
              joined.add(community);
              if (everJoined.has(community)) listener.ongap();
              everJoined.add(community);
            } else {
              joined.delete(community);
            }
            listener.onstate(joined.size === communities.length ? 'live' : 'waiting');
          })
      );

      return () => {
        stopped = true;
        for (const channel of channels) void client.removeChannel(channel);
      };
    }
  };
}
