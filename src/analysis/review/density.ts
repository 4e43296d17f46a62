import type { DensityArea } from '../density/area.ts';
import { cornersOf as cornersOfGrid, gridOver, type Bounds } from '../density/grid.ts';
import { perThousand, relativeToExpected } from '../density/measures.ts';
import { planeAt, type Place } from '../density/plane.ts';
import { densityRaster, type DensityRaster } from '../density/raster.ts';
import { pointSets, type CountedGround } from './ground.ts';

/** `count` per hectare, `rate` per 1,000 households, `relative` to what the households there would have on average. */
export type ReviewMeasure = 'count' | 'rate' | 'relative';

export interface ReviewDensityQuestion {
  readonly ground: CountedGround;
  readonly measure: ReviewMeasure;
  readonly bandwidthMetres: number;
  readonly area: DensityArea;
  readonly bounds: Bounds;
}

/** A density in a measure. NaN where too few live for a rate. */
export interface ReviewDensity extends DensityRaster {
  readonly measure: ReviewMeasure;
}

/** A rate where fewer households than this live on a hectare would be one of a few people. */
const FLOOR = { leastBasePerHectare: 2 };

/**
 * The density of what is counted over the ground. For need it comes from protected squares alone and says nothing that
 * they do not say; withheld squares add nothing.
 */
export function reviewDensity(question: ReviewDensityQuestion): ReviewDensity {
  const { ground, measure, bandwidthMetres, area, bounds } = question;
  const [west, south, east, north] = bounds;
  const grid = gridOver(bounds, [(west + east) / 2, (south + north) / 2], bandwidthMetres / 6);
  const { counted, homes, overall } = pointSets(ground);
  const over = (points: typeof counted) => densityRaster({ points, bandwidthMetres, grid, area });
  const density = over(counted);
  switch (measure) {
    case 'count':
      return { ...density, measure };
    case 'rate':
      return { ...perThousand(density, over(homes), FLOOR), measure };
    case 'relative':
      return { ...relativeToExpected(density, over(homes), overall, FLOOR), measure };
  }
}

/** What has changed between two densities of the same grid. */
export function densityChange(now: ReviewDensity, before: ReviewDensity): ReviewDensity {
  return { ...now, values: now.values.map((value, n) => value - (before.values[n] ?? Number.NaN)) };
}

/** The value of the cell in which a place ([lng, lat]) lies; undefined outside the area, and where there is none. */
export function densityAt({ grid, values, inside }: ReviewDensity, [lng, lat]: Place): number | undefined {
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
export function cornersOf({ grid }: ReviewDensity): readonly [Place, Place, Place, Place] {
  return cornersOfGrid(grid);
}
