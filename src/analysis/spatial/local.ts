import { bothTails } from './normal.ts';
import { deviations, mean, sum } from './sums.ts';
import { lag, type Weights } from './weights.ts';

/** An area and its neighbours against the mean: first the area, then its neighbours. */
export type Quadrant = 'High-High' | 'Low-Low' | 'High-Low' | 'Low-High';

/** What is undefined is null: everything but `i` for an island, scores where nothing can vary. */
export interface LocalStatistics {
  /** Local Moran's I (Anselin 1995), its second moment divided by n. */
  readonly i: number;
  readonly expected: number;
  readonly variance: number;
  readonly z: number | null;
  /** Of the normal approximation, two-sided. */
  readonly p: number | null;
  readonly quadrant: Quadrant;
  /** Getis-Ord Gi, without the area itself, as a standard score. */
  readonly gi: number | null;
  /** Getis-Ord Gi*, the area counted among its own neighbours, as a standard score. */
  readonly giStar: number | null;
}

/** A variance under this share of its terms is rounding. */
const NOTHING = 1e-12;

/**
 * The local statistics of each area, as `localmoran` and `localG` of R's spdep give them by default: moments
 * conditional on the area's own value (Sokal, Oden and Thomson 1998), quadrants by the means of values and of lags.
 */
export function localStatistics(values: readonly number[], weights: Weights): LocalStatistics[] {
  const n = values.length;
  const z = deviations(values);
  const lagged = lag(weights, z);
  const m2 = sum(z.map((value) => value ** 2)) / n;
  const middle = mean(values);
  const lags = lag(weights, values);
  const middleLag = mean(lags);
  return z.map((own, area) => {
    const k = weights.neighbours[area]?.length ?? 0;
    const around = lagged[area] ?? 0;
    const quadrant = quadrantOf((values[area] ?? 0) > middle, (lags[area] ?? 0) > middleLag);
    const giStar = score((own + k * around) / (k + 1), deviation(m2, n, k + 1, n));
    if (k === 0) return { i: 0, expected: 0, variance: 0, z: null, p: null, quadrant, gi: null, giStar };

    const i = (own / m2) * around;
    const expected = -(own ** 2) / ((n - 1) * m2);
    // What the other areas vary among themselves, this one taken out.
    const others = m2 - own ** 2 / (n - 1);
    const spread = 1 / k - 1 / (n - 1);
    const variance = (own / m2) ** 2 * (n / (n - 2)) * spread * others;
    const fixed = own === 0 || others <= m2 * NOTHING || k === n - 1;
    const standard = fixed ? null : (i - expected) / Math.sqrt(variance);
    const otherDeviation = others <= m2 * NOTHING ? 0 : deviation((others * n) / (n - 1), n - 1, k, n - 1);
    return {
      i,
      expected,
      variance,
      z: standard,
      p: standard === null ? null : bothTails(standard),
      quadrant,
      gi: score(around + own / (n - 1), otherDeviation),
      giStar
    };
  });
}

/** Of the mean of k out of `size` values whose variance (by n) is `m2`. 0 where all are taken. */
const deviation = (m2: number, size: number, k: number, n: number): number =>
  k >= n ? 0 : Math.sqrt((m2 * (size / k - 1)) / (size - 1));

const score = (difference: number, by: number): number | null => (by > 0 ? difference / by : null);

function quadrantOf(high: boolean, aroundHigh: boolean): Quadrant {
  if (high) return aroundHigh ? 'High-High' : 'High-Low';
  return aroundHigh ? 'Low-High' : 'Low-Low';
}
