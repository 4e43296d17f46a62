import { edgesOf, type Rings } from './inside.ts';

/** Square cells of a plane, row by row from south to north; the corner is that of the first cell, in metres. */
export interface Cells {
  readonly west: number;
  readonly south: number;
  readonly edge: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * The share of each cell that polygons cover, from 0 to 1, exact for straight edges. Where polygons lie over one another
 * a cell is covered once. What reaches beyond the cells in the east or west is right up to the outermost column.
 */
export function coverage(polygons: readonly Rings[], cells: Cells): Float64Array {
  const { west, south, edge, columns, rows } = cells;
  // Each edge notes in its cells how much of them lies east of it, and in the next by how much that differs from all;
  // the sum along a row then is what is covered.
  const width = columns + 1;
  const noted = new Float64Array(width * rows);
  for (const rings of polygons) {
    rings.forEach((ring, n) => {
      const sign = (signedArea(ring) > 0 ? 1 : -1) * (n === 0 ? -1 : 1);
      for (const [[x1, y1], [x2, y2]] of edgesOf([ring])) {
        noteEdge(noted, columns, rows, sign, [
          (x1 - west) / edge,
          (y1 - south) / edge,
          (x2 - west) / edge,
          (y2 - south) / edge
        ]);
      }
    });
  }
  const shares = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let column = 0; column < columns; column += 1) {
      sum += noted[row * width + column] ?? 0;
      shares[row * columns + column] = Math.min(1, Math.max(0, sum));
    }
  }
  return shares;
}

type Edge = readonly [x1: number, y1: number, x2: number, y2: number];

function noteEdge(noted: Float64Array, columns: number, rows: number, sign: number, [x1, y1, x2, y2]: Edge) {
  if (y1 === y2) return;
  const way = y1 < y2 ? sign : -sign;
  const [fromX, fromY, toX, toY] = y1 < y2 ? [x1, y1, x2, y2] : [x2, y2, x1, y1];
  const slope = (toX - fromX) / (toY - fromY);
  const last = Math.min(rows - 1, Math.ceil(toY) - 1);
  for (let row = Math.max(0, Math.floor(fromY)); row <= last; row += 1) {
    const low = Math.max(row, fromY);
    const high = Math.min(row + 1, toY);
    const ends = [fromX + (low - fromY) * slope, fromX + (high - fromY) * slope];
    const left = Math.min(columns, Math.max(0, Math.min(...ends)));
    const right = Math.min(columns, Math.max(0, Math.max(...ends)));
    noteInRow(noted, row * (columns + 1), left, right, way * (high - low));
  }
}

/** Notes a piece of an edge within one row: `height` of it (with the sign of its way) between `left` and `right`. */
function noteInRow(noted: Float64Array, line: number, left: number, right: number, height: number): void {
  const first = Math.floor(left);
  const last = Math.max(first, Math.ceil(right) - 1);
  const add = (column: number, value: number) => {
    noted[line + column] = (noted[line + column] ?? 0) + value;
  };
  // What lies east of the piece, within the columns up to here.
  let before = 0;
  for (let column = first; column <= last; column += 1) {
    const from = Math.max(left, column);
    const to = Math.min(right, column + 1);
    const part = right > left ? (height * (to - from)) / (right - left) : height;
    const passed = right > left ? (height * (from - left)) / (right - left) : 0;
    const covered = passed + part * (column + 1 - (from + to) / 2);
    add(column, covered - before);
    before = covered;
  }
  add(last + 1, height - before);
}

function signedArea(ring: Rings[number]): number {
  let doubled = 0;
  for (const [[x1, y1], [x2, y2]] of edgesOf([ring])) doubled += x1 * y2 - x2 * y1;
  return doubled / 2;
}
