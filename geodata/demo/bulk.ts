import type { Database } from './insert.ts';

/** Tables that grow by hundreds of thousands of rows in a trial of scale. */
const LARGE = ['households', 'hardship_cases', 'visits', 'incidents', 'incident_reporters', 'incident_flow'];

/** Whether this connection may switch foreign keys and triggers off: a superuser, as on a database of one's own. */
export async function mayLoadInBulk(database: Database): Promise<boolean> {
  const { rows } = await database.query(`select current_setting('is_superuser') as superuser`);
  return (rows[0] as { superuser: string }).superuser === 'on';
}

/**
 * Loads much at once: the large tables have their plain indexes taken off first and built again afterwards, in one go, which
 * takes a fraction of the time. Runs inside the caller's transaction, so no index is ever missing for anybody else.
 */
export async function withoutIndexes(database: Database, load: () => Promise<void>): Promise<void> {
  const { rows } = await database.query(
    `select indexes.indexrelid::regclass::text as name, pg_get_indexdef(indexes.indexrelid) as definition
     from pg_catalog.pg_index as indexes
     where indexes.indrelid = any (select ('public.' || jsonb_array_elements_text($1::text::jsonb))::regclass)
       and not indexes.indisunique
       and not exists (select from pg_catalog.pg_constraint where pg_constraint.conindid = indexes.indexrelid)
     order by 1`,
    [JSON.stringify(LARGE)]
  );
  const indexes = rows as { name: string; definition: string }[];
  for (const { name } of indexes) await database.exec(`drop index ${name}`);
  await load();
  await database.exec(`set local maintenance_work_mem = '256MB'`);
  for (const { definition } of indexes) await database.exec(definition);
}

/**
 * Loads rows that need no looking at: foreign keys and triggers, which take half of the time, are passed over. Whatever the
 * triggers would write, the rows must bring along.
 */
export async function unchecked(database: Database, load: () => Promise<void>): Promise<void> {
  await database.exec('set local session_replication_role = replica');
  await load();
  await database.exec('set local session_replication_role = origin');
}
