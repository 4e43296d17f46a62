import { metresPerDegree, type LngLat } from './metric.ts';
import type { Street } from './network.ts';

/** Metres from one character of a drawing to the next, across and down. */
const STEP = 10;
const ORIGIN: LngLat = [121.48, 31.23];

/** A drawing as streets and places, for tests. */
export interface Sketch {
  readonly streets: readonly Street[];
  /** Where a letter stands. */
  readonly at: (letter: string) => LngLat;
}

/**
 * Reads a drawing, ten metres a character: `o` is a vertex of every street that touches it, `-` and `|` are street,
 * `+` is where two streets cross without a vertex, letters are places. A street that runs into the side of another one
 * without an `o` ends on it.
 */
export function sketch(drawing: string, layers: { readonly down?: number } = {}): Sketch {
  const rows = drawing.split('\n');
  const mark = (x: number, y: number): string => rows[y]?.[x] ?? ' ';
  const streets: Street[] = [];
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      for (const [dx, dy, along, side] of [
        [1, 0, '-+', '|'],
        [0, 1, '|+', '-']
      ] as const) {
        const on = (step: number) => along.includes(mark(x + step * dx, y + step * dy));
        const starts = mark(x, y) === 'o' || (on(0) && !on(-1) && mark(x - dx, y - dy) !== 'o');
        if (!starts) continue;
        let last = 0;
        while (on(last + 1)) last += 1;
        if ([side, 'o'].some((end) => end === mark(x + (last + 1) * dx, y + (last + 1) * dy))) last += 1;
        const first = on(0) && mark(x - dx, y - dy) === side ? -1 : 0;
        if (last === first || (last === 1 && mark(x, y) === 'o' && mark(x + dx, y + dy) === side)) continue;
        const layer = dy === 1 ? (layers.down ?? 0) : 0;
        streets.push({
          line: [place(x + first * dx, y + first * dy), place(x + last * dx, y + last * dy)],
          layer
        });
      }
    }
  });
  return {
    streets,
    at: (letter) => {
      const y = rows.findIndex((row) => row.includes(letter));
      return place(rows[y]?.indexOf(letter) ?? NaN, y);
    }
  };
}

function place(x: number, y: number): LngLat {
  const { east, north } = metresPerDegree(ORIGIN[1]);
  return [ORIGIN[0] + (x * STEP) / east, ORIGIN[1] - (y * STEP) / north];
}
