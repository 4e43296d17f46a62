import { contiguity, type Boundary } from '../../geometry/contiguity.ts';
import { FALSE_DISCOVERY_RATE, findHotspots, unfit, type Cluster, type Unfit } from '../spatial/hotspots.ts';
import { findStars } from '../spatial/star.ts';
import { steadiedRates } from '../spatial/rates.ts';
import { rowStandardised } from '../spatial/weights.ts';

/** An area with its protected figures; null = withheld. */
export interface CountedArea {
  readonly code: string;
  /** All rings of all its parts. */
  readonly boundary: Boundary;
  readonly count: number | null;
  readonly households: number | null;
}

/** By what an area is called hot: Moran's local I with its quadrant, or Getis and Ord's Gi*. */
export type Statistic = 'moran' | 'gi-star';

/** What was computed of one area, for whoever asks. */
export interface ChanceFinding {
  /** Standard score of Ii, or Gi*. */
  readonly z: number | null;
  /** Two-sided: of the normal approximation, by permutation, and the latter corrected for how many were asked. */
  readonly p: number | null;
  readonly pSim: number | null;
  readonly fdr: number | null;
}

export interface ReviewHotspots {
  readonly statistic: Statistic;
  /** By code, of every area that was asked. */
  readonly findings: ReadonlyMap<string, ChanceFinding>;
  /** Areas whose figures are known and which have known neighbours. */
  readonly asked: number;
  /** Areas left out because a figure is withheld, or nobody lives there. */
  readonly leftOut: number;
  /** What is more than chance, by code. */
  readonly clusters: ReadonlyMap<string, Cluster>;
  /** How many of them are expected to be there by luck, at most. */
  readonly byLuck: number;
  /** Whether like lies beside like in the whole: Moran's I and its p by permutation. */
  readonly moran: { readonly i: number; readonly pSim: number };
}

/** Published corners are rounded to about a centimetre: within 30 of them they are one. In degrees. */
const SNAP_DEGREES = 3e-6;

/** With 999 no single one of a hundred areas could pass: its p cannot fall below 0.001. */
const DEALING = { permutations: 9999, seed: 1 };

/**
 * Where the rate of need is beyond chance, from protected counts: empirical Bayes rates (Assunção and Reis) on queen
 * neighbours in rows that sum to 1, 9,999 seeded permutations, false discovery rate 5 %.
 */
export function reviewHotspots(
  areas: readonly CountedArea[],
  statistic: Statistic = 'moran'
): ReviewHotspots | Unfit {
  const known = areas.flatMap(({ code, boundary, count, households }) =>
    count === null || households === null || households <= 0 ? [] : [{ code, boundary, count, households }]
  );
  const leftOut = areas.length - known.length;
  if (known.length === 0) return 'too-few-areas';
  const neighbours = contiguity(
    known.map(({ boundary }) => boundary),
    'queen',
    SNAP_DEGREES
  );
  const counts = known.map(({ count }) => count);
  if (counts.every((count) => count === 0)) return 'all-the-same';
  const { standardised } = steadiedRates(
    counts,
    known.map(({ households }) => households)
  );
  const weights = rowStandardised(neighbours);
  const reason = unfit(standardised, weights);
  if (reason !== undefined) return reason;
  const { moran, areas: local } = findHotspots(standardised, weights, DEALING);
  const found = statistic === 'moran' ? local : findStars(standardised, weights, DEALING);
  const findings = new Map<string, ChanceFinding>();
  const clusters = new Map<string, Cluster>();
  known.forEach(({ code }, n) => {
    const one = found[n];
    if (typeof one?.fdr !== 'number') return;
    const { z, p, pSim, fdr, cluster } = one;
    findings.set(code, { z, p, pSim, fdr });
    if (cluster !== null) clusters.set(code, cluster);
  });
  return {
    statistic,
    findings,
    asked: findings.size,
    leftOut,
    clusters,
    byLuck: clusters.size * FALSE_DISCOVERY_RATE,
    moran: { i: moran.i, pSim: moran.pSim }
  };
}
