import type { Polygon, Position } from 'geojson';
import { BoxIndex, around, extentOf, extentOfPolygon } from './box-index.ts';
import type { CutLine, Rank } from './cut-lines.ts';
import { multiLine, polygonsOf, type Workbench } from './geos.ts';
import { areaOf, distance, holds, lengthOf, toSegment } from './measure.ts';

/** Vertices of borders lie on a grid this wide. */
const GRID_METRES = 0.1;

/** Metres of border two tiles share, by the rank of the line it follows; [0] is not used. */
export type Border = [number, number, number, number, number, number];

/** Faces between lines: they share their vertices exactly, overlap nowhere and leave nothing out. */
export interface Mosaic {
  faces: Polygon[];
  /** For each face, its neighbours across an edge. */
  borders: Map<number, Border>[];
  /** Faces that touch the outer edge of the drawing board. */
  outer: Set<number>;
}

/** Lays the mosaic between the lines. */
export function layMosaic(bench: Workbench, cuts: CutLine[]): Mosaic {
  const faces = bench.part((part) => {
    const lines = part.read(multiLine(cuts.map(({ line }) => line)));
    return polygonsOf(part.write(part.polygonize(part.unionOnGrid(lines, GRID_METRES))));
  });
  const rankAt = ranks(cuts);
  const sides = new Map<string, { face: number; from: Position; to: Position; other?: number }>();
  faces.forEach((face, i) => {
    for (const ring of face.coordinates) {
      for (let at = 1; at < ring.length; at += 1) {
        const [from, to] = [ring[at - 1] ?? [], ring[at] ?? []];
        const key = keyOf(from, to);
        const side = sides.get(key);
        if (side === undefined) sides.set(key, { face: i, from, to });
        else side.other = i;
      }
    }
  });
  const borders = faces.map(() => new Map<number, Border>());
  const outer = new Set<number>();
  for (const { face, other, from, to } of sides.values()) {
    if (other === undefined) {
      outer.add(face);
      continue;
    }
    if (other === face) continue;
    const rank = rankAt(from, to);
    addBorder(borders, face, other, rank, distance(from, to));
    addBorder(borders, other, face, rank, distance(from, to));
  }
  return { faces, borders, outer };
}

function addBorder(borders: Map<number, Border>[], a: number, b: number, rank: Rank, metres: number): void {
  const border = borders[a]?.get(b) ?? [0, 0, 0, 0, 0, 0];
  border[rank] += metres;
  borders[a]?.set(b, border);
}

const keyOf = (a: Position, b: Position): string => {
  const [first, second] = [a, b].map((position) => position.join(' ')).sort();
  return `${first} ${second}`;
};

/** The best rank of a line that runs along an edge. */
function ranks(cuts: CutLine[]): (from: Position, to: Position) => Rank {
  const index = new BoxIndex<{ rank: Rank; from: Position; to: Position }>(60);
  for (const { rank, line } of cuts) {
    for (let i = 1; i < line.length; i += 1) {
      const [from, to] = [line[i - 1] ?? [], line[i] ?? []];
      index.add(extentOf([from, to]), { rank, from, to });
    }
  }
  return (from, to) => {
    const middle: Position = [((from[0] ?? 0) + (to[0] ?? 0)) / 2, ((from[1] ?? 0) + (to[1] ?? 0)) / 2];
    let best: Rank = 5;
    for (const segment of index.touching(around(middle, 0.3))) {
      if (segment.rank < best && toSegment(middle, segment.from, segment.to).metres < 0.25)
        best = segment.rank;
    }
    return best;
  };
}

export const metresOf = (border: Border): number => border.reduce((sum, metres) => sum + metres, 0);

/** Groups of faces that are one piece of ground, numbered from 0, and the borders between the groups. */
export interface Grouping {
  /** For each face, its group. */
  groupOf: number[];
  members: number[][];
  borders: Map<number, Border>[];
}

/**
 * Faces joined so that every group passes: those that do not are joined to the neighbour with the longest border. Closed
 * faces stay as they are.
 */
export function joinFaces(
  mosaic: Mosaic,
  passes: (members: number[]) => boolean,
  closed: ReadonlySet<number>
): Grouping {
  const groups = new Map<number, { members: number[]; borders: Map<number, Border> }>();
  mosaic.faces.forEach((_, i) => groups.set(i, { members: [i], borders: new Map(mosaic.borders[i]) }));
  const areaOfGroup = (members: number[]): number =>
    members.reduce((sum, i) => sum + (mosaic.faces[i] === undefined ? 0 : areaOf(mosaic.faces[i])), 0);
  const waiting = [...groups.keys()].sort(
    (a, b) => areaOfGroup(groups.get(a)?.members ?? []) - areaOfGroup(groups.get(b)?.members ?? [])
  );
  for (let at = 0; at < waiting.length; at += 1) {
    const i = waiting[at] ?? -1;
    const group = groups.get(i);
    if (group === undefined || closed.has(i) || passes(group.members)) continue;
    const open = [...group.borders].filter(([neighbour]) => !closed.has(neighbour));
    const to = open.sort(([a, x], [b, y]) => metresOf(y) - metresOf(x) || a - b)[0]?.[0];
    const target = to === undefined ? undefined : groups.get(to);
    if (to === undefined || target === undefined) continue;
    target.members.push(...group.members);
    target.borders.delete(i);
    for (const [neighbour, border] of group.borders) {
      if (neighbour === to) continue;
      const joined = sum(target.borders.get(neighbour), border);
      target.borders.set(neighbour, joined);
      const across = groups.get(neighbour);
      across?.borders.delete(i);
      across?.borders.set(to, joined);
    }
    groups.delete(i);
    // The neighbour may still be too small itself: it is asked again.
    if (waiting.indexOf(to) < at) waiting.push(to);
  }
  return numbered(mosaic.faces.length, groups);
}

const sum = (a: Border | undefined, b: Border): Border =>
  a === undefined ? [...b] : [0, a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4], a[5] + b[5]];

function numbered(
  faces: number,
  groups: Map<number, { members: number[]; borders: Map<number, Border> }>
): Grouping {
  const numbers = new Map([...groups.keys()].sort((a, b) => a - b).map((key, i) => [key, i]));
  const grouping: Grouping = { groupOf: new Array<number>(faces).fill(-1), members: [], borders: [] };
  for (const [key, number] of numbers) {
    const group = groups.get(key);
    if (group === undefined) continue;
    grouping.members[number] = group.members;
    group.members.forEach((face) => (grouping.groupOf[face] = number));
    grouping.borders[number] = new Map(
      [...group.borders].map(([neighbour, border]) => [numbers.get(neighbour) ?? -1, border])
    );
  }
  return grouping;
}

/** Finds the face that a position lies in. */
export function faceFinder(faces: Polygon[]): (position: Position) => number | undefined {
  const index = new BoxIndex<number>(150);
  faces.forEach((face, i) => index.add(extentOfPolygon(face), i));
  return (position) =>
    index.touching(around(position, 0)).find((i) => {
      const face = faces[i];
      return face !== undefined && holds(face, position);
    });
}

/** 1 for a circle, towards 0 for a strip. */
export function roundness(face: Polygon): number {
  const around = face.coordinates.reduce((total, ring) => total + lengthOf(ring), 0);
  return (4 * Math.PI * areaOf(face)) / (around * around);
}
