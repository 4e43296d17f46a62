import { CrowFly } from './crow-fly.ts';
import { entrancesOf, isJoined, type Entrances } from './entrances.ts';
import type { Network } from './network.ts';
import { Search } from './search.ts';

/** For each place of demand, the facility that is nearest on foot. */
export interface Nearest {
  /** Metres on foot; Infinity where no street leads to any facility. */
  readonly metres: Float64Array;
  /** Number of the facility, -1 where there is none. */
  readonly facility: Int32Array;
}

/** A place of demand, and how far one walks to it. */
export interface Walk {
  readonly demand: number;
  readonly metres: number;
}

/**
 * Walks between facilities and places of demand: from the door straight to the street, along streets, and straight to the
 * other door. Between two doors on one segment, along the segment. A place that no street comes near (see
 * `joinEntrances`) has no walk, and counts with the straight line instead.
 */
export class Walks {
  readonly #network: Network;
  readonly #demand: Entrances;
  readonly #search: Search;
  readonly #crowFly: CrowFly;
  readonly #demandAlong: ReadonlyMap<number, readonly number[]>;
  readonly #apart: readonly number[];

  constructor(network: Network, demand: Entrances) {
    this.#network = network;
    this.#demand = demand;
    this.#search = new Search(network);
    this.#crowFly = new CrowFly(demand);
    this.#demandAlong = bySegment(demand, demand.place.keys());
    this.#apart = numbers(demand.places).filter((place) => !isJoined(demand, place));
  }

  /** The nearest facility for every place of demand, however far. */
  nearest(facilities: Entrances): Nearest {
    const metres = new Float64Array(this.#demand.places).fill(Infinity);
    const facility = new Int32Array(this.#demand.places).fill(-1);
    const take = (from: number, { demand, metres: walked }: Walk) => {
      if (!(walked < (metres[demand] ?? NaN))) return;
      metres[demand] = walked;
      facility[demand] = from;
    };
    this.#search.spread(facilities, facilities.place.keys(), Infinity);
    const along = bySegment(facilities, facilities.place.keys());
    for (const entrance of this.#demand.place.keys()) {
      for (const [from, walk] of this.#arrivals(entrance, facilities, along)) take(from, walk);
    }
    for (const from of numbers(facilities.places)) {
      for (const walk of this.#straight(facilities, from, Infinity)) take(from, walk);
    }
    return { metres, facility };
  }

  /** The places of demand within `limit` metres of one facility, in the order of their numbers. */
  within(facilities: Entrances, facility: number, limit: number): readonly Walk[] {
    const doors = entrancesOf(facilities, facility);
    const along = bySegment(facilities, doors);
    const best = new Map<number, number>();
    const take = ({ demand, metres }: Walk) => {
      if (metres <= limit && metres < (best.get(demand) ?? Infinity)) best.set(demand, metres);
    };
    for (const segment of this.#segmentsNear(this.#search.spread(facilities, doors, limit), along.keys())) {
      for (const entrance of this.#demandAlong.get(segment) ?? []) {
        for (const [, walk] of this.#arrivals(entrance, facilities, along)) take(walk);
      }
    }
    for (const walk of this.#straight(facilities, facility, limit)) take(walk);
    return [...best].sort(([a], [b]) => a - b).map(([demand, metres]) => ({ demand, metres }));
  }

  /** Ways to come to an entrance after a search: over both ends of its segment, and from doors on the same one. */
  *#arrivals(
    entrance: number,
    facilities: Entrances,
    along: ReadonlyMap<number, readonly number[]>
  ): Generator<readonly [facility: number, Walk]> {
    const demand = this.#demand.place[entrance] ?? 0;
    const segment = this.#demand.segment[entrance] ?? -1;
    if (segment < 0) return;
    const [offset, leg] = [this.#demand.offset[entrance] ?? NaN, this.#demand.leg[entrance] ?? NaN];
    const { from, to, metres } = this.#network;
    for (const [vertex = 0, rest] of [
      [from[segment], offset],
      [to[segment], (metres[segment] ?? NaN) - offset]
    ] as const) {
      const walked = (this.#search.metres[vertex] ?? Infinity) + rest + leg;
      yield [this.#search.origin[vertex] ?? 0, { demand, metres: walked }];
    }
    for (const door of along.get(segment) ?? []) {
      const between = Math.abs((facilities.offset[door] ?? NaN) - offset);
      yield [facilities.place[door] ?? 0, { demand, metres: (facilities.leg[door] ?? NaN) + between + leg }];
    }
  }

  /** Straight lines, where one of the two ends has no street. */
  *#straight(facilities: Entrances, facility: number, limit: number): Generator<Walk> {
    const joined = isJoined(facilities, facility);
    if (joined && this.#apart.length === 0) return;
    const straight = this.#crowFly.from(facilities, facility);
    for (const demand of joined ? this.#apart : straight.keys()) {
      const metres = straight[demand] ?? NaN;
      if (metres <= limit) yield { demand, metres };
    }
  }

  #segmentsNear(vertices: readonly number[], more: Iterable<number>): ReadonlySet<number> {
    const { firstTouching, touching } = this.#network;
    const segments = new Set(more);
    for (const vertex of vertices) {
      for (let i = firstTouching[vertex] ?? 0; i < (firstTouching[vertex + 1] ?? 0); i += 1)
        segments.add(touching[i] ?? 0);
    }
    return segments;
  }
}

/** Numbers of entrances by the segment they are joined to. */
function bySegment(
  { segment }: Entrances,
  entrances: Iterable<number>
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const entrance of entrances) {
    const street = segment[entrance] ?? -1;
    if (street < 0) continue;
    const known = found.get(street);
    if (known === undefined) found.set(street, [entrance]);
    else known.push(entrance);
  }
  return found;
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
