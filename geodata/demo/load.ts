import { dayAfter } from './calendar.ts';
import { generate, type FirstIds } from './generate.ts';
import { groundOf } from './ground/ground.ts';
import type { Ground } from './ground/types.ts';
import type { Limit } from './incidents/life.ts';
import { followOn, type Database } from './insert.ts';
import { DEMONSTRATION_OFFICE } from './plan.ts';
import { storeGround } from './store-ground.ts';
import { storePeople } from './store-people.ts';
import { storeMatters } from './store-matters.ts';

export interface LoadOptions {
  /** The day that the data leads up to, YYYY-MM-DD. */
  today: string;
  seed?: number;
  /** Told how far it is, from 0 to 1, and with what. */
  onProgress?: (share: number, what: string) => void;
}

const INCIDENTS = 20_000;

/**
 * Fills an empty database, migrated and seeded, with the demonstration's street office, and grants the demonstration
 * accounts their roles where those accounts exist. Runs inside the caller's transaction; the caller sees to `analyze`.
 */
export async function loadDemonstration(
  database: Database,
  { today, seed = 1, onProgress }: LoadOptions
): Promise<void> {
  const tell = (from: number, to: number) => (share: number, what: string) =>
    onProgress?.(from + (to - from) * share, what);
  await database.exec(`select set_config('wangge.loading', 'on', true)`);
  const ground = await groundOf({ ...DEMONSTRATION_OFFICE, seed }, tell(0, 0.3));
  await loadOffice(database, ground, { today, seed, onProgress: tell(0.3, 1) });
  await grantRoles(database, ground, today);
  await database.exec(`select set_config('wangge.loading', '', true)`);
}

/** Loads one office after those that are there already. */
export async function loadOffice(
  database: Database,
  ground: Ground,
  { today, seed = 1, onProgress }: LoadOptions
): Promise<void> {
  const tell = (share: number, what: string): void => onProgress?.(share, what);
  const first = await firstIds(database);
  const made = generate(ground, {
    today,
    seed,
    incidents: INCIDENTS,
    limits: await limitsIn(database),
    first
  });
  tell(0.1, 'ground');
  const plans = await storeGround(database, ground, {
    planSince: made.planSince,
    firstBuilding: first.building
  });
  tell(0.25, 'people');
  await storePeople(database, made, (share) => tell(0.25 + share * 0.3, 'people'));
  await storeMatters(database, made, plans, (share) => tell(0.55 + share * 0.45, 'matters'));
  for (const table of [
    'buildings',
    'organisations',
    'facilities',
    'households',
    'hardship_cases',
    'incidents'
  ]) {
    await followOn(database, `public.${table}`);
  }
}

async function firstIds(database: Database): Promise<FirstIds> {
  const next = async (table: string): Promise<number> => {
    const { rows } = await database.query(`select coalesce(max(id), 0) + 1 as next from public.${table}`);
    return Number((rows[0] as { next: number | string }).next);
  };
  return {
    building: await next('buildings'),
    organisation: await next('organisations'),
    facility: await next('facilities'),
    household: await next('households'),
    case: await next('hardship_cases'),
    incident: await next('incidents')
  };
}

async function limitsIn(database: Database): Promise<Map<string, Limit>> {
  const { rows } = await database.query(
    `select id, category_code, limit_value, limit_unit from public.incident_conditions where is_default order by category_code`
  );
  return new Map(
    (
      rows as {
        id: number | string;
        category_code: string;
        limit_value: number | string;
        limit_unit: Limit['unit'];
      }[]
    ).map((row) => [
      row.category_code,
      { id: Number(row.id), value: Number(row.limit_value), unit: row.limit_unit }
    ])
  );
}

/** Which account has which role; a worker's scope is cut down by his assignments. */
const ROLES: Record<string, { role: string; community?: true }> = {
  'leader@demo.wangge': { role: 'leader' },
  'planner@demo.wangge': { role: 'planner' },
  'supervisor@demo.wangge': { role: 'supervisor' },
  'worker@demo.wangge': { role: 'grid_worker' },
  'steward@demo.wangge': { role: 'data_steward' },
  'admin@demo.wangge': { role: 'administrator' },
  'wall@demo.wangge': { role: 'wall' },
  'community@demo.wangge': { role: 'community_admin', community: true }
};

async function grantRoles(database: Database, ground: Ground, today: string): Promise<void> {
  const community = ground.areas.find(({ level }) => level === 1)?.code ?? ground.office;
  for (const [email, { role, community: only }] of Object.entries(ROLES)) {
    await database.query(
      `insert into public.role_grants (user_id, role, scope_code, valid_from)
       select id, $2, $3, $4::date from auth.users where email = $1
       on conflict do nothing`,
      [email, role, only === true ? community : ground.office, dayAfter(today, -30)]
    );
  }
}
