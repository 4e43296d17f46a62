import type { Database } from '../database.ts';

/** A message written by `realtime.send()`. */
export interface Broadcast {
  readonly id: string;
  readonly topic: string;
  readonly event: string;
  readonly payload: unknown;
  readonly private: boolean;
}

/** How long messages are kept, as in Supabase, and how often old ones are cleared away. */
const KEPT = '3 days';
const PURGE_MS = 60 * 60 * 1000;

/** Hands on committed messages in the order they were written. */
export interface Relay {
  close(): void;
}

/**
 * Calls `deliver` once for every message committed from now on, however many connections write and
 * in whatever order they commit, also after the line to the database was lost and is back.
 */
export async function openRelay(database: Database, deliver: (broadcast: Broadcast) => void): Promise<Relay> {
  // All transactions before the horizon were over when we last looked: what they wrote is handed on.
  let horizon = await presentHorizon(database);
  // Of those at or behind it: what we have handed on already.
  let handedOn = new Map<string, bigint>();
  let reading = false;
  let again = false;
  let closed = false;
  const open = () => !closed;

  async function read(): Promise<void> {
    const { rows } = await database.query<Row>(READ, [horizon.toString()]);
    const next = rows[0];
    if (next === undefined) return;
    for (const { id, topic, event, payload, private: isPrivate, transaction } of rows) {
      if (id === null || handedOn.has(id)) continue;
      handedOn.set(id, BigInt(transaction ?? '0'));
      deliver({ id, topic: topic ?? '', event: event ?? '', payload, private: isPrivate === true });
    }
    horizon = BigInt(next.horizon);
    handedOn = new Map([...handedOn].filter(([, transaction]) => transaction >= horizon));
  }

  /** One reading at a time; whatever is announced meanwhile is read in the next. */
  function announced(): void {
    again = true;
    if (reading || closed) return;
    reading = true;
    void (async () => {
      try {
        while (again && open()) {
          again = false;
          await read();
        }
      } catch (error) {
        // Read at the next announcement: the horizon has not moved, so nothing is lost.
        if (open()) console.error('realtime: messages could not be read', error);
      } finally {
        reading = false;
      }
    })();
  }

  await database.listen('realtime_messages', announced, announced);
  const purge = () => {
    database
      .exec(`delete from realtime.messages where inserted_at < now() - interval '${KEPT}'`)
      .catch((error: unknown) => {
        if (!closed) console.error('realtime: old messages could not be deleted', error);
      });
  };
  purge();
  const purging = setInterval(purge, PURGE_MS);
  purging.unref();

  return {
    close: () => {
      closed = true;
      clearInterval(purging);
    }
  };
}

interface Row {
  readonly horizon: string;
  readonly id: string | null;
  readonly topic: string | null;
  readonly event: string | null;
  readonly payload: unknown;
  readonly private: boolean | null;
  readonly transaction: string | null;
}

const HORIZON = 'pg_snapshot_xmin(pg_current_snapshot())::text as horizon';

/** At least one row, so that the horizon is told also where there is no message. */
const READ = `
  select present.horizon, messages.id, messages.topic, messages.event, messages.payload, messages.private,
         messages.transaction::text as transaction
  from (select ${HORIZON}) as present
  left join realtime.messages
    on messages.transaction >= $1::text::xid8 and messages.extension = 'broadcast'
  order by messages.position`;

async function presentHorizon(database: Database): Promise<bigint> {
  const { rows } = await database.query<{ horizon: string }>(`select ${HORIZON}`);
  return BigInt(rows[0]?.horizon ?? '0');
}
