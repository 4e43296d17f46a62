import { CrowFly } from './crow-fly.ts';
import type { Entrances } from './entrances.ts';
import type { Nearest, Walks } from './walks.ts';

/** How far one may walk: up to `limitMetres`, the limit itself included. */
export interface CoverageQuestion {
  readonly walks: Walks;
  readonly facilities: Entrances;
  readonly demand: Entrances;
  /** What each place of demand counts: households, people; 1 where places are counted. */
  readonly weights: ArrayLike<number>;
  readonly limitMetres: number;
}

/** What one facility reaches. Sums of weights but for `points`. */
export interface FacilityReach {
  /** Places of demand within the limit on foot. */
  readonly points: number;
  readonly withinNetwork: number;
  readonly withinStraight: number;
  /** Demand to which this facility is the nearest on foot, however far. */
  readonly nearest: number;
}

export interface Coverage {
  readonly demand: number;
  /** Within the limit of any facility, on foot. */
  readonly withinNetwork: number;
  /** Within the limit of any facility, in a straight line. */
  readonly withinStraight: number;
  readonly facilities: readonly FacilityReach[];
  readonly nearest: Nearest;
  /** The nearest facility in a straight line, by place of demand. */
  readonly nearestStraight: Nearest;
}

/** Who is within reach of a kind of facility on foot, beside what a circle of the same radius would claim. */
export function coverageOf({ walks, facilities, demand, weights, limitMetres }: CoverageQuestion): Coverage {
  const weightOf = (place: number): number => weights[place] ?? 0;
  const sum = (places: Iterable<number>): number => {
    let total = 0;
    for (const place of places) total += weightOf(place);
    return total;
  };

  const nearest = walks.nearest(facilities);
  const { nearestStraight, withinStraight } = straightLines(facilities, demand, weightOf, limitMetres);
  const assigned = new Float64Array(facilities.places);
  nearest.facility.forEach((facility, place) => {
    if (facility >= 0) assigned[facility] = (assigned[facility] ?? 0) + weightOf(place);
  });
  return {
    demand: sum(numbers(demand.places)),
    withinNetwork: demandWithin(nearest, weights, limitMetres),
    withinStraight: demandWithin(nearestStraight, weights, limitMetres),
    facilities: numbers(facilities.places).map((facility) => {
      const reached = walks.within(facilities, facility, limitMetres);
      return {
        points: reached.length,
        withinNetwork: sum(reached.map((walk) => walk.demand)),
        withinStraight: withinStraight[facility] ?? 0,
        nearest: assigned[facility] ?? 0
      };
    }),
    nearest,
    nearestStraight
  };
}

/** The weights, added up, of the places whose nearest facility is at most `limitMetres` away. */
export function demandWithin({ metres }: Nearest, weights: ArrayLike<number>, limitMetres: number): number {
  return metres.reduce((total, far, place) => total + (far <= limitMetres ? (weights[place] ?? 0) : 0), 0);
}

function straightLines(
  facilities: Entrances,
  demand: Entrances,
  weightOf: (place: number) => number,
  limitMetres: number
): { nearestStraight: Nearest; withinStraight: Float64Array } {
  const crowFly = new CrowFly(demand);
  const metres = new Float64Array(demand.places).fill(Infinity);
  const nearest = new Int32Array(demand.places).fill(-1);
  const withinStraight = new Float64Array(facilities.places);
  for (const facility of numbers(facilities.places)) {
    crowFly.from(facilities, facility).forEach((straight, place) => {
      if (straight <= limitMetres)
        withinStraight[facility] = (withinStraight[facility] ?? 0) + weightOf(place);
      if (straight >= (metres[place] ?? NaN)) return;
      metres[place] = straight;
      nearest[place] = facility;
    });
  }
  return { nearestStraight: { metres, facility: nearest }, withinStraight };
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
