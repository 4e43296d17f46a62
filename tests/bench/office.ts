import { join } from 'node:path';
import { openApi } from '../../supabase/embedded/api.ts';
import type { Database } from '../../supabase/embedded/database.ts';
import { demonstrationLoader, loadInto } from '../../supabase/embedded/demonstration.ts';
import { openEmbedded } from '../../supabase/embedded/embedded-database.ts';
import { installationKeys } from '../../supabase/embedded/installation.ts';
import { migrate, readSchema } from '../../supabase/embedded/migrate.ts';
import { openPostgres } from '../../supabase/embedded/postgres-database.ts';

/** The street office that everything is measured on, and one of its communities. */
export const OFFICE = '990100001';
export const COMMUNITY = '990100001001';

/** How large the data is that the figures are of. */
export interface Loaded {
  readonly offices: number;
  readonly households: number;
  readonly incidents: number;
}

/** Puts the schema and the office into the embedded database of a new data folder, for `serve` to open. */
export async function fillFolder(data: string): Promise<Loaded> {
  return fill(await openEmbedded({ folder: join(data, 'db') }), data);
}

/**
 * The same in an empty database of PostgreSQL; the keys go to the data folder. With `households` the office lies, the same
 * to the row, among so many others that at least so many live there.
 */
export async function fillPostgres(url: string, data: string, households?: number): Promise<Loaded> {
  const making = openPostgres(url);
  await migrate(making, await readSchema());
  await making.close();
  // Connections made from now on know the search path that the stand-in has set.
  return fill(openPostgres(url), data, households);
}

async function fill(database: Database, data: string, households?: number): Promise<Loaded> {
  try {
    await migrate(database, await readSchema());
    const api = await openApi(database, await installationKeys(data), { siteUrl: 'http://127.0.0.1' });
    const load = await demonstrationLoader();
    if (load === undefined) throw new Error('This copy carries no demonstration to measure.');
    await loadInto(database, api, load, () => undefined, households);
    const { rows } = await database.query<{ offices: string; households: string; incidents: string }>(
      `select (select count(*) from public.area_codes where level = 0) as offices,
         (select count(*) from public.households where left_on is null and occupancy <> 'vacant') as households, (select count(*) from public.incidents) as incidents`
    );
    return {
      offices: Number(rows[0]?.offices),
      households: Number(rows[0]?.households),
      incidents: Number(rows[0]?.incidents)
    };
  } finally {
    await database.close();
  }
}
