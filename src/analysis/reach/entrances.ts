import type { LngLat } from './metric.ts';
import type { Network } from './network.ts';

/** Where places are entered, and how one gets from there to the street. A place has one entrance or several. */
export interface Entrances {
  /** Number of places. */
  readonly places: number;
  /** The entrances of place p are first[p] up to, without, first[p + 1]. */
  readonly first: Int32Array;
  /** By entrance: its place, and where it is. */
  readonly place: Int32Array;
  readonly at: readonly LngLat[];
  /** By entrance: the segment of street that is nearest, -1 where none is near enough. */
  readonly segment: Int32Array;
  /** By entrance: metres from the segment's first vertex to where one steps on it. */
  readonly offset: Float64Array;
  /** By entrance: metres from the door to the street, in a straight line. */
  readonly leg: Float64Array;
}

/**
 * Joins places to the network: each entrance at the nearest place on any street, not at a vertex, if there is a
 * street within `reach` metres.
 */
export function joinEntrances(
  network: Network,
  places: readonly (readonly LngLat[])[],
  reach: number
): Entrances {
  const at = places.flat();
  const first = new Int32Array(places.length + 1);
  places.forEach((entrances, p) => (first[p + 1] = (first[p] ?? 0) + entrances.length));
  const feet = at.map((place) => network.index.nearest(place, reach));
  return {
    places: places.length,
    first,
    place: Int32Array.from(places.flatMap((entrances, p) => entrances.map(() => p))),
    at,
    segment: Int32Array.from(feet, (foot) => foot?.segment ?? -1),
    offset: Float64Array.from(feet, (foot) =>
      foot === undefined ? NaN : foot.share * (network.metres[foot.segment] ?? NaN)
    ),
    leg: Float64Array.from(feet, (foot) => foot?.metres ?? NaN)
  };
}

/** The numbers of a place's entrances. */
export function entrancesOf({ first }: Entrances, place: number): readonly number[] {
  const [from, to] = [first[place] ?? 0, first[place + 1] ?? 0];
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** Metres from a place's nearest entrance to the street; Infinity where no street is near enough. */
export const legOf = (entrances: Entrances, place: number): number =>
  Math.min(
    ...entrancesOf(entrances, place).map((entrance) =>
      (entrances.segment[entrance] ?? -1) < 0 ? Infinity : (entrances.leg[entrance] ?? Infinity)
    )
  );

/** Whether a place is on the network: streets lead to one of its entrances at least. */
export const isJoined = (entrances: Entrances, place: number): boolean =>
  entrancesOf(entrances, place).some((entrance) => (entrances.segment[entrance] ?? -1) >= 0);
