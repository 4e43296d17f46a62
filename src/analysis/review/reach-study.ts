import { insideTest } from '../density/inside.ts';
import { demandWithin } from '../reach/coverage.ts';
import { CrowFly } from '../reach/crow-fly.ts';
import { isJoined, joinEntrances, type Entrances } from '../reach/entrances.ts';
import type { LngLat } from '../reach/metric.ts';
import { networkOf, type Network, type Street } from '../reach/network.ts';
import { nextPlaces } from '../reach/next-places.ts';
import { streetBands } from '../reach/street-pieces.ts';
import { WalkAreas, type WalkArea } from '../reach/walk-areas.ts';
import { Walks, type Nearest } from '../reach/walks.ts';
import type { CountedSquare } from './ground.ts';
import {
  protectedCount,
  reachFigures,
  type Protection,
  type ReachFigures,
  type ReachSums
} from './reach-figures.ts';
import { nearEdgeTest } from './reach-edge.ts';
import { homesOn, middlesOf } from './reach-homes.ts';
import { needReached, type NeedReach, type NeedSquares } from './reach-need.ts';
import { supplyOn, type SupplyAnswer } from './reach-supply.ts';

/** Where people walk, and where they live as far as it is published. */
export interface ReachGround {
  readonly streets: readonly Street[];
  /** Protected squares: households, and households in need. */
  readonly squares: readonly CountedSquare[];
  /** Rivers, lakes and ponds: polygons, each its outline and then its holes. */
  readonly water: Parameters<typeof insideTest>[0];
}

interface FacilitiesAsked {
  /** Facilities that there are, [lng, lat]. */
  readonly facilities: readonly LngLat[];
  /** How far one walks, the limit included. */
  readonly limitMetres: number;
  readonly protection: Protection;
}

interface AreasAsked extends FacilitiesAsked {
  /** Facilities that there might be. */
  readonly added: readonly LngLat[];
  /** Areas to be told about: polygons, each its outline and then its holes. */
  readonly areas: readonly { readonly code: string; readonly polygons: Parameters<typeof insideTest>[0] }[];
}

export interface SupplyQuestion extends AreasAsked {
  /** By facility; null = nobody knows. */
  readonly capacities: readonly (number | null)[];
}

export interface NeedReachQuestion extends FacilitiesAsked {
  /** Facilities that there might be. */
  readonly added: readonly LngLat[];
  readonly categories: readonly NeedSquares[];
}

export interface ReachQuestion extends AreasAsked {
  /** Within what facilities are known: polygons, each its outline and then its holes. Empty where nobody knows. */
  readonly edge: Parameters<typeof insideTest>[0];
  /** Outer edges of the bands of street, and of the ground within reach, in metres, rising; empty = not wanted. */
  readonly bandMetres: readonly number[];
  readonly areaMetres: readonly number[];
}

export interface ReachAnswer {
  readonly whole: ReachFigures;
  readonly areas: ReadonlyMap<string, ReachFigures>;
  /** What is reached only through those added, protected; null = withheld. */
  readonly newly: { readonly households: number | null; readonly need: number | null };
  /**
   * Households out of reach that live within the limit of the edge, in a straight line: facilities beyond it may serve
   * them. In the whole, protected (null = withheld), and areas of which that can be said.
   */
  readonly edge: { readonly households: number | null; readonly areas: ReadonlySet<string> };
  /** What no street comes near, and is counted with straight lines: facilities, those added too, and households. */
  readonly apart: { readonly facilities: number; readonly households: number | null };
  /** Pieces of street by band. */
  readonly bands: readonly (readonly (readonly [LngLat, LngLat])[])[];
  /** Ground within each band's outer edge: the later ones hold the earlier ones. */
  readonly walkAreas: readonly WalkArea[];
}

export interface NextPlacesQuestion extends FacilitiesAsked {
  readonly count: number;
}

export interface NextPlacesAnswer {
  /** The places to take, the one that adds most first, and the households each adds after those before it. */
  readonly places: readonly { readonly at: LngLat; readonly households: number | null }[];
  readonly households: number | null;
  readonly method: 'exact' | 'greedy';
  /** No choice of as many places adds more households than this. */
  readonly atMost: number | null;
  /** How many places were weighed. */
  readonly candidates: number;
}

/** Farther from any street than this a place has no network, and counts with the straight line. */
const JOIN_METRES = 200;

/**
 * Who is within reach of what, on one ground. All it knows of people are protected squares, so nothing that it says
 * can tell more than they do. The network and the homes on it are joined once, for every question after.
 */
export class ReachStudy {
  readonly #network: Network;
  readonly #homes: Entrances;
  readonly #walks: Walks;
  readonly #households: Float64Array;
  readonly #need: Float64Array;
  readonly #candidates: readonly LngLat[];
  readonly #water: ReachGround['water'];
  /** Made when it is asked for. */
  #walkAreas: WalkAreas | undefined;

  constructor({ streets, squares, water }: ReachGround) {
    this.#water = water;
    this.#network = networkOf(streets);
    const homes = homesOn(squares);
    this.#households = Float64Array.from(homes, ({ households }) => households);
    this.#need = Float64Array.from(homes, ({ need }) => need);
    this.#homes = this.#join(homes.map(({ at }) => at));
    this.#walks = new Walks(this.#network, this.#homes);
    this.#candidates = middlesOf(squares);
  }

  /** Who is reached, in the whole and by area, and what would be with a few facilities more. */
  coverage(question: ReachQuestion): ReachAnswer {
    const { facilities, added, limitMetres, protection, areas, bandMetres, areaMetres, edge } = question;
    const doors = this.#join([...facilities, ...added]);
    const nearest = this.#walks.nearest(doors);
    const straight = this.#straight(doors);
    const before = added.length === 0 ? nearest : this.#walks.nearest(this.#join(facilities));
    const gain = (weights: Float64Array) =>
      protectedCount(
        demandWithin(nearest, weights, limitMetres) - demandWithin(before, weights, limitMetres),
        protection
      );
    const within = areas.map(({ code, polygons }) => ({ code, holds: this.#within(polygons) }));
    const atEdge = nearEdgeTest(edge, limitMetres);
    const beyondReach = this.#households.map((households, place) =>
      (nearest.metres[place] ?? Infinity) <= limitMetres || !atEdge(this.#homes.at[place] ?? [NaN, NaN])
        ? 0
        : households
    );
    const sumOver = (holds: (place: number) => boolean) =>
      reachFigures(this.#sums(nearest, straight, limitMetres, holds), protection);
    return {
      whole: sumOver(() => true),
      areas: new Map(within.map(({ code, holds }) => [code, sumOver(holds)])),
      edge: {
        households: protectedCount(
          total(beyondReach, () => true),
          protection
        ),
        areas: new Set(
          within
            .filter(({ holds }) => (protectedCount(total(beyondReach, holds), protection) ?? 0) > 0)
            .map(({ code }) => code)
        )
      },
      newly: { households: gain(this.#households), need: gain(this.#need) },
      apart: {
        facilities: apartIn(doors).length,
        households: protectedCount(
          apartIn(this.#homes).reduce((sum, home) => sum + (this.#households[home] ?? 0), 0),
          protection
        )
      },
      bands: streetBands(this.#network, doors, bandMetres).map(({ pieces }) => pieces),
      walkAreas: this.#areasWithin(doors, areaMetres)
    };
  }

  /** Capacity against demand, in the whole and by area. Facilities that there might be count as any of unknown capacity. */
  supply({ facilities, added, capacities, limitMetres, protection, areas }: SupplyQuestion): SupplyAnswer {
    const doors = this.#join([...facilities, ...added]);
    const walks = Array.from({ length: doors.places }, (_, facility) =>
      this.#walks.within(doors, facility, limitMetres)
    );
    return supplyOn(
      {
        ...{ walks, households: this.#households, limitMetres, protection },
        capacities: [...capacities, ...added.map(() => null)]
      },
      areas.map(({ code, polygons }) => {
        const holds = this.#within(polygons);
        return { code, homes: [...this.#households.keys()].filter(holds) };
      })
    );
  }

  /** What part of the cases of each category is reached. */
  needReached({ facilities, added, categories, ...asked }: NeedReachQuestion): readonly NeedReach[] {
    const doors = this.#join([...facilities, ...added]);
    return needReached({ network: this.#network, doors, joinMetres: JOIN_METRES, ...asked }, categories);
  }

  /** Where the next facilities would reach most households. Candidates are the middles of the lived-in squares. */
  nextPlaces({ facilities, limitMetres, count, protection }: NextPlacesQuestion): NextPlacesAnswer {
    const nearest = this.#walks.nearest(this.#join(facilities));
    const unreached = this.#households.map((weight, place) =>
      (nearest.metres[place] ?? Infinity) <= limitMetres ? 0 : weight
    );
    const doors = this.#join(this.#candidates);
    const covers = this.#candidates.map((_, candidate) =>
      this.#walks.within(doors, candidate, limitMetres).map(({ demand }) => demand)
    );
    const { chosen, gain, method, atMost } = nextPlaces(covers, unreached, count);
    return {
      places: chosen.flatMap(({ candidate, gain: households }) => {
        const at = this.#candidates[candidate];
        return at === undefined ? [] : [{ at, households: protectedCount(households, protection) }];
      }),
      households: protectedCount(gain, protection),
      method,
      atMost: protectedCount(atMost, protection),
      candidates: this.#candidates.length
    };
  }

  #areasWithin(doors: Entrances, limits: readonly number[]): readonly WalkArea[] {
    if (limits.length === 0 || this.#homes.places === 0) return [];
    this.#walkAreas ??= new WalkAreas({
      network: this.#network,
      bounds: aroundHomes(this.#homes.at),
      water: insideTest(this.#water)
    });
    return this.#walkAreas.within(doors, limits);
  }

  #join(places: readonly LngLat[]): Entrances {
    return joinEntrances(
      this.#network,
      places.map((place) => [place]),
      JOIN_METRES
    );
  }

  /** Metres in a straight line to the nearest facility, by home. */
  #straight(doors: Entrances): Float64Array {
    const crowFly = new CrowFly(this.#homes);
    const metres = new Float64Array(this.#homes.places).fill(Infinity);
    for (let facility = 0; facility < doors.places; facility += 1) {
      crowFly.from(doors, facility).forEach((far, place) => {
        if (far < (metres[place] ?? NaN)) metres[place] = far;
      });
    }
    return metres;
  }

  #within(polygons: Parameters<typeof insideTest>[0]): (place: number) => boolean {
    const inside = insideTest(polygons);
    return (place) => {
      const [lng, lat] = this.#homes.at[place] ?? [NaN, NaN];
      return inside(lng, lat);
    };
  }

  #sums(
    { metres }: Nearest,
    straightMetres: Float64Array,
    limit: number,
    holds: (place: number) => boolean
  ): ReachSums {
    const sums = { households: 0, reached: 0, straight: 0, need: 0, needReached: 0 };
    for (let place = 0; place < this.#homes.places; place += 1) {
      if (!holds(place)) continue;
      const [households, need] = [this.#households[place] ?? 0, this.#need[place] ?? 0];
      const walked = (metres[place] ?? Infinity) <= limit;
      sums.households += households;
      sums.need += need;
      if (walked) sums.reached += households;
      if (walked) sums.needReached += need;
      if ((straightMetres[place] ?? Infinity) <= limit) sums.straight += households;
    }
    return sums;
  }
}

/** The weights, added up, of the places that count. */
const total = (weights: Float64Array, counts: (place: number) => boolean): number =>
  weights.reduce((sum, weight, place) => sum + (weight > 0 && counts(place) ? weight : 0), 0);

/** About 150 m round where people live: [west, south, east, north], degrees. */
function aroundHomes(homes: readonly LngLat[]): readonly [number, number, number, number] {
  const MARGIN = 0.0015;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of homes) {
    [west, east] = [Math.min(west, lng), Math.max(east, lng)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return [west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN];
}

/** Places that no street comes near. */
const apartIn = (places: Entrances): readonly number[] =>
  Array.from({ length: places.places }, (_, place) => place).filter((place) => !isJoined(places, place));
