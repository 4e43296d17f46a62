import type { Degrees } from '../ground/frame.ts';
import type { Ground, GroundBuilding, Streetside } from '../ground/types.ts';
import { metresBetween, needField } from '../people/need-field.ts';
import { Random } from '../random.ts';
import type { FacilityRow } from '../rows.ts';
import type { Habit } from './categories.ts';

/** A place where something happened. */
export interface Spot {
  at: Degrees;
  area: string;
  /** Position in the list of buildings. */
  building: number | undefined;
  address: string;
}

/** A place where much more happens than its surroundings explain, in some days only or all the time. */
export interface HotSpot {
  name: string;
  at: Degrees;
  reachMetres: number;
  categories: string[];
  /** Days before the end on which it began. */
  daysAgo: number;
  incidents: number;
}

/** Draws places. Big tables of weights are summed once, so that each draw is quick. */
export class Scene {
  readonly #random: Random;
  readonly #streets: Draw<Streetside>;
  readonly #homes: Draw<number>;
  readonly #others: Draw<number>;
  readonly #shops: Draw<FacilityRow>;
  readonly #ground: Ground;
  readonly #firstBuildingId: number;
  readonly hotSpots: HotSpot[];

  constructor(ground: Ground, facilities: FacilityRow[], seed: number, firstBuildingId: number) {
    this.#ground = ground;
    this.#firstBuildingId = firstBuildingId;
    this.#random = Random.of(seed, `places ${ground.office}`);
    const field = needField(ground, seed);
    const indices = ground.buildings.map((_, i) => i);
    const building = (i: number): GroundBuilding | undefined => ground.buildings[i];
    this.#streets = new Draw(ground.streetside, ({ lively }) => lively);
    this.#homes = new Draw(indices, (i) => {
      const of = building(i);
      return of === undefined || of.households === 0 ? 0 : (of.households + 2) * (0.5 + 0.5 * field(of));
    });
    this.#others = new Draw(indices, (i) =>
      Math.sqrt((building(i)?.area_m2 ?? 0) * (building(i)?.floors ?? 1))
    );
    this.#shops = new Draw(
      facilities.filter(({ kind_code: kind }) =>
        ['market', 'supermarket', 'restaurant', 'shop', 'convenience_store', 'bus_stop', 'school'].includes(
          kind
        )
      ),
      ({ kind_code: kind }) => (kind === 'market' ? 3 : kind === 'supermarket' ? 2 : 1)
    );
    this.hotSpots = hotSpotsOf(ground, facilities, this.#random);
  }

  /** A place for something of this habit. */
  spot(place: Habit['place']): Spot {
    if (place === 'street') return this.#aside(this.#streets.one(this.#random));
    if (place === 'shop') {
      const { at, area_code: area, building_id: id } = this.#shops.one(this.#random);
      return this.#near(
        {
          at,
          area,
          building: undefined,
          address: id === null ? '' : (this.#ground.buildings[id - this.#firstBuildingId]?.address ?? '')
        },
        18
      );
    }
    return this.#at(place === 'home' ? this.#homes.one(this.#random) : this.#others.one(this.#random));
  }

  /** A place in a hot spot: one of the places near its middle, the nearer the likelier. */
  spotIn({ at, reachMetres }: HotSpot): Spot {
    const near = this.#ground.streetside.filter((place) => metresBetween(place.at, at) < reachMetres);
    return this.#aside(
      this.#random.weighted(near, (place) =>
        Math.exp(-((metresBetween(place.at, at) / (reachMetres * 0.5)) ** 2))
      )
    );
  }

  #aside({ at, area, street }: Streetside): Spot {
    return this.#near({ at, area, building: undefined, address: street }, 7);
  }

  #at(index: number): Spot {
    const building = this.#ground.buildings[index];
    if (building === undefined) throw new Error('no such building');
    const { inside, area, address, name } = building;
    return this.#near(
      { at: inside, area, building: index, address: name === '' ? address : `${address} ${name}` },
      4
    );
  }

  /** A few metres off, so that not everything lies on one point. */
  #near(spot: Spot, metres: number): Spot {
    const turn = this.#random.next() * 2 * Math.PI;
    const off = (this.#random.next() * metres) / 111_195;
    const [lng, lat] = spot.at;
    const scale = Math.cos((lat * Math.PI) / 180);
    const round = (value: number): number => Math.round(value * 1e7) / 1e7;
    return { ...spot, at: [round(lng + (Math.cos(turn) * off) / scale), round(lat + Math.sin(turn) * off)] };
  }
}

/** One of many by weight, by halving: quick however long the list. */
class Draw<T> {
  readonly #items: readonly T[];
  readonly #sums: number[] = [];

  constructor(items: readonly T[], weight: (item: T) => number) {
    this.#items = items;
    let sum = 0;
    for (const item of items) this.#sums.push((sum += weight(item)));
  }

  one(random: Random): T {
    const target = random.next() * (this.#sums.at(-1) ?? 0);
    let [low, high] = [0, this.#sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    const item = this.#items[low];
    if (item === undefined) throw new Error('nothing to draw from');
    return item;
  }
}

/** One spot that has always been bad, at a market; one that came up in the last three months, in a quarter of homes. */
function hotSpotsOf(ground: Ground, facilities: FacilityRow[], random: Random): HotSpot[] {
  const reachable = (at: Degrees): boolean =>
    ground.streetside.filter((place) => metresBetween(place.at, at) < 100).length >= 8;
  const busy = facilities.filter(({ kind_code: kind, at }) => kind === 'market' && reachable(at));
  const old = busy[0] ?? facilities.find(({ at }) => reachable(at));
  const lived = ground.buildings.filter(
    ({ households, inside }) =>
      households >= 20 && reachable(inside) && (old === undefined || metresBetween(inside, old.at) > 700)
  );
  const spots: HotSpot[] = [];
  if (old !== undefined) {
    spots.push({
      name: 'lasting',
      at: old.at,
      reachMetres: 120,
      categories: ['S0406', 'S0401', 'S0112', 'S0128'],
      daysAgo: 730,
      incidents: 620
    });
  }
  if (lived.length > 0) {
    spots.push({
      name: 'new',
      at: random.pick(lived).inside,
      reachMetres: 110,
      categories: ['S0496', 'C14', 'S0410'],
      daysAgo: 88,
      incidents: 170
    });
  }
  return spots;
}
