import type { Random } from '../random.ts';
import { metresOf, type Border } from './mosaic.ts';

/** Pieces of ground with a weight each, and the borders between them. */
export interface Graph {
  weights: number[];
  borders: Map<number, Border>[];
}

/** What a part should be: its share of the weight, and of how many nodes it needs at least. */
export interface Want {
  share: number;
  least: number;
}

/** What a metre of border costs by the line it follows: borders should follow main streets. */
const COST_OF_RANK: Border = [0, 0.25, 0.5, 0.8, 0.8, 1];

const costOf = (border: Border): number =>
  border.reduce((sum, metres, rank) => sum + metres * (COST_OF_RANK[rank] ?? 1), 0);

/**
 * Splits the nodes into connected parts whose weights stand in the given proportions, borders short and along streets.
 * Undefined where there are too few nodes, or they do not hang together.
 */
export function partition(
  graph: Graph,
  nodes: number[],
  wants: Want[],
  random: Random,
  attempts: number
): number[][] | undefined {
  if (wants.length === 1) return [nodes];
  if (nodes.length < leastOf(wants) || !connected(graph, nodes)) return undefined;
  const half = Math.ceil(wants.length / 2);
  const [first, second] = [wants.slice(0, half), wants.slice(half)];
  const share = shareOf(first) / shareOf(wants);
  const tries: { cost: number; side: number[]; rest: number[] }[] = [];
  for (let i = 0; i < attempts; i += 1)
    tries.push(...treeCuts(graph, nodes, share, leastOf(first), leastOf(second), random));
  tries.sort((a, b) => a.cost - b.cost);
  const seen = new Set<number>();
  for (const { cost, side, rest } of tries) {
    if (seen.has(cost)) continue;
    seen.add(cost);
    if (seen.size > 12) return undefined;
    const left = partition(graph, side, first, random, attempts);
    const right = left === undefined ? undefined : partition(graph, rest, second, random, attempts);
    if (left !== undefined && right !== undefined) return [...left, ...right];
  }
  return undefined;
}

const shareOf = (wants: Want[]): number => wants.reduce((sum, { share }) => sum + share, 0);
const leastOf = (wants: Want[]): number => wants.reduce((sum, { least }) => sum + least, 0);
const total = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0);

export function connected(graph: Graph, nodes: number[]): boolean {
  const left = new Set(nodes);
  const waiting = nodes.slice(0, 1);
  left.delete(nodes[0] ?? -1);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const next of graph.borders[node]?.keys() ?? []) if (left.delete(next)) waiting.push(next);
  }
  return left.size === 0;
}

/** The best cuts of one random spanning tree: cutting an edge of a tree always leaves two connected parts. */
function treeCuts(
  graph: Graph,
  nodes: number[],
  share: number,
  leastSide: number,
  leastRest: number,
  random: Random
): { cost: number; side: number[]; rest: number[] }[] {
  const { parent, order } = spanningTree(graph, nodes, random);
  const weight = new Map(nodes.map((node) => [node, graph.weights[node] ?? 0]));
  const size = new Map(nodes.map((node) => [node, 1]));
  const whole = total([...weight.values()]);
  const candidates: { root: number; uneven: number; flipped: boolean }[] = [];
  for (const node of [...order].reverse()) {
    const up = parent.get(node);
    const [mine, count] = [weight.get(node) ?? 0, size.get(node) ?? 0];
    if (up === undefined) continue;
    weight.set(up, (weight.get(up) ?? 0) + mine);
    size.set(up, (size.get(up) ?? 0) + count);
    const rest = nodes.length - count;
    if (count >= leastSide && rest >= leastRest)
      candidates.push({ root: node, uneven: Math.abs(mine / whole - share), flipped: false });
    if (rest >= leastSide && count >= leastRest)
      candidates.push({ root: node, uneven: Math.abs(1 - mine / whole - share), flipped: true });
  }
  candidates.sort((a, b) => a.uneven - b.uneven);
  return candidates.slice(0, 3).map(({ root, uneven, flipped }) => {
    const below = new Set([root]);
    for (const node of order) if (below.has(parent.get(node) ?? -1)) below.add(node);
    const side = nodes.filter((node) => below.has(node) !== flipped);
    const rest = nodes.filter((node) => below.has(node) === flipped);
    return { cost: borderCost(graph, below, nodes) * (1 + (uneven * 9) ** 2) + uneven * 300, side, rest };
  });
}

function borderCost(graph: Graph, side: Set<number>, nodes: number[]): number {
  const all = new Set(nodes);
  let cost = 0;
  for (const node of side) {
    for (const [next, border] of graph.borders[node] ?? [])
      if (all.has(next) && !side.has(next)) cost += costOf(border);
  }
  return cost;
}

/** A random tree that likes to keep together what no street parts: walks out from a node over the cheapest edges. */
function spanningTree(
  graph: Graph,
  nodes: number[],
  random: Random
): { parent: Map<number, number>; order: number[] } {
  const all = new Set(nodes);
  const edges: { a: number; b: number; key: number }[] = [];
  for (const a of nodes) {
    for (const [b, border] of graph.borders[a] ?? []) {
      if (b <= a || !all.has(b)) continue;
      const metres = Math.max(1, metresOf(border));
      const open = costOf(border) / metres;
      edges.push({ a, b, key: (random.next() * (1.3 - open)) / Math.sqrt(metres) });
    }
  }
  edges.sort((x, y) => x.key - y.key);
  const root = new Map(nodes.map((node) => [node, node]));
  const find = (node: number): number => {
    let at = node;
    while (root.get(at) !== at) {
      const up = root.get(root.get(at) ?? at) ?? at;
      root.set(at, up);
      at = up;
    }
    return at;
  };
  const tree = new Map<number, number[]>(nodes.map((node) => [node, []]));
  for (const { a, b } of edges) {
    const [x, y] = [find(a), find(b)];
    if (x === y) continue;
    root.set(x, y);
    tree.get(a)?.push(b);
    tree.get(b)?.push(a);
  }
  const parent = new Map<number, number>();
  const order = nodes.slice(0, 1);
  const seen = new Set(order);
  // The list grows while it is walked.
  for (const node of order) {
    for (const next of tree.get(node) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      parent.set(next, node);
      order.push(next);
    }
  }
  return { parent, order };
}
