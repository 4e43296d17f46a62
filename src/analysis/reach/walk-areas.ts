import { contours } from 'd3-contour';
import type { InsideTest } from '../density/inside.ts';
import type { Entrances } from './entrances.ts';
import { metresPerDegree, type LngLat } from './metric.ts';
import type { Network } from './network.ts';
import { Search } from './search.ts';

/** Coordinates of a multi-polygon, [lng, lat]: polygons, each its outline and then its holes. */
export type WalkArea = readonly (readonly (readonly LngLat[])[])[];

interface WalkGround {
  readonly network: Network;
  /** [west, south, east, north] of what is to be told about, degrees. */
  readonly bounds: readonly [number, number, number, number];
  /** Whether a place lies in water: nobody stands there, and nobody leaves the street across it. */
  readonly water: InsideTest;
}

/** Farther from the street than this, ground is not called reached. */
const OFF_STREET_METRES = 100;
const LEAST_CELL_METRES = 10;
/** As many cells as can be joined to streets in well under a second. */
const MOST_CELLS = 90_000;
/** A leg from the street is looked at for water so often. */
const STEP_METRES = 5;

/**
 * The ground within a walk of facilities. A raster of places is joined to the streets as homes are (the nearest place on
 * any street, and from there in a straight line), so that ground and figures say the same; contours of the walks to them
 * are the edges. Streets are joined once, for every question after.
 */
export class WalkAreas {
  readonly #ground: WalkGround;
  readonly #columns: number;
  readonly #rows: number;
  readonly #cellMetres: number;
  /** Degrees of a cell. */
  readonly #step: LngLat;
  /** By cell, from the south-west: the segment where it is joined to the street, -1 where it is not. */
  readonly #segment: Int32Array;
  readonly #offset: Float64Array;
  readonly #leg: Float64Array;

  constructor(ground: WalkGround) {
    this.#ground = ground;
    const [west, south, east, north] = ground.bounds;
    const degree = metresPerDegree((south + north) / 2);
    const [wide, high] = [(east - west) * degree.east, (north - south) * degree.north];
    this.#cellMetres = Math.max(LEAST_CELL_METRES, Math.sqrt((wide * high) / MOST_CELLS));
    this.#columns = Math.max(1, Math.ceil(wide / this.#cellMetres));
    this.#rows = Math.max(1, Math.ceil(high / this.#cellMetres));
    this.#step = [this.#cellMetres / degree.east, this.#cellMetres / degree.north];
    const cells = this.#columns * this.#rows;
    this.#segment = new Int32Array(cells).fill(-1);
    this.#offset = new Float64Array(cells);
    this.#leg = new Float64Array(cells);
    for (let cell = 0; cell < cells; cell += 1) this.#join(cell);
  }

  /** The ground up to each limit, in metres: the later ones hold the earlier ones. */
  within(facilities: Entrances, limits: readonly number[]): readonly WalkArea[] {
    const walked = this.#walked(facilities, limits.at(-1) ?? 0);
    const contour = contours().size([this.#columns, this.#rows]).smooth(true);
    return limits.map((limit) => {
      // Cut off on both sides, so that an edge where walks leap (a river, no street near) lies halfway between cells.
      const left = Array.from(walked, (metres) =>
        Math.max(-this.#cellMetres, Math.min(this.#cellMetres, limit - metres))
      );
      const { coordinates } = contour.contour(left, 0);
      return coordinates.map((rings) =>
        rings.map((ring) => ring.map(([x = NaN, y = NaN]) => this.#placeAt(x, y)))
      );
    });
  }

  /** Metres walked to each cell. */
  #walked(facilities: Entrances, limit: number): Float64Array {
    const { network } = this.#ground;
    const search = new Search(network);
    search.spread(facilities, facilities.place.keys(), limit);
    const doors = new Map<number, { readonly offset: number; readonly leg: number }[]>();
    facilities.segment.forEach((segment, i) => {
      const door = { offset: facilities.offset[i] ?? NaN, leg: facilities.leg[i] ?? NaN };
      if (segment >= 0) doors.set(segment, [...(doors.get(segment) ?? []), door]);
    });
    return Float64Array.from(this.#segment, (segment, cell) => {
      if (segment < 0) return Infinity;
      const offset = this.#offset[cell] ?? NaN;
      const rest = (network.metres[segment] ?? NaN) - offset;
      const ends = [
        (search.metres[network.from[segment] ?? 0] ?? Infinity) + offset,
        (search.metres[network.to[segment] ?? 0] ?? Infinity) + rest
      ];
      const along = (doors.get(segment) ?? []).map((door) => door.leg + Math.abs(door.offset - offset));
      return Math.min(...ends, ...along) + (this.#leg[cell] ?? NaN);
    });
  }

  #join(cell: number): void {
    const { network, water } = this.#ground;
    const place = this.#placeAt((cell % this.#columns) + 0.5, Math.floor(cell / this.#columns) + 0.5);
    if (water(...place)) return;
    const foot = network.index.nearest(place, OFF_STREET_METRES);
    if (foot === undefined) return;
    const [a, b] = [network.from[foot.segment] ?? 0, network.to[foot.segment] ?? 0];
    const on = (degrees: Float64Array) =>
      (degrees[a] ?? NaN) + foot.share * ((degrees[b] ?? NaN) - (degrees[a] ?? NaN));
    if (crosses(water, place, [on(network.lng), on(network.lat)], foot.metres)) return;
    this.#segment[cell] = foot.segment;
    this.#offset[cell] = foot.share * (network.metres[foot.segment] ?? NaN);
    this.#leg[cell] = foot.metres;
  }

  /** Columns from the west and rows from the south, in cells, as a place. */
  #placeAt(x: number, y: number): LngLat {
    const [west, south] = this.#ground.bounds;
    return [west + x * this.#step[0], south + y * this.#step[1]];
  }
}

/** Whether a straight line passes through water. */
function crosses(water: InsideTest, from: LngLat, to: LngLat, metres: number): boolean {
  const steps = Math.ceil(metres / STEP_METRES);
  for (let step = 1; step < steps; step += 1) {
    const share = step / steps;
    if (water(from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]))) return true;
  }
  return false;
}
