import { dayAfter } from './calendar.ts';
import type { Ground, GroundArea } from './ground/types.ts';
import { insertRows, plain, type Column, type Database } from './insert.ts';

/** Plans by community: the one in force, and the one before it where there was one. */
export interface Plans {
  current: Map<string, number>;
  earlier: Map<string, number>;
  since: string;
}

const shape = (name: string): Column => ({
  name,
  type: 'jsonb',
  value: `extensions.st_setsrid(extensions.st_geomfromgeojson(rows.${name}), 4326)`
});
const multi = (name: string): Column => ({
  name,
  type: 'jsonb',
  value: `extensions.st_multi(extensions.st_setsrid(extensions.st_geomfromgeojson(rows.${name}), 4326))`
});

const EARLIER_DAYS = 1400;

/** Writes codes, plans, areas, buildings and the base map of an office. */
export async function storeGround(
  database: Database,
  ground: Ground,
  { planSince, firstBuilding }: { planSince: string; firstBuilding: number }
): Promise<Plans> {
  await database.query(
    `insert into public.settings (key, value, purpose) values ('metric_srid', to_jsonb($1::int), '')
     on conflict (key) do update set value = excluded.value`,
    [ground.metricSrid]
  );
  const long = dayAfter(planSince, -EARLIER_DAYS);
  await storeCodes(database, ground, long, planSince);
  const plans = await storePlans(database, ground, long, planSince);
  await storeAreas(database, ground, plans, long);
  await insertRows(
    database,
    'public.buildings',
    [
      ...plain({
        id: 'bigint',
        code: 'text',
        area_code: 'text',
        name: 'text',
        estate_name: 'text',
        building_no: 'text',
        address: 'text',
        use: 'text',
        floors: 'smallint',
        floors_estimated: 'boolean',
        units: 'smallint',
        source_ref: 'text'
      }),
      multi('footprint')
    ],
    ground.buildings.map((building, i) => ({
      id: firstBuilding + i,
      code: building.code,
      area_code: building.area,
      name: building.name,
      estate_name: building.estate,
      building_no: building.number,
      address: building.address,
      use: building.use,
      floors: building.floors,
      floors_estimated: building.floorsEstimated,
      units: building.households > 0 ? Math.max(1, Math.min(20, Math.round(building.area_m2 / 190))) : null,
      source_ref: 'OpenStreetMap',
      footprint: { type: 'Polygon', coordinates: building.footprint }
    }))
  );
  await storePast(database, ground, planSince);
  await insertRows(
    database,
    'public.ground_features',
    [
      ...plain({
        area_code: 'text',
        kind: 'text',
        class: 'text',
        name: 'text',
        name_en: 'text',
        tunnel: 'boolean',
        bridge: 'boolean'
      }),
      shape('shape')
    ],
    ground.features.map(({ nameEn, name, ...feature }) => ({
      ...feature,
      area_code: ground.office,
      name: name ?? null,
      name_en: nameEn ?? null
    }))
  );
  return plans;
}

async function storeCodes(
  database: Database,
  ground: Ground,
  long: string,
  planSince: string
): Promise<void> {
  const codes = new Map<
    string,
    { code: string; level: number; parent_code: string | null; issued_on: string }
  >();
  const renewed = new Set(ground.earlier.flatMap(({ moved }) => moved.map(({ now }) => now)));
  for (const { code, level, parent } of [...ground.areas, ...ground.earlier.flatMap(({ areas }) => areas)]) {
    codes.set(code, {
      code,
      level,
      parent_code: parent ?? null,
      issued_on: renewed.has(code) ? planSince : long
    });
  }
  // Parents first: a code refers to its parent's.
  const sorted = [...codes.values()].sort((a, b) => a.level - b.level || (a.code < b.code ? -1 : 1));
  await insertRows(
    database,
    'public.area_codes',
    plain({ code: 'text', level: 'smallint', parent_code: 'text', issued_on: 'date' }),
    sorted
  );
}

async function storePlans(
  database: Database,
  ground: Ground,
  long: string,
  planSince: string
): Promise<Plans> {
  const plans: Plans = { current: new Map(), earlier: new Map(), since: planSince };
  const add = async (
    community: string,
    name: string,
    status: string,
    from: string,
    to: string | null
  ): Promise<number> => {
    const { rows } = await database.query(
      `insert into public.plans (community_code, name, status, valid_from, valid_to, approved_by, note)
       values ($1, $2, $3, $4::date, $5::date, $6, $7) returning id`,
      [community, name, status, from, to, '街道办事处', '演示数据']
    );
    return Number((rows[0] as { id: number | string }).id);
  };
  for (const { code, level } of ground.areas) {
    if (level !== 1) continue;
    const past = ground.earlier.some(({ community }) => community === code);
    // A plan is called after the year since which it is in force.
    const named = (from: string) => `${from.slice(0, 4)}年网格方案`;
    if (past) plans.earlier.set(code, await add(code, named(long), 'retired', long, planSince));
    const since = past ? planSince : long;
    plans.current.set(code, await add(code, named(since), 'published', since, null));
  }
  return plans;
}

async function storeAreas(database: Database, ground: Ground, plans: Plans, long: string): Promise<void> {
  const digits = ground.office.length + 3;
  const row = ({ code, parent, level, name, outline }: GroundArea, plan: number | undefined): object => ({
    plan_id: plan ?? null,
    code,
    parent_code: parent ?? null,
    level,
    name,
    outline: { type: 'MultiPolygon', coordinates: outline },
    valid_from: plan === undefined ? long : null
  });
  const rows = [
    ...ground.areas.map((area) =>
      row(area, area.level > 1 ? plans.current.get(area.code.slice(0, digits)) : undefined)
    ),
    ...ground.earlier.flatMap(({ community, areas }) =>
      areas.map((area) => row(area, plans.earlier.get(community)))
    )
  ];
  await insertRows(
    database,
    'public.areas',
    [
      ...plain({
        plan_id: 'bigint',
        code: 'text',
        parent_code: 'text',
        level: 'smallint',
        name: 'text',
        valid_from: 'date'
      }),
      multi('outline')
    ],
    rows
  );
}

/** Buildings that lay in another building grid before the plan of today: their history as a republishing would have left it. */
async function storePast(database: Database, ground: Ground, planSince: string): Promise<void> {
  for (const { now, then } of ground.earlier.flatMap(({ moved }) => moved)) {
    await database.query(`update public.building_areas set valid_from = $2::date where area_code = $1`, [
      now,
      planSince
    ]);
    await database.query(
      `insert into public.building_areas (building_id, area_code, valid_from, valid_to)
       select building_areas.building_id, $2, '2000-01-01', $3::date from public.building_areas where building_areas.area_code = $1`,
      [now, then, planSince]
    );
  }
}
