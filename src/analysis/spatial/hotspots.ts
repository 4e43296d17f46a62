import { falseDiscovery } from './false-discovery.ts';
import { localStatistics, type LocalStatistics } from './local.ts';
import { globalMoran, type GlobalMoran } from './moran.ts';
import { globalChance, localChance, type Dealing } from './permutation.ts';
import type { Weights } from './weights.ts';

/** High among high, low among low, high among low, low among high: only where it is more than chance. */
export type Cluster = 'hot' | 'cold' | 'high-outlier' | 'low-outlier';

export interface AreaFinding extends LocalStatistics {
  /** By conditional permutation, two-sided. */
  readonly pSim: number | null;
  /** By conditional permutation, one-sided in the direction seen. */
  readonly pSimDirected: number | null;
  /** `pSim` corrected for how many areas were asked. */
  readonly fdr: number | null;
  /** `p`, the normal approximation, corrected in the same way. */
  readonly fdrNormal: number | null;
  /** Null where chance explains the area at `FALSE_DISCOVERY_RATE`. */
  readonly cluster: Cluster | null;
}

export interface Findings {
  readonly moran: GlobalMoran & { readonly pSim: number };
  readonly areas: readonly AreaFinding[];
  readonly statement: Statement;
}

/** What can be said of the whole in one sentence. */
export interface Statement {
  /** Areas that could be asked: those with neighbours. */
  readonly asked: number;
  readonly counts: Readonly<Record<Cluster, number>>;
  /** How many of the areas counted are expected to be there by luck, at most. */
  readonly byLuck: number;
}

/** The share of areas called hot, cold or outlying that may be so by luck. */
export const FALSE_DISCOVERY_RATE = 0.05;

/**
 * How many dealings it takes until one area alone, among so many asked, can pass the false discovery rate. The
 * smallest p that n dealings can give is 1 / (n + 1).
 */
export const dealingsForOne = (asked: number): number => Math.ceil(asked / FALSE_DISCOVERY_RATE) - 1;

/** Why nothing can be computed. */
export type Unfit = 'too-few-areas' | 'all-the-same';

/** The statistics divide by n − 3, where n counts the areas that have neighbours. */
const FEWEST_AREAS = 4;

/** Values that differ by less than this share of the largest differ by rounding alone. */
const ROUNDING = 1e-12;

export function unfit(values: readonly number[], weights: Weights): Unfit | undefined {
  if (values.length - weights.islands.length < FEWEST_AREAS) return 'too-few-areas';
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return high - low <= ROUNDING * Math.max(Math.abs(low), Math.abs(high)) ? 'all-the-same' : undefined;
}

/** Where like lies beside like more than chance would have it. Only of values that are not `unfit`. */
export function findHotspots(values: readonly number[], weights: Weights, dealing: Dealing): Findings {
  const local = localStatistics(values, weights);
  // Where the score is undefined nothing can be extreme, and nothing is asked.
  const chances = localChance(values, weights, dealing).map((chance, area) =>
    local[area]?.z === null ? null : chance
  );
  const fdr = falseDiscovery(chances.map((chance) => chance?.p ?? null));
  const fdrNormal = falseDiscovery(local.map(({ p }) => p));
  const areas = local.map((statistics, area) => ({
    ...statistics,
    pSim: chances[area]?.p ?? null,
    pSimDirected: chances[area]?.directed ?? null,
    fdr: fdr[area] ?? null,
    fdrNormal: fdrNormal[area] ?? null,
    cluster: clusterOf(statistics, fdr[area] ?? null)
  }));
  return {
    moran: { ...globalMoran(values, weights), pSim: globalChance(values, weights, dealing) },
    areas,
    statement: statementOf(areas)
  };
}

const CLUSTERS = {
  'High-High': 'hot',
  'Low-Low': 'cold',
  'High-Low': 'high-outlier',
  'Low-High': 'low-outlier'
} as const;

const clusterOf = ({ quadrant }: LocalStatistics, fdr: number | null): Cluster | null =>
  fdr !== null && fdr <= FALSE_DISCOVERY_RATE ? CLUSTERS[quadrant] : null;

function statementOf(areas: readonly AreaFinding[]): Statement {
  const count = (cluster: Cluster): number => areas.filter((area) => area.cluster === cluster).length;
  const counts = {
    hot: count('hot'),
    cold: count('cold'),
    'high-outlier': count('high-outlier'),
    'low-outlier': count('low-outlier')
  };
  const found = Object.values(counts).reduce((total, value) => total + value, 0);
  return {
    asked: areas.filter(({ fdr }) => fdr !== null).length,
    counts,
    byLuck: found * FALSE_DISCOVERY_RATE
  };
}
