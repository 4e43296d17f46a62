import { sum } from './sums.ts';

/** A rate per area, steadied by all areas together, because a small population gives extreme rates by chance. */
export interface SteadiedRates {
  /** Count over population. */
  readonly raw: readonly number[];
  /** All counts over all populations. */
  readonly overall: number;
  /** The empirical Bayes estimate (Marshall 1991, global), as `EBest` of R's spdep. */
  readonly smoothed: readonly number[];
  /** Deviations from the overall rate in units of their own deviation (Assunção and Reis 1999), as `EBImoran` analyses. */
  readonly standardised: readonly number[];
}

/** Populations must be above 0, counts not below 0 and not all 0. */
export function steadiedRates(counts: readonly number[], populations: readonly number[]): SteadiedRates {
  const people = (area: number): number => populations[area] ?? NaN;
  const all = sum(populations);
  const overall = sum(counts) / all;
  const raw = counts.map((count, area) => count / people(area));
  const between =
    sum(raw.map((rate, area) => people(area) * (rate - overall) ** 2)) / all -
    overall / (all / counts.length);
  // Where the rates vary less than chance alone would make them, all are taken for the overall rate.
  const shared = Math.max(0, between);
  return {
    raw,
    overall,
    smoothed: raw.map(
      (rate, area) => overall + (shared * (rate - overall)) / (shared + overall / people(area))
    ),
    standardised: raw.map((rate, area) => (rate - overall) / Math.sqrt(shared + overall / people(area)))
  };
}
