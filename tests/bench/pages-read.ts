import type { Database } from '../../supabase/embedded/database.ts';
import { OFFICE } from './office.ts';

/** What the planner's own counter says of one request. */
export interface PagesRead {
  /** Pages of 8 kB that the request looked at, in memory or on disk. */
  readonly pages: number;
  readonly ms: number;
}

/** Requests whose work must hang on the scope alone. */
function requests(month: string): Record<string, string> {
  return {
    area_summary: `public.area_summary(4, '${OFFICE}', '${month}')`,
    need_cells: `public.need_cells('${OFFICE}', null, 100, '${month}')`,
    area_map: `public.area_map('${OFFICE}', '${month}')`,
    building_map: `public.building_map('${OFFICE}', '${month}')`,
    ground_map: `public.ground_map('${OFFICE}')`,
    facility_map: `public.facility_map('${OFFICE}', '${month}')`,
    incident_map: `public.incident_map('${OFFICE}', ('${month}'::date - 365), '${month}')`,
    area_card: `public.area_card('${OFFICE}001', '${month}', ('${month}'::date - 30), '${month}')`
  };
}

/** Runs each request as the leader and counts pages with EXPLAIN; everything is rolled back. */
export async function pagesRead(database: Database, month: string): Promise<Record<string, PagesRead>> {
  const { rows } = await database.query<{ id: string }>(
    `select id from auth.users where email = 'leader@demo.wangge'`
  );
  const claims = JSON.stringify({ sub: rows[0]?.id, role: 'authenticated' });
  const found: Record<string, PagesRead> = {};
  for (const [name, call] of Object.entries(requests(month))) {
    found[name] = await database.transaction(async (statements) => {
      await statements.query(
        `select set_config('request.jwt.claims', $1, true), set_config('role', 'authenticated', true)`,
        [claims]
      );
      // Once unmeasured: plans are made and the figures of the month are there.
      await statements.query(`select ${call}`);
      const explained = await statements.query<{ 'QUERY PLAN': [Explained] }>(
        `explain (analyze, buffers, timing off, format json) select ${call}`
      );
      const plan = explained.rows[0]?.['QUERY PLAN'][0];
      if (plan === undefined) throw new Error(`${name} was not explained.`);
      return {
        pages: plan.Plan['Shared Hit Blocks'] + plan.Plan['Shared Read Blocks'],
        ms: Math.round(plan['Execution Time'])
      };
    });
  }
  return found;
}

interface Explained {
  readonly Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number };
  readonly 'Execution Time': number;
}
