import { deviations } from './sums.ts';
import type { Weights } from './weights.ts';

/** How often, and from which seed, values are dealt out anew. The same seed gives the same answer everywhere. */
export interface Dealing {
  readonly permutations: number;
  readonly seed: number;
}

export interface LocalChance {
  /** Two-sided: the share of dealings that lie at least as far from what is expected as the areas do. */
  readonly p: number;
  /** One-sided, towards the side where the area lies, as GeoDa and PySAL print it, but a tie counts on both sides. */
  readonly directed: number;
}

/**
 * Conditional permutation (Anselin 1995): each area keeps its value, its neighbours are dealt values of the other
 * areas without return. p = (r + 1) / (permutations + 1), where r dealings are as extreme as the areas are. Moran's
 * Ii and Gi of an area rest on the same sum over its neighbours, so this is the p of both. Null for an island.
 */
export function localChance(
  values: readonly number[],
  weights: Weights,
  { permutations, seed }: Dealing
): (LocalChance | null)[] {
  const z = Float64Array.from(deviations(values));
  const tie = tieWithin(z);
  const random = seeded(seed);
  const others = z.length - 1;
  // Dealt from the front and never put back in order: any order is as good a start as any other.
  const deck = Int32Array.from({ length: others }, (_, at) => at);
  return weights.neighbours.map((list, area) => {
    const k = list.length;
    if (k === 0) return null;
    const own = z[area] ?? 0;
    const expected = (-own / others) * k;
    const sign = own < 0 ? -1 : 1;
    const seen = list.reduce((total, other) => total + (z[other] ?? 0), 0);
    const far = Math.abs(seen - expected) - tie * k;
    const [high, low] = [sign * seen - tie * k, sign * seen + tie * k];
    let [asFar, asHigh, asLow] = [0, 0, 0];
    for (let round = 0; round < permutations; round += 1) {
      let dealt = 0;
      for (let at = 0; at < k; at += 1) {
        const from = at + Math.floor(random() * (others - at));
        const card = deck[from] ?? 0;
        deck[from] = deck[at] ?? 0;
        deck[at] = card;
        dealt += z[card < area ? card : card + 1] ?? 0;
      }
      if (Math.abs(dealt - expected) >= far) asFar += 1;
      if (sign * dealt >= high) asHigh += 1;
      if (sign * dealt <= low) asLow += 1;
    }
    return {
      p: (asFar + 1) / (permutations + 1),
      directed: (Math.min(asHigh, asLow) + 1) / (permutations + 1)
    };
  });
}

/** The share of dealings of all values over all areas whose Moran's I is at least as high: one-sided, (r + 1) / (permutations + 1). */
export function globalChance(
  values: readonly number[],
  weights: Weights,
  { permutations, seed }: Dealing
): number {
  const z = Float64Array.from(deviations(values));
  // A stream of its own, so that the local p are the same with and without this.
  const random = seeded(seed ^ 0x5bd1e995);
  const cross = (): number => {
    let total = 0;
    weights.neighbours.forEach((list, area) => {
      let around = 0;
      for (const other of list) around += z[other] ?? 0;
      if (list.length > 0) total += ((z[area] ?? 0) * around) / list.length;
    });
    return total;
  };
  const seen = cross();
  const high = seen - tieWithin(z) * Math.sqrt(z.length) * Math.max(...z.map(Math.abs));
  let asHigh = 0;
  for (let round = 0; round < permutations; round += 1) {
    for (let at = z.length - 1; at > 0; at -= 1) {
      const from = Math.floor(random() * (at + 1));
      const card = z[from] ?? 0;
      z[from] = z[at] ?? 0;
      z[at] = card;
    }
    if (cross() >= high) asHigh += 1;
  }
  return (asHigh + 1) / (permutations + 1);
}

/** Sums of hands of `size` values, dealt from all of them without return, one for each permutation. */
export function dealtSums(z: Float64Array, size: number, { permutations, seed }: Dealing): Float64Array {
  const random = seeded(seed ^ (0x2545f491 + size));
  const deck = Float64Array.from(z);
  return Float64Array.from({ length: permutations }, () => {
    let dealt = 0;
    for (let at = 0; at < size; at += 1) {
      const from = at + Math.floor(random() * (deck.length - at));
      const card = deck[from] ?? 0;
      deck[from] = deck[at] ?? 0;
      deck[at] = card;
      dealt += card;
    }
    return dealt;
  });
}

/** Sums of the same values in another order differ by rounding, and count as the same. */
export const tieWithin = (z: Float64Array): number =>
  z.reduce((most, value) => Math.max(most, Math.abs(value)), 0) * 1e-12;

/** Numbers from 0 up to 1, from a seed: sfc32 (Doty-Humphrey, PractRand, public domain), its first rounds thrown away. */
function seeded(seed: number): () => number {
  let [a, b, c, counter] = [0, seed | 0, Math.floor(seed / 2 ** 32) | 0, 1];
  const next = (): number => {
    const drawn = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + drawn;
    return (drawn >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 16; round += 1) next();
  return next;
}
