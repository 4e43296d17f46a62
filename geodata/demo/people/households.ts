import { dayAfter } from '../calendar.ts';
import type { Ground, GroundBuilding } from '../ground/types.ts';
import { impossibleIdNumber, personName, phoneNumber } from '../names/people.ts';
import { Random } from '../random.ts';
import type { HouseholdRow } from '../rows.ts';

/** Homes by how many live in them; the mean is 2.45. */
const SIZES = [
  { size: 1, weight: 23 },
  { size: 2, weight: 34 },
  { size: 3, weight: 25 },
  { size: 4, weight: 12 },
  { size: 5, weight: 4.5 },
  { size: 6, weight: 1.5 }
];

/** Room for a home in a building. */
interface Home {
  unit: number | null;
  floor: number | null;
  room: string;
}

/** Share of homes that are known to be empty, for a household. */
const VACANT = 0.035;

/**
 * Who lives where: households with their people, a few that have left, and what is not known of them; last the homes that
 * are known to be empty.
 */
export function householdsOf(
  ground: Ground,
  today: string,
  seed: number,
  firstId: number,
  firstBuildingId: number
): HouseholdRow[] {
  const random = Random.of(seed, `households ${ground.office}`);
  const rows: HouseholdRow[] = [];
  const empty: (() => HouseholdRow)[] = [];
  const vacancies = Random.of(seed, `vacancies ${ground.office}`);
  ground.buildings.forEach((building, i) => {
    const homes = random.shuffled(homesIn(building));
    const vacant = Math.floor(building.households * VACANT + vacancies.next());
    for (const home of homes.slice(building.households, building.households + vacant))
      empty.push(() => vacancy(home, i, building));
    for (const home of homes.slice(0, building.households)) {
      // Who lived here before, for some of them.
      if (random.chance(0.025)) rows.push(household(home, i, building, true));
      rows.push(household(home, i, building, false));
    }
  });
  for (const row of empty) rows.push(row());
  return rows;

  function vacancy(home: Home, index: number, { area }: GroundBuilding): HouseholdRow {
    return {
      id: firstId + rows.length,
      building_id: firstBuildingId + index,
      area_code: area,
      unit_no: home.unit,
      floor: home.floor,
      room_no: home.room,
      occupancy: 'vacant',
      size: 0,
      elders: 0,
      minors: 0,
      head_name: null,
      head_id_no: null,
      phone: null,
      registered_on: dayAfter(today, -vacancies.whole(20, 900)),
      left_on: null
    };
  }

  function household(home: Home, index: number, building: GroundBuilding, gone: boolean): HouseholdRow {
    const { size } = random.weighted(SIZES, ({ weight }) => weight);
    const old = building.use === 'self_built' || building.floors <= 5;
    const allOld = size <= 2 && random.chance(old ? 0.26 : 0.15);
    const minors =
      allOld || size < 2 ? 0 : Math.min(size - 1, random.chance(0.52) ? (random.chance(0.25) ? 2 : 1) : 0);
    const elders = allOld
      ? size
      : Math.min(size - minors, size >= 2 && random.chance(old ? 0.24 : 0.16) ? random.whole(1, 2) : 0);
    const left = gone ? dayAfter(today, -random.whole(30, 1200)) : null;
    const since = dayAfter(left ?? today, -random.whole(60, 7000));
    return {
      id: firstId + rows.length,
      building_id: firstBuildingId + index,
      area_code: building.area,
      unit_no: home.unit,
      floor: home.floor,
      room_no: home.room,
      occupancy: random.weighted(
        ['owner', 'rent', 'unknown'] as const,
        (kind) => ({ owner: 70, rent: 26, unknown: 4 })[kind]
      ),
      size,
      elders,
      minors: Math.min(minors, size - elders),
      head_name: random.chance(0.985) ? personName(random) : null,
      head_id_no: random.chance(0.7)
        ? impossibleIdNumber(random, random.whole(allOld ? 1936 : 1950, allOld ? 1961 : 2000))
        : null,
      phone: random.chance(0.88) ? phoneNumber(random) : null,
      registered_on: since,
      left_on: left
    };
  }
}

/** The homes of a building, numbered by staircase, floor and door; at least as many as households live in it. */
function homesIn({ area_m2, floors, households, use }: GroundBuilding): Home[] {
  if (households === 0) return [];
  if (use === 'self_built')
    return Array.from({ length: households }, (_, i) => ({ unit: null, floor: 1, room: String(i + 1) }));
  const livedFloors = Array.from({ length: floors }, (_, i) => i + 1).slice(
    use === 'mixed' && floors > 1 ? 1 : 0
  );
  const perFloor = Math.max(1, Math.ceil(households / livedFloors.length));
  const stairs = Math.max(1, Math.min(20, Math.round(area_m2 / 190)));
  const doors = Math.max(2, Math.ceil(perFloor / stairs));
  const homes: Home[] = [];
  for (let unit = 1; unit <= stairs; unit += 1) {
    for (const floor of livedFloors) {
      for (let door = 1; door <= doors; door += 1)
        homes.push({ unit, floor, room: `${floor}${String(door).padStart(2, '0')}` });
    }
  }
  return homes;
}
