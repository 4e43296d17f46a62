import type { Entrances } from './entrances.ts';
import type { LngLat } from './metric.ts';
import type { Network } from './network.ts';
import { Search } from './search.ts';

/** The pieces of street between two walks, e.g. from 400 m to 800 m. */
export interface StreetBand {
  /** Farther than this (not from 0, where the band begins at the door), at most that. */
  readonly fromMetres: number;
  readonly toMetres: number;
  readonly pieces: readonly (readonly [LngLat, LngLat])[];
  /** Length of the pieces. */
  readonly streetMetres: number;
}

/** Somewhere along a segment, and how far one has walked there. */
interface Knot {
  readonly offset: number;
  readonly metres: number;
}

/**
 * Which pieces of street are reached from facilities within bands of metres, exactly: a segment is cut where a limit
 * runs out on it, also when it is entered from both ends. `limits` are the outer edges, in metres, rising. The walk
 * from a door to its street counts, but is no piece of street. A facility that no street comes near reaches none.
 */
export function streetBands(
  network: Network,
  facilities: Entrances,
  limits: readonly number[]
): readonly StreetBand[] {
  const search = new Search(network);
  search.spread(facilities, facilities.place.keys(), limits.at(-1) ?? 0);
  const doors = new Map<number, Knot[]>();
  facilities.segment.forEach((segment, i) => {
    const knot = { offset: facilities.offset[i] ?? NaN, metres: facilities.leg[i] ?? NaN };
    if (segment >= 0) doors.set(segment, [...(doors.get(segment) ?? []), knot]);
  });
  const bands = limits.map((toMetres, i) => ({
    fromMetres: limits[i - 1] ?? 0,
    toMetres,
    pieces: [] as (readonly [LngLat, LngLat])[],
    streetMetres: 0
  }));
  for (const segment of network.metres.keys()) {
    const knots = knotsOf(network, search.metres, segment, doors.get(segment) ?? []);
    knots.slice(1).forEach((to, i) => {
      const from = knots[i];
      if (from === undefined) return;
      for (const slope of slopesBetween(from, to)) {
        for (const band of bands) {
          const part = within(slope, band.fromMetres, band.toMetres);
          if (part === undefined) continue;
          band.pieces.push([placeOn(network, segment, part[0]), placeOn(network, segment, part[1])]);
          band.streetMetres += part[1] - part[0];
        }
      }
    });
  }
  return bands;
}

/** Both ends of a segment and the doors on it, in order, each with the shortest walk to it. */
function knotsOf(
  network: Network,
  metres: Float64Array,
  segment: number,
  doors: readonly Knot[]
): readonly Knot[] {
  const length = network.metres[segment] ?? NaN;
  const knots: Knot[] = [
    { offset: 0, metres: metres[network.from[segment] ?? 0] ?? Infinity },
    ...doors,
    { offset: length, metres: metres[network.to[segment] ?? 0] ?? Infinity }
  ];
  return knots
    .map(({ offset }) => ({
      offset,
      metres: Math.min(...knots.map((other) => other.metres + Math.abs(other.offset - offset)))
    }))
    .sort((a, b) => a.offset - b.offset);
}

/**
 * A stretch along which the walk grows by a metre with each metre. It is nearest at `near` and ends at `far`;
 * `near` may lie after `far` on the segment.
 */
interface Slope {
  readonly near: Knot;
  readonly far: number;
}

/** From both knots the walk grows, up to where the two ways are equally long. */
function slopesBetween(from: Knot, to: Knot): readonly Slope[] {
  if (from.metres === Infinity && to.metres === Infinity) return [];
  const length = to.offset - from.offset;
  const grows = Math.max(0, Math.min(length, (length + to.metres - from.metres) / 2));
  const peak = from.offset + grows;
  return [
    { near: from, far: peak },
    { near: to, far: peak }
  ];
}

/** The part of a slope where the walk is longer than `least` and at most `most`, by offsets, if there is one. */
function within({ near, far }: Slope, least: number, most: number): readonly [number, number] | undefined {
  const length = Math.abs(far - near.offset);
  const start = Math.max(0, least - near.metres);
  const end = Math.min(length, most - near.metres);
  if (!(end > start)) return undefined;
  const sign = far < near.offset ? -1 : 1;
  const [a, b] = [near.offset + sign * start, near.offset + sign * end];
  return a < b ? [a, b] : [b, a];
}

function placeOn({ lng, lat, from, to, metres }: Network, segment: number, offset: number): LngLat {
  const [a, b] = [from[segment] ?? 0, to[segment] ?? 0];
  const share = offset / (metres[segment] ?? NaN);
  const between = (degrees: Float64Array) => {
    const start = degrees[a] ?? NaN;
    return start + share * ((degrees[b] ?? NaN) - start);
  };
  return [between(lng), between(lat)];
}
