import { mayLoadInBulk, unchecked, withoutIndexes } from './bulk.ts';
import { dayAfter } from './calendar.ts';
import { generate, type FirstIds } from './generate.ts';
import { elsewhere } from './ground/city.ts';
import { cityOf, groundOf } from './ground/ground.ts';
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
  /**
   * For trials of scale: at least so many households, in further street offices of the city, then in further cities.
   * The office of the demonstration is among them, the same to the row. Where undefined there is that one alone.
   */
  households?: number | undefined;
  /** Told how far it is, from 0 to 1, and with what. */
  onProgress?: (share: number, what: string) => void;
}

/** Incidents that two years bring, for a household. */
const INCIDENTS_PER_HOUSEHOLD = 4 / 3;
/** How far to the north of each other the cities lie, in degrees. */
const CITY_STEP = 0.3;

/**
 * Fills an empty database, migrated and seeded, with the demonstration's street office, and grants the demonstration
 * accounts their roles where those accounts exist. Runs inside the caller's transaction; the caller sees to `analyze`.
 */
export async function loadDemonstration(database: Database, options: LoadOptions): Promise<void> {
  const { today, seed = 1, households, onProgress } = options;
  const tell = (from: number, to: number) => (share: number, what: string) =>
    onProgress?.(from + (to - from) * share, what);
  await database.exec(`select set_config('wangge.loading', 'on', true)`);
  const plan = { ...DEMONSTRATION_OFFICE, seed };
  const computed = tell(0, 0.3);
  const grounds =
    households === undefined
      ? one(await groundOf(plan, computed))
      : enough(await cityOf(plan, computed), households);
  const inBulk = grounds.length > 1 && (await mayLoadInBulk(database));
  const load = async ({ ground, city }: Turn, i: number): Promise<void> => {
    const [from, to] = [i, i + 1].map((n) => 0.3 + (0.7 * n) / grounds.length);
    await loadOffice(database, ground(), {
      today,
      seed: seed + city,
      checked: !inBulk || i === 0,
      onProgress: tell(from ?? 0.3, to ?? 1)
    });
  };
  const others = async (): Promise<void> => {
    for (const [i, turn] of grounds.entries()) if (i > 0) await load(turn, i);
  };
  for (const turn of grounds.slice(0, 1)) await load(turn, 0);
  await (inBulk ? withoutIndexes(database, others) : others());
  await grantRoles(database, plan.code, today);
  await database.exec(`select set_config('wangge.loading', '', true)`);
}

/** The ground of an office, made when it is its turn, and which city it lies in, counted from 0. */
interface Turn {
  ground: () => Ground;
  city: number;
}

const one = (ground: Ground): Turn[] => [{ ground: () => ground, city: 0 }];

/** Offices until so many households live in them: those of the city, then the same again under the codes of other counties. */
function enough(city: Ground[], households: number): Turn[] {
  const turns: Turn[] = [];
  const living = city.map(({ buildings }) =>
    buildings.reduce((sum, building) => sum + building.households, 0)
  );
  if (living.every((n) => n === 0)) throw new Error('nobody lives in the city');
  for (let so = 0, i = 0; so < households; i += 1) {
    const ground = city[i % city.length];
    const round = Math.floor(i / city.length);
    if (ground === undefined) break;
    turns.push({
      ground: () =>
        round === 0 ? ground : elsewhere(ground, String(990_100 + round * 100), round * CITY_STEP),
      city: round
    });
    so += living[i % city.length] ?? 0;
  }
  return turns;
}

/** Loads one office after those that are there already. */
async function loadOffice(
  database: Database,
  ground: Ground,
  {
    today,
    seed,
    checked,
    onProgress
  }: {
    today: string;
    seed: number;
    /** Whether foreign keys and triggers look at people and matters. */
    checked: boolean;
    onProgress: (share: number, what: string) => void;
  }
): Promise<void> {
  const first = await firstIds(database);
  const living = ground.buildings.reduce((sum, { households }) => sum + households, 0);
  const made = generate(ground, {
    today,
    seed,
    incidents: Math.round(living * INCIDENTS_PER_HOUSEHOLD),
    limits: await limitsIn(database),
    first
  });
  onProgress(0.1, 'ground');
  const plans = await storeGround(database, ground, {
    planSince: made.planSince,
    firstBuilding: first.building
  });
  onProgress(0.25, 'people');
  const rest = async (): Promise<void> => {
    await storePeople(database, made, (share) => {
      onProgress(0.25 + share * 0.3, 'people');
    });
    await storeMatters(database, made, plans, (share) => {
      onProgress(0.55 + share * 0.45, 'matters');
    });
  };
  await (checked ? rest() : unchecked(database, rest));
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

async function grantRoles(database: Database, office: string, today: string): Promise<void> {
  const community = `${office}001`;
  for (const [email, { role, community: only }] of Object.entries(ROLES)) {
    await database.query(
      `insert into public.role_grants (user_id, role, scope_code, valid_from)
       select id, $2, $3, $4::date from auth.users where email = $1
       on conflict do nothing`,
      [email, role, only === true ? community : office, dayAfter(today, -30)]
    );
  }
}
