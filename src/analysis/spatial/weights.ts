import { sum } from './sums.ts';

/**
 * Who counts as whose neighbour, in rows that sum to 1: each neighbour of an area weighs 1/k, where k is how many it
 * has. A row without neighbours is empty; its area is an island.
 */
export interface Weights {
  /** For each area its neighbours, by their place in the list, each once, never itself. */
  readonly neighbours: readonly (readonly number[])[];
  readonly islands: readonly number[];
  readonly links: number;
  /** Links that are not returned. 0 where the weights come from contiguity. */
  readonly oneWay: number;
  /** The sum of all weights: the number of areas that have neighbours. */
  readonly s0: number;
  /** Half the sum of (w_ij + w_ji)² over all i and j. */
  readonly s1: number;
  /** The sum of (row sum + column sum)² over all areas. */
  readonly s2: number;
}

export function rowStandardised(neighbours: readonly (readonly number[])[]): Weights {
  const sets = neighbours.map((list) => new Set(list));
  const share = (area: number): number => 1 / (neighbours[area]?.length ?? Infinity);
  const columns = neighbours.map((): number[] => []);
  const squares: number[] = [];
  let oneWay = 0;
  neighbours.forEach((list, area) => {
    for (const other of list) {
      columns[other]?.push(share(area));
      const returned = sets[other]?.has(area) === true;
      if (!returned) oneWay += 1;
      // A link that is not returned stands in the sum twice, as (i, j) and as (j, i).
      squares.push(returned ? (share(area) + share(other)) ** 2 : 2 * share(area) ** 2);
    }
  });
  const islands = neighbours.flatMap((list, area) => (list.length === 0 ? [area] : []));
  return {
    neighbours,
    islands,
    links: squares.length,
    oneWay,
    s0: neighbours.length - islands.length,
    s1: sum(squares) / 2,
    s2: sum(columns.map((column, area) => (sum(column) + (neighbours[area]?.length === 0 ? 0 : 1)) ** 2))
  };
}

/**
 * The mean of each area's neighbours; 0 for an island, as in spdep. Added up as spdep does it, weight by weight: where a mean
 * is the mean of all but for rounding, the quadrant is then the same.
 */
export function lag({ neighbours }: Pick<Weights, 'neighbours'>, values: readonly number[]): number[] {
  return neighbours.map((list) => {
    const weight = 1 / list.length;
    let total = 0;
    for (const other of list) total += (values[other] ?? 0) * weight;
    return total;
  });
}
