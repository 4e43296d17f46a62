import { columnMiddles, rowMiddles, type Extent, type MetricGrid } from './grid.ts';
import { axisKernel, REACH } from './kernel.ts';
import type { PlanePoints } from './points.ts';
import { splineShares, toSplineCoefficients } from './spline.ts';

/**
 * Nodes a quarter of a bandwidth apart, on which a density is worked out before it is read at any place.
 *
 * Each point is shared out to the 4 × 4 nodes around it and the density read from the 4 × 4 nodes around a place, both by
 * cubic splines; between the two, the kernel on the nodes is sharpened by as much as the splines blur it. What remains
 * is the error of a spline through a Gaussian, about (step / bandwidth)⁴ / 64 for each of both at its worst:
 * 0.012 % of the peak. Neither the size of the raster nor that of the bandwidth matters for the work.
 */
export interface Lattice {
  readonly step: number;
  /** The first node in steps from the plane's origin: lattices of one plane and bandwidth fall on one another. */
  readonly firstColumn: number;
  readonly firstRow: number;
  readonly columns: number;
  readonly rows: number;
}

const STEPS_PER_BANDWIDTH = 4;

/** How many nodes around a place add to what is read there: the reach, and what sharing out may add to it. */
const MARGIN = REACH * STEPS_PER_BANDWIDTH + 2;

/** The lattice from which a density can be read anywhere in an extent. */
export function latticeOver({ west, south, east, north }: Extent, bandwidth: number): Lattice {
  const step = bandwidth / STEPS_PER_BANDWIDTH;
  const firstColumn = Math.floor(west / step) - 1;
  const firstRow = Math.floor(south / step) - 1;
  return {
    step,
    firstColumn,
    firstRow,
    columns: Math.floor(east / step) + 3 - firstColumn,
    rows: Math.floor(north / step) + 3 - firstRow
  };
}

/** A density that can be read anywhere in the extent its lattice was made for. Row by row from south to north. */
export interface Field {
  readonly lattice: Lattice;
  readonly coefficients: Float64Array;
}

/** The density of points, per hectare. Points beyond the reach of the lattice add nothing. */
export function densityField(lattice: Lattice, points: PlanePoints): Field {
  const wide: Lattice = {
    step: lattice.step,
    firstColumn: lattice.firstColumn - MARGIN,
    firstRow: lattice.firstRow - MARGIN,
    columns: lattice.columns + 2 * MARGIN,
    rows: lattice.rows + 2 * MARGIN
  };
  const kernel = taps(lattice.step);
  const alongRows = smoothedAndTurned(sharedOut(wide, points), wide.columns, wide.rows, kernel);
  return { lattice, coefficients: smoothedAndTurned(alongRows, wide.rows, lattice.columns, kernel) };
}

function sharedOut({ step, firstColumn, firstRow, columns, rows }: Lattice, { x, y, weight }: PlanePoints) {
  const mass = new Float64Array(columns * rows);
  const across = new Float64Array(4);
  const along = new Float64Array(4);
  for (let n = 0; n < x.length; n += 1) {
    const u = (x[n] ?? 0) / step - firstColumn;
    const v = (y[n] ?? 0) / step - firstRow;
    const column = Math.floor(u);
    const row = Math.floor(v);
    if (column < 1 || row < 1 || column > columns - 3 || row > rows - 3) continue;
    splineShares(u - column, across);
    splineShares(v - row, along);
    const [a0 = 0, a1 = 0, a2 = 0, a3 = 0] = [across[0], across[1], across[2], across[3]];
    const counts = weight[n] ?? 0;
    let at = (row - 1) * columns + column - 1;
    for (let j = 0; j < 4; j += 1) {
      const share = counts * (along[j] ?? 0);
      mass[at] = (mass[at] ?? 0) + share * a0;
      mass[at + 1] = (mass[at + 1] ?? 0) + share * a1;
      mass[at + 2] = (mass[at + 2] ?? 0) + share * a2;
      mass[at + 3] = (mass[at + 3] ?? 0) + share * a3;
      at += columns;
    }
  }
  return mass;
}

/** The kernel's factor along one axis at 0, 1, 2 … steps, sharpened twice: for the sharing out and for the reading. */
function taps(step: number): Float64Array {
  const bandwidth = step * STEPS_PER_BANDWIDTH;
  const middle = MARGIN + 20;
  const kernel = Float64Array.from({ length: 2 * middle + 1 }, (_, n) =>
    axisKernel((n - middle) * step, bandwidth)
  );
  toSplineCoefficients(kernel);
  toSplineCoefficients(kernel);
  return kernel.slice(middle, middle + MARGIN + 1);
}

/**
 * The convolution along the rows, without the margin at their ends, and with rows and columns exchanged: so the next
 * one reads in order as well, and puts them back.
 */
function smoothedAndTurned(values: Float64Array, columns: number, rows: number, kernel: Float64Array) {
  const kept = columns - 2 * MARGIN;
  const turned = new Float64Array(kept * rows);
  for (let row = 0; row < rows; row += 1) {
    const line = values.subarray(row * columns, (row + 1) * columns);
    if (line.every((value) => value === 0)) continue;
    for (let column = 0; column < kept; column += 1) {
      const at = column + MARGIN;
      let sum = (kernel[0] ?? 0) * (line[at] ?? 0);
      for (let k = 1; k <= MARGIN; k += 1) {
        sum += (kernel[k] ?? 0) * ((line[at - k] ?? 0) + (line[at + k] ?? 0));
      }
      turned[column * rows + row] = sum;
    }
  }
  return turned;
}

/** The density at a point of the plane. */
export function readAt({ lattice, coefficients }: Field, x: number, y: number): number {
  const { step, firstColumn, firstRow, columns } = lattice;
  const u = x / step - firstColumn;
  const v = y / step - firstRow;
  const column = Math.floor(u);
  const row = Math.floor(v);
  splineShares(u - column, ACROSS);
  splineShares(v - row, ALONG);
  let sum = 0;
  for (let j = 0; j < 4; j += 1) {
    const at = (row - 1 + j) * columns + column - 1;
    let along = 0;
    for (let i = 0; i < 4; i += 1) along += (ACROSS[i] ?? 0) * (coefficients[at + i] ?? 0);
    sum += (ALONG[j] ?? 0) * along;
  }
  return Math.max(0, sum);
}

// Room to reckon in: nothing stays in it from one call to the next.
const ACROSS = new Float64Array(4);
const ALONG = new Float64Array(4);

/** The density in the middles of a grid's cells, from the north-west row by row. */
export function readGrid({ lattice, coefficients }: Field, grid: MetricGrid): Float32Array {
  const { step, firstColumn, firstRow, columns: nodes } = lattice;
  const { columns, rows } = grid;
  const across = axisShares(columnMiddles(grid), step, firstColumn);
  const along = axisShares(rowMiddles(grid), step, firstRow);
  const values = new Float32Array(columns * rows);
  const lines = new Map<number, Float64Array>();

  const lineOf = (row: number): Float64Array => {
    const known = lines.get(row);
    if (known !== undefined) return known;
    const line = new Float64Array(columns);
    for (let column = 0; column < columns; column += 1) {
      const at = row * nodes + (across.from[column] ?? 0);
      const share = column * 4;
      line[column] =
        (across.shares[share] ?? 0) * (coefficients[at] ?? 0) +
        (across.shares[share + 1] ?? 0) * (coefficients[at + 1] ?? 0) +
        (across.shares[share + 2] ?? 0) * (coefficients[at + 2] ?? 0) +
        (across.shares[share + 3] ?? 0) * (coefficients[at + 3] ?? 0);
    }
    lines.set(row, line);
    // Rows are read from north to south: what lies four further north is not asked for again.
    lines.delete(row + 4);
    return line;
  };

  for (let row = 0; row < rows; row += 1) {
    const from = along.from[row] ?? 0;
    // From the north, so that a line is not forgotten before it has been read.
    const [line3, line2, line1, line0] = [lineOf(from + 3), lineOf(from + 2), lineOf(from + 1), lineOf(from)];
    const [share0 = 0, share1 = 0, share2 = 0, share3 = 0] = along.shares.subarray(row * 4, row * 4 + 4);
    for (let column = 0; column < columns; column += 1) {
      const value =
        share0 * (line0[column] ?? 0) +
        share1 * (line1[column] ?? 0) +
        share2 * (line2[column] ?? 0) +
        share3 * (line3[column] ?? 0);
      values[row * columns + column] = value > 0 ? value : 0;
    }
  }
  return values;
}

/** For each place along an axis: the first of the four nodes around it, and their shares. */
function axisShares(middles: Float64Array, step: number, first: number) {
  const from = new Int32Array(middles.length);
  const shares = new Float64Array(middles.length * 4);
  middles.forEach((metres, n) => {
    const at = metres / step - first;
    const node = Math.floor(at);
    from[n] = node - 1;
    splineShares(at - node, shares.subarray(n * 4, n * 4 + 4));
  });
  return { from, shares };
}
