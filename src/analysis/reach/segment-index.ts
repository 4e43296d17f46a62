import { metresPerDegree, type LngLat } from './metric.ts';

/** Straight pieces of street between two vertices. */
export interface Segments {
  /** Degrees, by vertex. */
  readonly lng: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
  /** Vertices, by segment. */
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
}

/** The place on a segment that is nearest to somewhere. */
export interface Foot {
  readonly segment: number;
  /** 0 at the segment's first vertex, 1 at its last. */
  readonly share: number;
  readonly metres: number;
}

const CELL_METRES = 60;
const CELL_LAT = CELL_METRES / 111_320;
const ROW = 2 ** 26;

/** Finds the segments near a place. A segment is kept in every cell of about 60 m that it passes. */
export class SegmentIndex {
  readonly #segments: Segments;
  readonly #cellLng: number;
  readonly #cells = new Map<number, number[]>();

  constructor(segments: Segments) {
    this.#segments = segments;
    this.#cellLng = CELL_METRES / metresPerDegree(segments.lat[0] ?? 0).east;
    for (let segment = 0; segment < segments.from.length; segment += 1) this.#add(segment);
  }

  /** The nearest place on any segment, at most `reach` metres away. */
  nearest(place: LngLat, reach: number): Foot | undefined {
    const { east, north } = metresPerDegree(place[1]);
    const cellMetres = Math.min(this.#cellLng * east, CELL_LAT * north);
    let best: Foot | undefined;
    const rings = Math.ceil(reach / cellMetres) + 1;
    for (let ring = 0; ring <= rings; ring += 1) {
      // What lies outside the rings so far is at least this far away.
      if (best !== undefined && best.metres <= (ring - 1) * cellMetres) break;
      for (const segment of this.#ring(place, ring)) {
        const foot = this.#foot(segment, place, east, north);
        if (foot.metres <= reach && (best === undefined || foot.metres < best.metres)) best = foot;
      }
    }
    return best;
  }

  /** The nearest place on each segment that comes within `reach` metres (less than a cell) of a place. */
  within(place: LngLat, reach: number): readonly Foot[] {
    const { east, north } = metresPerDegree(place[1]);
    const found = new Map<number, Foot>();
    const [west, south] = [this.#column(place[0] - reach / east), this.#row(place[1] - reach / north)];
    const [easternmost, top] = [this.#column(place[0] + reach / east), this.#row(place[1] + reach / north)];
    for (let y = south; y <= top; y += 1) {
      for (let x = west; x <= easternmost; x += 1) {
        for (const segment of this.#cells.get(y * ROW + x) ?? []) {
          const foot = this.#foot(segment, place, east, north);
          if (foot.metres <= reach) found.set(segment, foot);
        }
      }
    }
    return [...found.values()];
  }

  readonly #column = (lng: number): number => Math.floor((lng + 180) / this.#cellLng);
  readonly #row = (lat: number): number => Math.floor((lat + 90) / CELL_LAT);

  #add(segment: number): void {
    const [[ax, ay], [bx, by]] = this.#ends(segment);
    const [low, high] = [Math.min(ay, by), Math.max(ay, by)];
    const slope = by === ay ? 0 : (bx - ax) / (by - ay);
    for (let y = this.#row(low); y <= this.#row(high); y += 1) {
      // The part of the segment within this row of cells.
      const from = Math.max(low, y * CELL_LAT - 90);
      const to = Math.min(high, (y + 1) * CELL_LAT - 90);
      const [x1, x2] = ay === by ? [ax, bx] : [ax + (from - ay) * slope, ax + (to - ay) * slope];
      for (let x = this.#column(Math.min(x1, x2)); x <= this.#column(Math.max(x1, x2)); x += 1) {
        const cell = this.#cells.get(y * ROW + x);
        if (cell === undefined) this.#cells.set(y * ROW + x, [segment]);
        else cell.push(segment);
      }
    }
  }

  *#ring(place: LngLat, ring: number): Generator<number> {
    const [column, row] = [this.#column(place[0]), this.#row(place[1])];
    for (let y = row - ring; y <= row + ring; y += 1) {
      const edge = y === row - ring || y === row + ring;
      for (let x = column - ring; x <= column + ring; x += edge ? 1 : 2 * ring) {
        yield* this.#cells.get(y * ROW + x) ?? [];
        if (ring === 0) break;
      }
    }
  }

  #ends(segment: number): [LngLat, LngLat] {
    const { lng, lat, from, to } = this.#segments;
    const [a, b] = [from[segment] ?? NaN, to[segment] ?? NaN];
    return [
      [lng[a] ?? NaN, lat[a] ?? NaN],
      [lng[b] ?? NaN, lat[b] ?? NaN]
    ];
  }

  #foot(segment: number, place: LngLat, east: number, north: number): Foot {
    const [a, b] = this.#ends(segment);
    const [ax, ay] = [(a[0] - place[0]) * east, (a[1] - place[1]) * north];
    const [dx, dy] = [(b[0] - a[0]) * east, (b[1] - a[1]) * north];
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / square));
    return { segment, share, metres: Math.hypot(ax + share * dx, ay + share * dy) };
  }
}
