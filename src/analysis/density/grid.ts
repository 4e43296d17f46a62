import { planeAt, type Place, type PlanePoint } from './plane.ts';

/**
 * Where a raster lies: square cells on the plane that touches the ground at `origin`. Grids with the same origin and
 * cell fit into one another, whatever part of the ground they cover.
 */
export interface MetricGrid {
  readonly origin: Place;
  /** Edge of a cell in metres. */
  readonly cellMetres: number;
  /** The west and the south edge in whole cells east and north of the origin (negative: west and south of it). */
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
}

/** A rectangle of the plane in metres. */
export interface Extent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** West, south, east, north in degrees, WGS 84. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** The grid of whole cells that covers the bounds. */
export function gridOver([west, south, east, north]: Bounds, origin: Place, cellMetres: number): MetricGrid {
  const plane = planeAt(origin);
  const point: PlanePoint = { x: 0, y: 0 };
  const xs: number[] = [];
  const ys: number[] = [];
  // Parallels are curved on the plane: their ends and their middle reach furthest.
  for (const lat of [south, north, Math.min(Math.max(0, south), north)]) {
    for (const lng of [west, east, Math.min(Math.max(origin[0], west), east)]) {
      plane.toPlane(lng, lat, point);
      xs.push(point.x);
      ys.push(point.y);
    }
  }
  const from = [Math.floor(Math.min(...xs) / cellMetres), Math.floor(Math.min(...ys) / cellMetres)] as const;
  const to = [Math.ceil(Math.max(...xs) / cellMetres), Math.ceil(Math.max(...ys) / cellMetres)] as const;
  return {
    origin,
    cellMetres,
    west: from[0],
    south: from[1],
    columns: Math.max(1, to[0] - from[0]),
    rows: Math.max(1, to[1] - from[1])
  };
}

/** The rectangle a grid covers. */
export function extentOf({ cellMetres, west, south, columns, rows }: MetricGrid): Extent {
  return {
    west: west * cellMetres,
    south: south * cellMetres,
    east: (west + columns) * cellMetres,
    north: (south + rows) * cellMetres
  };
}

/**
 * The places of a grid's corners: south-west, north-west, north-east, south-east. Between them its edges are straight
 * on a map to a few centimetres over some kilometres; on a map whose north is up they may lean a little.
 */
export function cornersOf(grid: MetricGrid): readonly [Place, Place, Place, Place] {
  const { toPlace } = planeAt(grid.origin);
  const { west, south, east, north } = extentOf(grid);
  return [
    toPlace({ x: west, y: south }),
    toPlace({ x: west, y: north }),
    toPlace({ x: east, y: north }),
    toPlace({ x: east, y: south })
  ];
}

/** A rectangle with a margin all round. */
export function widened({ west, south, east, north }: Extent, metres: number): Extent {
  return { west: west - metres, south: south - metres, east: east + metres, north: north + metres };
}

/** The middles of the columns from west to east, in metres east of the origin. */
export function columnMiddles({ cellMetres, west, columns }: MetricGrid): Float64Array {
  return Float64Array.from({ length: columns }, (_, column) => (west + column + 0.5) * cellMetres);
}

/** The middles of the rows from north to south, as rasters are stored, in metres north of the origin. */
export function rowMiddles({ cellMetres, south, rows }: MetricGrid): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => (south + rows - row - 0.5) * cellMetres);
}
