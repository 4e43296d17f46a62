import type { DensityRaster } from './raster.ts';

/**
 * Where there is too little to compare with, a quotient is chance: below this density of the base no value is given.
 * Per hectare, in the base's own unit.
 */
export interface Floor {
  readonly leastBasePerHectare: number;
}

/**
 * How many per 1,000 of the base (households): the one density over the other, cell by cell. NaN where the base is below
 * the floor. Both rasters must be of one grid and one bandwidth, or it throws a RangeError: rates of two smoothings
 * are no rates.
 */
export function perThousand(observed: DensityRaster, base: DensityRaster, floor: Floor): DensityRaster {
  return quotient(observed, base, 1000, floor);
}

/**
 * Observed over expected: 1 where there is as much as the base and the overall rate make one expect, 2 where there is
 * twice as much. `overallRate` is all that was observed over all of the base, in the whole area and not in the raster alone,
 * so that a value does not hang on what is in view. Otherwise as `perThousand`.
 */
export function relativeToExpected(
  observed: DensityRaster,
  base: DensityRaster,
  overallRate: number,
  floor: Floor
): DensityRaster {
  return quotient(observed, base, 1 / overallRate, floor);
}

function quotient(
  observed: DensityRaster,
  base: DensityRaster,
  factor: number,
  { leastBasePerHectare }: Floor
): DensityRaster {
  if (!comparable(observed, base)) throw new RangeError('rasters of two grids or bandwidths');
  const values = observed.values.map((value, n) => {
    const below = base.values[n] ?? 0;
    return below > 0 && below >= leastBasePerHectare ? (value / below) * factor : NaN;
  });
  return { ...observed, values };
}

function comparable(one: DensityRaster, other: DensityRaster): boolean {
  const sides = ['cellMetres', 'west', 'south', 'columns', 'rows'] as const;
  return (
    one.bandwidthMetres === other.bandwidthMetres &&
    one.grid.origin.every((degrees, n) => degrees === other.grid.origin[n]) &&
    sides.every((side) => one.grid[side] === other.grid[side])
  );
}
