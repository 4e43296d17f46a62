import { upperTail } from './normal.ts';
import { deviations, sum } from './sums.ts';
import { lag, type Weights } from './weights.ts';

/** Moran's I of all areas together, with its moments under randomisation. */
export interface GlobalMoran {
  readonly i: number;
  readonly expected: number;
  readonly variance: number;
  /** Null where no order of the values gives another I, as where everybody is everybody's neighbour. */
  readonly z: number | null;
  /** Of the normal approximation, one-sided: alike beside alike. */
  readonly p: number | null;
}

/**
 * Global Moran's I (Cliff and Ord 1981), as `moran.test` of R's spdep gives it by default: variance under
 * randomisation, alternative "greater", islands left out of the number of areas but not of the mean.
 */
export function globalMoran(values: readonly number[], weights: Weights): GlobalMoran {
  const z = deviations(values);
  const [s0, s1, s2] = [weights.s0, weights.s1, weights.s2];
  const n = values.length - weights.islands.length;
  const squares = sum(z.map((value) => value ** 2));
  const lagged = lag(weights, z);
  const i = ((n / s0) * sum(z.map((value, area) => value * (lagged[area] ?? 0)))) / squares;

  const kurtosis = (values.length * sum(z.map((value) => value ** 4))) / squares ** 2;
  const expected = -1 / (n - 1);
  const even = n * (s1 * (n * n - 3 * n + 3) - n * s2 + 3 * s0 * s0);
  const peaked = kurtosis * (s1 * (n * n - n) - 2 * n * s2 + 6 * s0 * s0);
  const spread = (even - peaked) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - expected ** 2;
  // A variance under this share of the second moment is rounding.
  const fixed = spread <= 1e-12 * (spread + expected ** 2);
  const variance = fixed ? 0 : spread;
  const score = fixed ? null : (i - expected) / Math.sqrt(variance);
  return { i, expected, variance, z: score, p: score === null ? null : upperTail(score) };
}
