import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemonstration } from '../../geodata/demo/load.ts';
import type { Database } from '../../supabase/embedded/database.ts';
import { openTestDatabase } from '../support/test-database.ts';

const TODAY = new Date().toISOString().slice(0, 10);
const ACCOUNTS = ['leader', 'planner', 'supervisor', 'worker', 'steward', 'admin', 'wall', 'community'];

let database: Database;
const shares: number[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  for (const name of ACCOUNTS) {
    await database.query(`insert into auth.users (id, email) values (gen_random_uuid(), $1)`, [
      `${name}@demo.wangge`
    ]);
  }
  await database.transaction((statements) =>
    loadDemonstration(statements, { today: TODAY, onProgress: (share) => shares.push(share) })
  );
});
afterAll(() => database.close());

const one = async (sql: string): Promise<number> => {
  const { rows } = await database.query<{ n: number | string }>(`select (${sql}) as n`);
  return Number(rows[0]?.n);
};

describe('the demonstration in the database', () => {
  it('is all there', async () => {
    expect(await one(`select count(*) from public.areas where level = 1`)).toBe(8);
    expect(
      await one(`select count(*) from public.households where left_on is null and occupancy <> 'vacant'`)
    ).toBe(15_000);
    expect(await one(`select count(*) from public.incidents`)).toBeGreaterThan(19_000);
    expect(await one(`select count(*) from public.role_grants`)).toBe(ACCOUNTS.length);
  });

  it('tells how far it is, never backwards', () => {
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1);
  });

  it('has cells in force today and two years ago that PostGIS, too, finds without overlap', async () => {
    for (const day of ['private.today()', 'private.today() - 730']) {
      const cells = `(select * from private.dated_areas where in_force @> (${day}) and level = 4)`;
      expect(await one(`select count(*) from ${cells} as a`)).toBeGreaterThan(200);
      expect(
        await one(`select count(*) from ${cells} as a join ${cells} as b on a.id < b.id
          and extensions.st_area(extensions.st_intersection(a.outline, b.outline)) > 0`)
      ).toBe(0);
    }
  });

  it('holds every building inside its building grid, today and before', async () => {
    expect(
      await one(`select count(*) from public.building_areas
        left join public.areas on areas.code = building_areas.area_code
        join public.buildings on buildings.id = building_areas.building_id
        where areas.id is null or not extensions.st_covers(areas.outline, buildings.footprint)`)
    ).toBe(0);
  });

  it('writes the flow of each incident once, and broadcasts none of the old ones', async () => {
    expect(await one(`select count(*) from public.incident_flow where action = 'change_state'`)).toBe(0);
    expect(
      await one(`select count(*) from public.incidents where not exists
        (select 1 from public.incident_flow where incident_flow.incident_id = incidents.id)`)
    ).toBe(0);
    expect(await one(`select count(*) from realtime.messages`)).toBe(0);
  });

  it('counts no empty home as a household', async () => {
    expect(await one(`select count(*) from public.households where occupancy = 'vacant'`)).toBeGreaterThan(
      300
    );
    await database.query(
      `select private.compute_protected_counts('990100001', date_trunc('month', private.today())::date)`
    );
    const shown = await one(
      `select value from private.protected_counts where code = '990100001' and measure = 'households'`
    );
    const lived = await one(`select count(*) from public.households where occupancy <> 'vacant'
      and date_trunc('month', private.today())::date between registered_on and coalesce(left_on - 1, 'infinity')`);
    expect(Math.abs(shown - lived)).toBeLessThanOrEqual(5);
  });

  it('names who took each step, by a post that there is', async () => {
    expect(
      await one(`select count(*) from public.incident_flow left join public.posts on posts.code = incident_flow.actor_post
        where posts.code is null or incident_flow.actor_staff_id is null`)
    ).toBe(0);
  });

  it('gives every incident the plan in force when it was reported', async () => {
    expect(
      await one(`select count(*) from public.incidents left join public.plans on plans.id = incidents.plan_id
        where plans.id is null or not starts_with(incidents.area_code, plans.community_code)
          or (incidents.reported_at at time zone 'Asia/Shanghai')::date < plans.valid_from
          or (incidents.reported_at at time zone 'Asia/Shanghai')::date >= coalesce(plans.valid_to, 'infinity')`)
    ).toBe(0);
  });

  it('leaves the numbering of new rows after its own', async () => {
    for (const table of [
      'buildings',
      'organisations',
      'facilities',
      'households',
      'hardship_cases',
      'incidents'
    ]) {
      const next = await one(`select nextval(pg_get_serial_sequence('public.${table}', 'id'))`);
      expect(next, table).toBe((await one(`select max(id) from public.${table}`)) + 1);
    }
  });

  it('knows the worker by his account, with building grids to work in', async () => {
    expect(
      await one(`select count(*) from public.assignments join public.staff on staff.id = assignments.staff_id
        join auth.users on users.id = staff.user_id where users.email = 'worker@demo.wangge'`)
    ).toBeGreaterThanOrEqual(2);
  });
});
