/** Where the next facilities would reach the most. */
export interface NextPlaces {
  /** The candidates to take, by number, the one that adds most first, and what each adds after those before it. */
  readonly chosen: readonly { readonly candidate: number; readonly gain: number }[];
  /** What they add together. */
  readonly gain: number;
  /** `exact`: no other choice adds more. `greedy`: at least 1 − 1/e (63.2 %) of what the best choice would add. */
  readonly method: 'exact' | 'greedy';
  /** No choice of as many candidates adds more than this. */
  readonly atMost: number;
}

/** Places of demand looked at before the search for the exact answer is given up: about a second's work. */
const EFFORT = 200_000_000;

/**
 * The maximal covering location problem (Church and ReVelle, Papers of the Regional Science Association 32, 1974):
 * which `count` candidates reach the most demand together. `covers` lists by candidate the places of demand it would
 * reach; `weights` is what each place counts, 0 where it is reached already. Fewer than `count` are chosen where no
 * other adds anything.
 *
 * First each time the candidate that adds most (greedy; Nemhauser, Wolsey and Fisher, Mathematical Programming 14,
 * 1978, show that it gets 1 − 1/e of the best). Then all choices are searched that could be better: what a candidate
 * adds never grows when others are taken, so the largest additions of the moment bound what is still possible.
 */
export function nextPlaces(
  covers: readonly (readonly number[])[],
  weights: ArrayLike<number>,
  count: number,
  effort = EFFORT
): NextPlaces {
  const cover = new Cover(covers, weights);
  const greedy = greedily(cover, covers, count);
  const best = new BranchAndBound(cover, greedy.chosen, effort);
  const exact = best.search([...covers.keys()], count);
  const chosen = inOrder(cover, best.chosen, count);
  const gain = chosen.reduce((total, step) => total + step.gain, 0);
  return {
    chosen,
    gain,
    method: exact ? 'exact' : 'greedy',
    atMost: exact ? gain : Math.max(gain, greedy.atMost)
  };
}

/** What has been reached by the candidates taken so far. */
class Cover {
  readonly #covers: readonly (readonly number[])[];
  readonly #weights: ArrayLike<number>;
  readonly #times: Uint32Array;
  #total = 0;
  /** How many places of demand were looked at so far. */
  looked = 0;

  constructor(covers: readonly (readonly number[])[], weights: ArrayLike<number>) {
    this.#covers = covers;
    this.#weights = weights;
    this.#times = new Uint32Array(weights.length);
  }

  get total(): number {
    return this.#total;
  }

  gainOf(candidate: number): number {
    const places = this.#covers[candidate] ?? [];
    this.looked += places.length;
    let gain = 0;
    for (const place of places) if (this.#times[place] === 0) gain += this.#weights[place] ?? 0;
    return gain;
  }

  take(candidate: number): void {
    this.#total += this.gainOf(candidate);
    for (const place of this.#covers[candidate] ?? []) this.#times[place] = (this.#times[place] ?? 0) + 1;
  }

  giveBack(candidate: number): void {
    for (const place of this.#covers[candidate] ?? []) this.#times[place] = (this.#times[place] ?? 1) - 1;
    this.#total -= this.gainOf(candidate);
  }
}

interface Step {
  readonly candidate: number;
  readonly gain: number;
}

const largestFirst = (a: Step, b: Step): number => b.gain - a.gain || a.candidate - b.candidate;

/** Additions of the moment, the largest first. */
const gainsOf = (cover: Cover, candidates: readonly number[]): Step[] =>
  candidates.map((candidate) => ({ candidate, gain: cover.gainOf(candidate) })).sort(largestFirst);

const sumOf = (steps: readonly Step[]): number => steps.reduce((total, { gain }) => total + gain, 0);

function greedily(
  cover: Cover,
  covers: readonly unknown[],
  count: number
): { chosen: readonly number[]; atMost: number } {
  let left: readonly number[] = [...covers.keys()];
  const chosen: number[] = [];
  let atMost = Infinity;
  for (;;) {
    const gains = gainsOf(cover, left);
    atMost = Math.min(atMost, cover.total + sumOf(gains.slice(0, count)));
    const [first] = gains;
    if (chosen.length === count || first === undefined || first.gain <= 0) break;
    cover.take(first.candidate);
    chosen.push(first.candidate);
    left = left.filter((candidate) => candidate !== first.candidate);
  }
  for (const candidate of chosen) cover.giveBack(candidate);
  return { chosen, atMost };
}

/** Searches all choices, but for those that cannot beat the best so far. */
class BranchAndBound {
  chosen: readonly number[];
  readonly #cover: Cover;
  readonly #effort: number;
  readonly #taken: number[] = [];
  #best: number;

  constructor(cover: Cover, chosen: readonly number[], effort: number) {
    this.#cover = cover;
    this.chosen = chosen;
    this.#effort = cover.looked + effort;
    for (const candidate of chosen) cover.take(candidate);
    this.#best = cover.total;
    for (const candidate of chosen) cover.giveBack(candidate);
  }

  /** Tries `count` more of these candidates. False when the effort ran out. */
  search(candidates: readonly number[], count: number): boolean {
    if (this.#cover.total > this.#best) {
      this.#best = this.#cover.total;
      this.chosen = [...this.#taken];
    }
    if (count === 0) return true;
    const gains = gainsOf(this.#cover, candidates);
    if (this.#cover.looked > this.#effort) return false;
    for (const [i, { candidate }] of gains.entries()) {
      // Without those before it, this branch can add the largest that are left, and no more.
      if (this.#cover.total + sumOf(gains.slice(i, i + count)) <= this.#best) return true;
      this.#cover.take(candidate);
      this.#taken.push(candidate);
      const done = this.search(this.#hopeful(gains.slice(i + 1), count - 1), count - 1);
      this.#taken.pop();
      this.#cover.giveBack(candidate);
      if (!done) return false;
    }
    return true;
  }

  /** Those that could be part of a better choice, were the others all as good as the best of them. */
  #hopeful(gains: readonly Step[], count: number): readonly number[] {
    const needed = this.#best - this.#cover.total - (count - 1) * (gains[0]?.gain ?? 0);
    return gains.filter(({ gain }) => gain > needed).map(({ candidate }) => candidate);
  }
}

/** The chosen ones with what each adds, the one that adds most first. */
function inOrder(cover: Cover, chosen: readonly number[], count: number): readonly Step[] {
  const steps: Step[] = [];
  let left = chosen;
  for (let i = 0; i < count; i += 1) {
    const [first] = gainsOf(cover, left);
    if (first === undefined) break;
    cover.take(first.candidate);
    steps.push(first);
    left = left.filter((candidate) => candidate !== first.candidate);
  }
  return steps;
}
