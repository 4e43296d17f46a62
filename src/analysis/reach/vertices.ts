import { metresBetween } from './metric.ts';

/** Vertices this close are one: files round coordinates to seven, some to six decimals of a degree. */
const SAME_METRES = 0.1;
/** A degree in cells of about a metre: narrower towards the poles, and wider than the tolerance up to 84 degrees. */
const CELLS_PER_DEGREE = 111_320;
const ROW = 2 ** 26;

/** The places where streets begin, bend, meet and end. */
export class Vertices {
  readonly lng: number[] = [];
  readonly lat: number[] = [];
  readonly #cells = new Map<number, number[]>();

  /** The number of the vertex at a place: one already known within 0.1 m, else a new one. */
  at(lng: number, lat: number): number {
    const column = Math.floor((lng + 180) * CELLS_PER_DEGREE);
    const row = Math.floor((lat + 90) * CELLS_PER_DEGREE);
    let best: number | undefined;
    let bestMetres = SAME_METRES;
    for (let y = row - 1; y <= row + 1; y += 1) {
      for (let x = column - 1; x <= column + 1; x += 1) {
        for (const vertex of this.#cells.get(y * ROW + x) ?? []) {
          const metres = metresBetween([lng, lat], [this.lng[vertex] ?? NaN, this.lat[vertex] ?? NaN]);
          if (metres > bestMetres || (metres === bestMetres && best !== undefined)) continue;
          [best, bestMetres] = [vertex, metres];
        }
      }
    }
    if (best !== undefined) return best;
    const vertex = this.lng.length;
    this.lng.push(lng);
    this.lat.push(lat);
    const key = row * ROW + column;
    const cell = this.#cells.get(key);
    if (cell === undefined) this.#cells.set(key, [vertex]);
    else cell.push(vertex);
    return vertex;
  }
}
