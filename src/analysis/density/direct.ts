import { columnMiddles, rowMiddles, type MetricGrid } from './grid.ts';
import { axisKernel, REACH } from './kernel.ts';
import type { PlanePoints } from './points.ts';

/** The kernel sum in the middles of a grid's cells, point by point and exact: for few points, or for coarse cells. */
export function directDensity(
  { x, y, weight }: PlanePoints,
  grid: MetricGrid,
  bandwidth: number
): Float32Array {
  const { columns, rows } = grid;
  const reach = REACH * bandwidth;
  const middlesX = columnMiddles(grid);
  const middlesY = rowMiddles(grid);
  const across = new Float64Array(columns);
  const sums = new Float64Array(columns * rows);
  for (let n = 0; n < x.length; n += 1) {
    const [pointX = 0, pointY = 0, counts = 0] = [x[n], y[n], weight[n]];
    const [firstColumn, lastColumn] = reached(pointX, reach, grid.cellMetres, grid.west, columns);
    const [southRow, northRow] = reached(pointY, reach, grid.cellMetres, grid.south, rows);
    for (let column = firstColumn; column <= lastColumn; column += 1) {
      across[column] = axisKernel((middlesX[column] ?? 0) - pointX, bandwidth);
    }
    for (let row = rows - 1 - northRow; row <= rows - 1 - southRow; row += 1) {
      const along = counts * axisKernel((middlesY[row] ?? 0) - pointY, bandwidth);
      const line = row * columns;
      for (let column = firstColumn; column <= lastColumn; column += 1) {
        sums[line + column] = (sums[line + column] ?? 0) + along * (across[column] ?? 0);
      }
    }
  }
  return Float32Array.from(sums);
}

/** The first and the last cell along an axis whose middle the kernel reaches. */
function reached(metres: number, reach: number, cell: number, first: number, count: number) {
  return [
    Math.max(0, Math.ceil((metres - reach) / cell - first - 0.5)),
    Math.min(count - 1, Math.floor((metres + reach) / cell - first - 0.5))
  ] as const;
}
