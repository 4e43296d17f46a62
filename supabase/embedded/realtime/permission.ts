import { DatabaseError } from '../database-error.ts';
import { withSession, type Database, type Session } from '../database.ts';
import type { Claims } from './token.ts';

/** What somebody may do with a private topic. */
export type Act = 'read' | 'write';

/**
 * Asks the policies on realtime.messages, in the way of Supabase: reading is allowed to whom they show
 * a message of the topic, writing to whom they let insert one. Both are tried as that person, in a
 * transaction that is rolled back.
 */
export async function permitted(
  database: Database,
  claims: Claims,
  topic: string,
  act: Act
): Promise<boolean> {
  return withSession(database, async (session) => {
    await session.exec('begin');
    try {
      return await (act === 'read' ? reads(session, claims, topic) : writes(session, claims, topic));
    } finally {
      await session.exec('rollback');
    }
  });
}

async function reads(session: Session, claims: Claims, topic: string): Promise<boolean> {
  const { rows } = await session.query<{ id: string }>(
    `insert into realtime.messages (topic, extension, private) values ($1, 'broadcast', true) returning id`,
    [topic]
  );
  await become(session, claims, topic);
  return allowed(async () => {
    const seen = await session.query('select from realtime.messages where id = $1', [rows[0]?.id]);
    return seen.rows.length > 0;
  });
}

async function writes(session: Session, claims: Claims, topic: string): Promise<boolean> {
  await become(session, claims, topic);
  return allowed(async () => {
    await session.query(
      `insert into realtime.messages (topic, extension, private) values ($1, 'broadcast', true)`,
      [topic]
    );
    return true;
  });
}

/** Until the end of the transaction. */
async function become(session: Session, { role, all }: Claims, topic: string): Promise<void> {
  const sub = typeof all['sub'] === 'string' ? all['sub'] : '';
  await session.query(
    `select set_config('realtime.topic', $1, true), set_config('request.jwt.claims', $2, true),
            set_config('request.jwt.claim.sub', $3, true), set_config('request.jwt.claim.role', $4, true),
            set_config('role', $4, true)`,
    [topic, JSON.stringify(all), sub, role]
  );
}

/** A refusal by privilege or policy is an answer; anything else is a fault. */
async function allowed(attempt: () => Promise<boolean>): Promise<boolean> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '42501') return false;
    throw error;
  }
}
