import { falseDiscovery } from './false-discovery.ts';
import { FALSE_DISCOVERY_RATE } from './hotspots.ts';
import { localStatistics } from './local.ts';
import { bothTails } from './normal.ts';
import { dealtSums, tieWithin, type Dealing } from './permutation.ts';
import { deviations } from './sums.ts';
import type { Weights } from './weights.ts';

/** An area and its neighbours together, by Gi* (Ord and Getis 1995). Null for an island. */
export interface StarFinding {
  readonly z: number;
  /** Of the normal approximation, two-sided. */
  readonly p: number;
  /** By total permutation, two-sided. */
  readonly pSim: number;
  /** `pSim` corrected for how many areas were asked. */
  readonly fdr: number;
  /** Null where chance explains the area at `FALSE_DISCOVERY_RATE`. */
  readonly cluster: 'hot' | 'cold' | null;
}

/**
 * Where an area and its neighbours together hold more, or less, than as many areas drawn from all of them: the share of
 * hands of k + 1 values, dealt without return, whose sum lies at least as far from the mean. The area's own value is
 * dealt too, as the variance of Gi* has it; a conditional permutation would hold it and give the p of Moran's Ii.
 */
export function findStars(
  values: readonly number[],
  weights: Weights,
  dealing: Dealing
): (StarFinding | null)[] {
  const deviation = Float64Array.from(deviations(values));
  const tie = tieWithin(deviation);
  const farBySize = new Map<number, Float64Array>();
  const far = (size: number) => {
    const found = farBySize.get(size) ?? dealtSums(deviation, size, dealing).map(Math.abs).sort();
    farBySize.set(size, found);
    return found;
  };
  const local = localStatistics(values, weights);
  const asked = weights.neighbours.map((list, area) => {
    const z = local[area]?.giStar ?? null;
    if (z === null || list.length === 0) return null;
    const size = list.length + 1;
    const sum = list.reduce((total, other) => total + (deviation[other] ?? 0), deviation[area] ?? 0);
    const beyond = countFrom(far(size), Math.abs(sum) - tie * size);
    return { z, p: bothTails(z), pSim: (beyond + 1) / (dealing.permutations + 1) };
  });
  const fdr = falseDiscovery(asked.map((one) => one?.pSim ?? null));
  return asked.map((one, area) => {
    const corrected = fdr[area] ?? null;
    if (one === null || corrected === null) return null;
    const beyondChance = corrected <= FALSE_DISCOVERY_RATE;
    return { ...one, fdr: corrected, cluster: beyondChance ? (one.z > 0 ? 'hot' : 'cold') : null };
  });
}

/** How many of the rising numbers are at least `least`. */
function countFrom(rising: Float64Array, least: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? Infinity) < least) low = middle + 1;
    else high = middle;
  }
  return rising.length - low;
}
