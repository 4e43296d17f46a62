import type { DensityArea } from '../density/area.ts';
import { extentOf, gridOver, type Bounds, type MetricGrid } from '../density/grid.ts';
import { planeAt, type Place } from '../density/plane.ts';
import { densityRaster } from '../density/raster.ts';
import { pointsOver, type SpreadFigure } from '../density/squares.ts';

/** `count` per hectare, `rate` per 1,000 households, `relative` to what the households there would have on average. */
export type NeedDensityMeasure = 'count' | 'rate' | 'relative';

/** Protected squares as they are published: null = withheld. */
export interface CountedSquare {
  readonly polygons: SpreadFigure['polygons'];
  readonly count: number | null;
  readonly households: number | null;
}

/** Plain data, so that a worker can be asked. */
export interface NeedDensityQuestion {
  readonly squares: readonly CountedSquare[];
  readonly measure: NeedDensityMeasure;
  readonly bandwidthMetres: number;
  readonly area: DensityArea;
  readonly bounds: Bounds;
}

export interface NeedDensity {
  readonly grid: MetricGrid;
  readonly measure: NeedDensityMeasure;
  readonly bandwidthMetres: number;
  /** Row by row from the north-west; NaN where too few live for a rate. They go on beyond the area's border. */
  readonly values: Float32Array;
  /** 1 where the middle of a cell lies in the area, else 0. */
  readonly inside: Uint8Array;
}

/** Counts of a square are spread over points this far apart: half of the narrowest bandwidth. */
const SPACING_METRES = 25;

/** A rate where fewer households than this live on a hectare would be one of a few people. */
const LEAST_HOUSEHOLDS_PER_HECTARE = 2;

/**
 * The density of need over the ground, from protected squares alone: it says nothing that they do not say. All of a
 * square's count is spread evenly over it; withheld squares add nothing.
 */
export function needDensity(question: NeedDensityQuestion): NeedDensity {
  const { squares, measure, bandwidthMetres, area, bounds } = question;
  const [west, south, east, north] = bounds;
  const origin: Place = [(west + east) / 2, (south + north) / 2];
  const grid = gridOver(bounds, origin, bandwidthMetres / 6);
  const over = (figure: (square: CountedSquare) => number | null) =>
    densityRaster({
      points: pointsOver(
        squares.map((square) => ({ polygons: square.polygons, weight: figure(square) ?? 0 })),
        SPACING_METRES
      ),
      bandwidthMetres,
      grid,
      area
    });
  const counted = over(({ count }) => count);
  const { values, inside } = counted;
  if (measure === 'count') return { grid, measure, bandwidthMetres, values, inside };

  // A square without a count must not lower the rate of its neighbours.
  const known = squares.filter(({ count, households }) => count !== null && households !== null);
  const homes = over((square) => (square.count === null ? null : square.households));
  const overall = total(known.map(({ count }) => count)) / total(known.map(({ households }) => households));
  const unit = measure === 'rate' ? 1000 : 1 / overall;
  return {
    grid,
    measure,
    bandwidthMetres,
    inside,
    values: values.map((value, n) => {
      const living = homes.values[n] ?? 0;
      return living < LEAST_HOUSEHOLDS_PER_HECTARE ? Number.NaN : (value / living) * unit;
    })
  };
}

/** What has changed between two densities of the same grid. */
export function densityChange(now: NeedDensity, before: NeedDensity): NeedDensity {
  return { ...now, values: now.values.map((value, n) => value - (before.values[n] ?? Number.NaN)) };
}

const total = (values: readonly (number | null)[]) =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** The value of the cell in which a place ([lng, lat]) lies; undefined outside the area, and where there is none. */
export function densityAt({ grid, values, inside }: NeedDensity, [lng, lat]: Place): number | undefined {
  const point = { x: 0, y: 0 };
  planeAt(grid.origin).toPlane(lng, lat, point);
  const column = Math.floor(point.x / grid.cellMetres) - grid.west;
  const row = grid.rows - 1 - (Math.floor(point.y / grid.cellMetres) - grid.south);
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return undefined;
  const at = row * grid.columns + column;
  const value = values[at] ?? Number.NaN;
  return inside[at] !== 1 || Number.isNaN(value) ? undefined : value;
}

/** Corners of a density's raster: south-west, north-west, north-east, south-east. */
export function cornersOf({ grid }: NeedDensity): readonly [Place, Place, Place, Place] {
  const { toPlace } = planeAt(grid.origin);
  const { west, south, east, north } = extentOf(grid);
  return [
    toPlace({ x: west, y: south }),
    toPlace({ x: west, y: north }),
    toPlace({ x: east, y: north }),
    toPlace({ x: east, y: south })
  ];
}
