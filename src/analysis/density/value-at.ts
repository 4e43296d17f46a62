import type { Place, PlanePoint } from './plane.ts';
import { planeAt } from './plane.ts';
import type { DensityRaster } from './raster.ts';

/**
 * The density at a place, per hectare, read between the middles of the 4 × 4 cells around it (cubic, so that it is as
 * good as the cells as long as a cell is no longer than a fifth of the bandwidth: 0.02 % of the highest). Undefined
 * outside the raster. Whether the place lies in the area is not asked: see `inside` of the raster.
 */
export function valueAt({ grid, values }: DensityRaster, [lng, lat]: Place): number | undefined {
  const { origin, cellMetres, west, south, columns, rows } = grid;
  const point: PlanePoint = { x: 0, y: 0 };
  planeAt(origin).toPlane(lng, lat, point);
  const column = point.x / cellMetres - west - 0.5;
  const row = rows - 1 - (point.y / cellMetres - south - 0.5);
  if (!(column >= -0.5 && row >= -0.5 && column <= columns - 0.5 && row <= rows - 0.5)) return undefined;
  const across = shares(column, columns);
  const along = shares(row, rows);
  let sum = 0;
  along.shares.forEach((shareOfRow, j) => {
    across.shares.forEach((share, i) => {
      sum += shareOfRow * share * (values[(along.first + j) * columns + across.first + i] ?? 0);
    });
  });
  return Math.max(0, sum);
}

/** The first of up to four cells around a position, and Lagrange's shares of each. */
function shares(at: number, count: number): { first: number; shares: readonly number[] } {
  const cells = Math.min(4, count);
  const first = Math.min(Math.max(0, Math.floor(at) - 1), count - cells);
  const positions = Array.from({ length: cells }, (_, n) => first + n);
  return {
    first,
    shares: positions.map((own) =>
      positions.reduce(
        (product, other) => (other === own ? product : (product * (at - other)) / (own - other)),
        1
      )
    )
  };
}
