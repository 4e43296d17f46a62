import type { Atoms } from './atoms.ts';
import { metresOf } from './mosaic.ts';
import type { Graph } from './partition.ts';
import { placeOf, type Block } from './territory.ts';

/** Fewest households that a street office is made for, in the board's own room for them. */
const FEWEST_ROOMS = 3000;

/**
 * Shares all blocks out among street offices: what lies in one window of a grid and hangs together, and what is too
 * small for an office of its own joins the neighbour with the longest border. Nothing is left over.
 */
export function districtsOf(
  atoms: Atoms,
  blocks: Block[],
  graph: Graph,
  windowOf: (place: [x: number, y: number]) => string
): number[][] {
  const free = blocks.flatMap(({ atoms: members }, i) =>
    members.some((atom) => atoms.outer.has(atom)) ? [] : [i]
  );
  const freed = new Set(free);
  const windows = new Map(
    blocks.map((block, i): [number, string | undefined] => [
      i,
      freed.has(i) ? windowOf(placeOf(atoms, block)) : undefined
    ])
  );
  const districts = piecesOf(graph, free, windows);
  const owner = new Map<number, number[]>();
  for (const district of districts) for (const block of district) owner.set(block, district);
  const rooms = (district: number[]): number =>
    district.reduce((sum, block) => sum + (blocks[block]?.households ?? 0), 0);
  for (;;) {
    const small = districts
      .filter((district) => rooms(district) < FEWEST_ROOMS)
      .sort((a, b) => rooms(a) - rooms(b) || (a[0] ?? 0) - (b[0] ?? 0));
    const joined = small.some((district) => {
      const target = longestNeighbour(graph, district, owner);
      if (target === undefined) return false;
      for (const block of district) {
        target.push(block);
        owner.set(block, target);
      }
      districts.splice(districts.indexOf(district), 1);
      return true;
    });
    if (!joined) return districts.map((district) => district.sort((a, b) => a - b));
  }
}

function piecesOf(graph: Graph, free: number[], windows: Map<number, string | undefined>): number[][] {
  const seen = new Set<number>();
  return free.flatMap((start) => {
    if (seen.has(start)) return [];
    seen.add(start);
    const piece = [start];
    // The list grows while it is walked.
    for (const block of piece) {
      for (const next of graph.borders[block]?.keys() ?? []) {
        if (seen.has(next) || windows.get(next) !== windows.get(start)) continue;
        seen.add(next);
        piece.push(next);
      }
    }
    return [piece];
  });
}

function longestNeighbour(
  graph: Graph,
  district: number[],
  owner: Map<number, number[]>
): number[] | undefined {
  const metres = new Map<number[], number>();
  for (const block of district) {
    for (const [next, border] of graph.borders[block] ?? []) {
      const other = owner.get(next);
      if (other === undefined || other === district) continue;
      metres.set(other, (metres.get(other) ?? 0) + metresOf(border));
    }
  }
  return [...metres].sort(([a, x], [b, y]) => y - x || (a[0] ?? 0) - (b[0] ?? 0))[0]?.[0];
}
