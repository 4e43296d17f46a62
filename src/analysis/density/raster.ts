import {
  cellsInside,
  insideShare,
  keptInside,
  levelled,
  onPlane,
  pointsInside,
  type DensityArea
} from './area.ts';
import { directDensity } from './direct.ts';
import { extentOf, widened, type MetricGrid } from './grid.ts';
import { REACH } from './kernel.ts';
import { densityField, latticeOver, readGrid, type Lattice } from './lattice.ts';
import { FURTHEST_LATITUDE, planeAt } from './plane.ts';
import { pointsWithin, type PlanePoints, type WeightedPoints } from './points.ts';

/** A question for a density. Plain data: it can be sent to a worker, its arrays handed over. */
export interface DensityRequest {
  readonly points: WeightedPoints;
  /** The standard deviation of the Gaussian, in metres. */
  readonly bandwidthMetres: number;
  readonly grid: MetricGrid;
  /** Where people can be. Left out, the ground has no border. Points outside add nothing. */
  readonly area?: DensityArea;
}

/** Densities in the middles of a grid's cells. */
export interface DensityRaster {
  readonly grid: MetricGrid;
  readonly bandwidthMetres: number;
  /**
   * Per hectare, never negative, from the north-west row by row. With an area they go on beyond its border, so that
   * they can be read between cells up to it: `inside` says which cells are to be shown.
   */
  readonly values: Float32Array;
  /** 1 where the middle of the cell lies in the area, else 0. All 1 without an area. */
  readonly inside: Uint8Array;
}

/** A lattice of more nodes takes half a gigabyte. */
const MOST_NODES = 2 ** 25;

/**
 * The Gaussian kernel density of weighted points on a metric grid. Compared with the sum over all points of weight times
 * kernel over geodesic distances, a value differs by less than 0.05 % of the highest (see `lattice.ts` for how it is
 * reckoned, `kernel.ts` for what is cut off, `plane.ts` for distances). It depends on the points, the bandwidth and the
 * origin of the grid, and not on which part of the ground the grid covers or on the order of the points.
 *
 * Throws a RangeError for a bandwidth that is not above 0, for an origin beyond 85° north or south, and for an area with a
 * bandwidth too small for the size of the grid.
 */
export function densityRaster({ points, bandwidthMetres, grid, area }: DensityRequest): DensityRaster {
  if (!(bandwidthMetres > 0)) throw new RangeError(`bandwidth of ${bandwidthMetres} m`);
  if (!(Math.abs(grid.origin[1]) <= FURTHEST_LATITUDE)) throw new RangeError(`origin at ${grid.origin[1]}°`);
  const plane = planeAt(grid.origin);
  const extent = extentOf(grid);
  const reach = REACH * bandwidthMetres;
  const near = pointsWithin(points, plane, extent, reach);
  if (area === undefined) {
    const inside = new Uint8Array(grid.columns * grid.rows).fill(1);
    return { grid, bandwidthMetres, values: plainDensity(near, grid, bandwidthMetres), inside };
  }

  const ground = onPlane(area, plane);
  const within = pointsInside(near, ground);
  const sharesOver = area.correction === 'mass' ? widened(extent, reach) : extent;
  // Shares are reckoned from cells of half a step around it all.
  if (4 * nodes(latticeOver(widened(sharesOver, reach), bandwidthMetres)) > MOST_NODES)
    throw new RangeError(`bandwidth of ${bandwidthMetres} m for a grid of this size`);
  const share = insideShare(ground, sharesOver, bandwidthMetres);
  const counted = area.correction === 'mass' ? keptInside(within, share) : within;
  const values = plainDensity(counted, grid, bandwidthMetres);
  if (area.correction === 'level') levelled(values, readGrid(share, grid));
  return { grid, bandwidthMetres, values, inside: cellsInside(ground, grid) };
}

/** The density without a border, by the way that is less work. */
function plainDensity(points: PlanePoints, grid: MetricGrid, bandwidth: number): Float32Array {
  const lattice = latticeOver(extentOf(grid), bandwidth);
  const cellsReached = (2 * REACH * bandwidth) / grid.cellMetres + 1;
  const work = {
    direct:
      points.x.length *
      (20 * cellsReached + Math.min(grid.columns, cellsReached) * Math.min(grid.rows, cellsReached)),
    lattice: 20 * points.x.length + 50 * nodes(lattice) + 8 * grid.columns * grid.rows
  };
  return work.direct <= work.lattice || nodes(lattice) > MOST_NODES
    ? directDensity(points, grid, bandwidth)
    : readGrid(densityField(lattice, points), grid);
}

const nodes = ({ columns, rows }: Lattice): number => columns * rows;
