import type { Polygon } from 'geojson';
import type { Random } from '../random.ts';
import type { Atoms } from './atoms.ts';
import type { Extent } from './box-index.ts';
import { polygonsOf, type Workbench } from './geos.ts';
import { metresOf, type Border } from './mosaic.ts';
import { connected, partition, type Graph, type Want } from './partition.ts';

/** Pieces of ground that no street parts: what people call a block. */
export interface Block {
  atoms: number[];
  households: number;
  area: number;
}

/** A border is a street's where most of it runs along one. */
const alongStreet = (border: Border): boolean => border[1] + border[2] > metresOf(border) * 0.5;

/** The blocks of the ground; those at the edge of the drawing board are left out. */
export function blocksOf(atoms: Atoms, households: number[]): { blocks: Block[]; graph: Graph } {
  const blockOf = new Map<number, number>();
  const blocks: Block[] = [];
  atoms.faces.forEach((_, start) => {
    if (blockOf.has(start)) return;
    const members = [start];
    blockOf.set(start, blocks.length);
    // The list grows while it is walked.
    for (const atom of members) {
      for (const [next, border] of atoms.borders[atom] ?? []) {
        if (blockOf.has(next) || alongStreet(border) || atoms.outer.has(next) !== atoms.outer.has(start))
          continue;
        blockOf.set(next, blocks.length);
        members.push(next);
      }
    }
    blocks.push({
      atoms: members,
      households: sumOf(members, households),
      area: sumOf(members, atoms.areas)
    });
  });
  const borders = blocks.map(() => new Map<number, Border>());
  atoms.borders.forEach((around, atom) => {
    for (const [next, border] of around) {
      const [a, b] = [blockOf.get(atom) ?? -1, blockOf.get(next) ?? -1];
      if (a === b) continue;
      const known = borders[a]?.get(b) ?? [0, 0, 0, 0, 0, 0];
      border.forEach((metres, rank) => (known[rank] = (known[rank] ?? 0) + metres));
      borders[a]?.set(b, known);
    }
  });
  return { blocks, graph: { weights: blocks.map(({ households: n, area }) => weightOf(n, area)), borders } };
}

/** Work that a piece of ground makes: its households, and a little for its size. */
const weightOf = (households: number, squareMetres: number): number => households + squareMetres / 5000;

const sumOf = (members: number[], of: number[]): number => members.reduce((sum, i) => sum + (of[i] ?? 0), 0);

/** The blocks that make one office: those whose centre lies in the window, in one piece and without holes. */
export function blocksWithin(atoms: Atoms, blocks: Block[], graph: Graph, window: Extent): number[] {
  const inWindow = blocks.flatMap((block, i) => {
    if (block.atoms.some((atom) => atoms.outer.has(atom))) return [];
    const [x, y] = placeOf(atoms, block);
    return x > window[0] && x < window[2] && y > window[1] && y < window[3] ? [i] : [];
  });
  const chosen = new Set(largestPiece(graph, inWindow));
  const closed = (i: number): boolean => blocks[i]?.atoms.some((atom) => atoms.outer.has(atom)) === true;
  const others = blocks.flatMap((_, i) => (chosen.has(i) ? [] : [i]));
  for (const piece of piecesOf(graph, others)) if (!piece.some(closed)) piece.forEach((i) => chosen.add(i));
  smoothen(blocks, graph, chosen, closed);
  return [...chosen].sort((a, b) => a - b);
}

/** Takes in what the office nearly surrounds, and lets go of what hangs on it by a thread. */
function smoothen(
  blocks: Block[],
  graph: Graph,
  chosen: Set<number>,
  closed: (block: number) => boolean
): void {
  for (let round = 0; round < 3; round += 1) {
    blocks.forEach((block, i) => {
      const around = [...(graph.borders[i] ?? [])];
      const whole = around.reduce((sum, [, border]) => sum + metresOf(border), 0);
      const shared =
        around.reduce((sum, [next, border]) => sum + (chosen.has(next) ? metresOf(border) : 0), 0) / whole;
      if (!chosen.has(i) && !closed(i) && shared > 0.52) chosen.add(i);
      const thin = (4 * Math.PI * block.area) / (whole * whole) < 0.25;
      if (chosen.has(i) && (shared < 0.3 || (thin && shared < 0.55 && block.households < 20))) {
        const rest = [...chosen].filter((other) => other !== i);
        if (connected(graph, rest)) chosen.delete(i);
      }
    });
  }
}

/** Where a block lies: the middle of its atoms, each counted by its area. */
export function placeOf(atoms: Atoms, { atoms: members, area }: Block): [x: number, y: number] {
  const mean = (axis: 0 | 1): number =>
    members.reduce((sum, atom) => sum + (atoms.centres[atom]?.[axis] ?? 0) * (atoms.areas[atom] ?? 0), 0) /
    area;
  return [mean(0), mean(1)];
}

function piecesOf(graph: Graph, nodes: number[]): number[][] {
  const left = new Set(nodes);
  const pieces: number[][] = [];
  for (const start of nodes) {
    if (!left.delete(start)) continue;
    const piece = [start];
    for (const node of piece) {
      for (const next of graph.borders[node]?.keys() ?? []) if (left.delete(next)) piece.push(next);
    }
    pieces.push(piece);
  }
  return pieces;
}

const largestPiece = (graph: Graph, nodes: number[]): number[] =>
  piecesOf(graph, nodes).sort((a, b) => b.length - a.length)[0] ?? [];

/** The ground of some atoms as polygons that keep every vertex of the atoms' outer edges. */
export function outlineOf(bench: Workbench, atoms: Atoms, members: number[]): Polygon[] {
  const geometries = members.flatMap((atom) =>
    (atoms.faces[atom] ?? []).flatMap((face) => atoms.mosaic.faces[face] ?? [])
  );
  return bench.part((part) => {
    const whole = part.coverageUnion(part.read({ type: 'GeometryCollection', geometries }));
    // Where a hole touches the outer edge, the union walks round both as one ring: made two again.
    return polygonsOf(part.write(part.isValid(whole) ? whole : part.valid(whole)));
  });
}

/** Cells within cells: each has its atoms, and those of one parent make up the parent. */
export interface Cell {
  atoms: number[];
  children: Cell[];
}

/** How many sectors each group has and how many building grids each sector: `[[2, 3], [3]]` is two groups. */
export type Shape = number[][];

/** Exactly 5 groups, 12 sectors, 32 building grids: the pilot community. */
export const PILOT_SHAPE: Shape = [
  [3, 2, 2],
  [3, 2, 2],
  [3, 3],
  [3, 3],
  [3, 3]
];

/** A shape for about so many building grids: sectors of two to three of them, groups of two to three sectors. */
export function shapeFor(leaves: number): Shape {
  const sectors = Math.max(2, Math.round(leaves / 2.7));
  const groups = Math.max(2, Math.round(sectors / 2.4));
  const spread = (count: number, over: number): number[] =>
    Array.from(
      { length: over },
      (_, i) => Math.floor((count * (i + 1)) / over) - Math.floor((count * i) / over)
    );
  const leavesOf = spread(leaves, sectors);
  let at = 0;
  return spread(sectors, groups).map((n) => {
    at += n;
    return leavesOf.slice(at - n, at);
  });
}

/** The communities: blocks in so many connected parts of like weight. Undefined where the blocks do not allow that. */
export function communitiesOf(
  graph: Graph,
  blocks: Block[],
  office: number[],
  count: number,
  random: Random
): number[][] | undefined {
  const wants = new Array<Want>(count).fill({ share: 1, least: 1 });
  const parts = partition(graph, office, wants, random, office.length < 150 ? 260 : 80);
  return parts?.map((part) => part.flatMap((block) => blocks[block]?.atoms ?? []));
}

/** The cells of one community, in the shape given. Undefined where its ground does not allow that shape. */
export function cellsOf(
  atoms: Atoms,
  households: number[],
  members: number[],
  shape: Shape,
  random: Random
): Cell | undefined {
  const graph: Graph = {
    weights: atoms.areas.map((area, i) => weightOf(households[i] ?? 0, area)),
    borders: atoms.borders
  };
  if (!connected(graph, members)) return undefined;
  return again(TRIES, () => {
    const groups = partition(
      graph,
      members,
      shape.map((sectors) => wantOf(sumUp(sectors))),
      random,
      40
    );
    return whole(
      members,
      groups?.map((group, g) => again(TRIES, () => groupOf(graph, group, shape[g] ?? [], random)))
    );
  });
}

function groupOf(graph: Graph, group: number[], shape: number[], random: Random): Cell | undefined {
  const sectors = partition(graph, group, shape.map(wantOf), random, 30);
  return whole(
    group,
    sectors?.map((sector, s) => {
      const leaves = partition(graph, sector, new Array<Want>(shape[s] ?? 1).fill(wantOf(1)), random, 25);
      return whole(
        sector,
        leaves?.map((atoms) => ({ atoms, children: [] }))
      );
    })
  );
}

const TRIES = 8;
const sumUp = (numbers: number[]): number => numbers.reduce((sum, n) => sum + n, 0);
const wantOf = (leaves: number): Want => ({ share: leaves, least: leaves });

function again<T>(tries: number, make: () => T | undefined): T | undefined {
  for (let i = 0; i < tries; i += 1) {
    const made = make();
    if (made !== undefined) return made;
  }
  return undefined;
}

function whole(atoms: number[], children: (Cell | undefined)[] | undefined): Cell | undefined {
  const all = children?.filter((child) => child !== undefined);
  return all === undefined || all.length !== children?.length ? undefined : { atoms, children: all };
}
