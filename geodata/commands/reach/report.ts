import type { Accessibility } from '../../../src/analysis/reach/catchment.ts';
import { demandWithin, type Coverage } from '../../../src/analysis/reach/coverage.ts';
import { isJoined, legOf, type Entrances } from '../../../src/analysis/reach/entrances.ts';
import type { BandReport } from './bands.ts';
import type { Circle, Limit } from './limit.ts';
import type { NextReport } from './next.ts';
import type { FilePlace } from './places.ts';
import type { ReachQuestion } from './question.ts';

type Id = FilePlace['id'];

/** How far one place of demand is from its nearest facility. */
interface Distance {
  readonly id: Id;
  /** Metres on foot, null where no street leads to any facility. */
  readonly metres: number | null;
  /** The facility that is nearest on foot. */
  readonly facility: Id | null;
  /** Metres in a straight line to the facility that is nearest that way, null where there is no facility. */
  readonly straight_metres: number | null;
  readonly weight: number;
  /** Metres from the nearest door to the street, which are part of `metres`; null where no street is near enough. */
  readonly street_metres: number | null;
  /** `metres` is a straight line, because no street comes near the place or the facility. */
  readonly crow_fly?: true;
  /** Capacity within reach for each one of its demand, where capacities were given. */
  readonly accessibility?: number;
}

/** The answer of the command, as its JSON has it. Sums are of weights. */
export interface ReachReport {
  readonly demand: number;
  readonly within_network: number;
  readonly within_straight: number;
  readonly by_facility: readonly {
    readonly id: Id;
    /** Places of demand within the limit on foot. */
    readonly points: number;
    readonly within_network: number;
    readonly within_straight: number;
    /** Demand to which it is the nearest on foot, however far, and its share of all. */
    readonly nearest: number;
    readonly nearest_share: number;
    /** Where capacities were given: the capacity, and how much of it there is for each one of the demand it serves. */
    readonly capacity?: number;
    readonly ratio?: number | null;
  }[];
  /** Beyond the limit on foot, the farthest first; before them those no street leads to. */
  readonly unreached: readonly Distance[];
  readonly limit: {
    readonly metres: number;
    readonly rule: 'any' | 'all';
    readonly circles: readonly (Circle & {
      readonly within_network: number;
      readonly within_straight: number;
    })[];
  };
  readonly network: {
    readonly streets: number;
    readonly left_out: number;
    /** Demand that no street leads to, from any facility. */
    readonly unreachable: number;
  };
  /** What has no street within `beyond_metres`, and is counted with straight lines. */
  readonly crow_fly_only: {
    readonly beyond_metres: number;
    readonly demand: number;
    readonly demand_ids: readonly Id[];
    readonly facility_ids: readonly Id[];
  };
  /** What is joined to a street, but so far off it that nobody knows what lies between. */
  readonly off_street: {
    readonly beyond_metres: number;
    readonly demand: number;
    readonly demand_ids: readonly Id[];
    readonly facility_ids: readonly Id[];
  };
  readonly distances?: readonly Distance[];
  readonly next?: NextReport;
  readonly bands?: readonly BandReport[];
}

/** A walk to the street that is longer than this is said: it may cross what nobody crosses. */
const OFF_STREET_METRES = 200;

/** Puts a coverage in the words of the command's answer. */
export function reportOf(
  question: ReachQuestion,
  limit: Limit,
  coverage: Coverage,
  {
    accessibility,
    withDistances
  }: { readonly accessibility: Accessibility | undefined; readonly withDistances: boolean }
): ReachReport {
  const { facilities, doors, demand, homes, weights, streets, joinMetres } = question;
  const apartDemand = demand.filter((_, place) => !isJoined(homes, place));
  const far = (entrances: Entrances, place: number): boolean =>
    isJoined(entrances, place) && legOf(entrances, place) > OFF_STREET_METRES;
  const farDemand = demand.filter((_, place) => far(homes, place));
  const apartFacilities = new Set([...facilities.keys()].filter((place) => !isJoined(doors, place)));
  const distances = demand.map(({ id, amount }, place): Distance => {
    const facility = coverage.nearest.facility[place] ?? -1;
    const crowFly = facility >= 0 && (apartFacilities.has(facility) || !isJoined(homes, place));
    return {
      id,
      metres: facility < 0 ? null : centimetres(coverage.nearest.metres[place] ?? NaN),
      facility: facilities[facility]?.id ?? null,
      straight_metres:
        facilities.length === 0 ? null : centimetres(coverage.nearestStraight.metres[place] ?? NaN),
      weight: amount,
      street_metres: isJoined(homes, place) ? centimetres(legOf(homes, place)) : null,
      ...(crowFly && { crow_fly: true }),
      ...(accessibility && { accessibility: accessibility.demand[place] ?? 0 })
    };
  });
  const within = (metres: number) => ({
    within_network: demandWithin(coverage.nearest, weights, metres),
    within_straight: demandWithin(coverage.nearestStraight, weights, metres)
  });
  return {
    demand: coverage.demand,
    within_network: coverage.withinNetwork,
    within_straight: coverage.withinStraight,
    by_facility: coverage.facilities.map((reach, place) => ({
      id: facilities[place]?.id ?? place,
      points: reach.points,
      within_network: reach.withinNetwork,
      within_straight: reach.withinStraight,
      nearest: reach.nearest,
      nearest_share: coverage.demand === 0 ? 0 : reach.nearest / coverage.demand,
      ...(accessibility && {
        capacity: facilities[place]?.amount ?? 0,
        ratio: orNull(accessibility.facilities[place])
      })
    })),
    unreached: distances
      .filter((_, place) => !((coverage.nearest.metres[place] ?? NaN) <= limit.metres))
      .sort(farthestFirst),
    limit: {
      metres: limit.metres,
      rule: limit.rule,
      circles: limit.circles.map((circle) => ({ ...circle, ...within(circle.metres) }))
    },
    network: {
      streets: streets.walkable,
      left_out: streets.leftOut,
      unreachable: sum(distances.filter(({ metres }) => metres === null))
    },
    crow_fly_only: {
      beyond_metres: joinMetres,
      demand: apartDemand.reduce((total, { amount }) => total + amount, 0),
      demand_ids: apartDemand.map(({ id }) => id),
      facility_ids: facilities.filter((_, place) => apartFacilities.has(place)).map(({ id }) => id)
    },
    off_street: {
      beyond_metres: OFF_STREET_METRES,
      demand: farDemand.reduce((total, { amount }) => total + amount, 0),
      demand_ids: farDemand.map(({ id }) => id),
      facility_ids: facilities.filter((_, place) => far(doors, place)).map(({ id }) => id)
    },
    ...(withDistances && { distances })
  };
}

const farthestFirst = (a: Distance, b: Distance): number =>
  a.metres === null || b.metres === null
    ? Number(b.metres === null) - Number(a.metres === null) ||
      (b.straight_metres ?? 0) - (a.straight_metres ?? 0)
    : b.metres - a.metres;

const orNull = (value = NaN): number | null => (Number.isNaN(value) ? null : value);

const sum = (distances: readonly Distance[]): number =>
  distances.reduce((total, { weight }) => total + weight, 0);

const centimetres = (metres: number): number => Math.round(metres * 100) / 100;
