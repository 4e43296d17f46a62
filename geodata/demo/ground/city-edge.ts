import type { Polygon, Position } from 'geojson';
import type { Atoms } from './atoms.ts';
import { BoxIndex, extentOf, extentOfPolygon } from './box-index.ts';
import { ringOf } from './board.ts';
import type { CutLine } from './cut-lines.ts';
import { linesOf, multiLine, polygonsOf, type Workbench } from './geos.ts';
import { distance } from './measure.ts';
import type { Border } from './mosaic.ts';

/** Ground closer than this to a building belongs to the city. */
const MARGIN_METRES = 100;
/** Quarters less than twice as far apart as this grow together. */
const REACH_METRES = 350;
const CELL_METRES = 50;
const ROUGHNESS_METRES = 20;

/**
 * The edge of the city: a line round everything that is built, so that the blocks at its edge are closed too. Villages
 * that lie apart get an edge of their own. Holes are filled.
 */
export function edgeOf(bench: Workbench, footprints: Polygon[]): Polygon[] {
  const cells = new Map<string, Polygon>();
  const cell = (value: number): number => Math.floor(value / CELL_METRES);
  for (const footprint of footprints) {
    const [minX, minY, maxX, maxY] = extentOfPolygon(footprint);
    for (let x = cell(minX); x <= cell(maxX); x += 1) {
      for (let y = cell(minY); y <= cell(maxY); y += 1) {
        cells.set(`${x} ${y}`, {
          type: 'Polygon',
          coordinates: [
            ringOf([x, y, x + 1, y + 1].map((n) => n * CELL_METRES) as [number, number, number, number])
          ]
        });
      }
    }
  }
  return bench.part((part) => {
    const built = part.union(part.read({ type: 'GeometryCollection', geometries: [...cells.values()] }));
    const closed = part.rounded(part.rounded(built, REACH_METRES), MARGIN_METRES - REACH_METRES);
    return polygonsOf(part.write(part.simplified(closed, ROUGHNESS_METRES))).map(({ coordinates }) => ({
      type: 'Polygon',
      coordinates: coordinates.slice(0, 1)
    }));
  });
}

/** The lines within the edge and outside of what is laid out already, and the borders of both. */
export function linesWithin(bench: Workbench, cuts: CutLine[], edge: Polygon[], laid: Polygon[]): CutLine[] {
  const [within, without] = [edge, laid].map((polygons) =>
    polygons.map((polygon) => ({ extent: extentOfPolygon(polygon), handle: bench.read(polygon) }))
  );
  const kept = cuts.flatMap(({ rank, line }) =>
    bench.part((part) => {
      const extent = extentOf(line);
      const near = (list: typeof within): typeof within =>
        list?.filter(
          ({ extent: [minX, minY, maxX, maxY] }) =>
            minX <= extent[2] && maxX >= extent[0] && minY <= extent[3] && maxY >= extent[1]
        );
      return (near(within) ?? []).flatMap(({ handle }) => {
        let left = part.intersection(part.read(multiLine([line])), handle);
        for (const { handle: other } of near(without) ?? []) left = part.difference(left, other);
        return linesOf(part.write(left)).map((piece): CutLine => ({ rank, line: piece }));
      });
    })
  );
  return [
    ...kept,
    ...[...edge, ...laid].flatMap(({ coordinates }) =>
      coordinates.map((line): CutLine => ({ rank: 1, line }))
    )
  ];
}

/** Quarters that no border joins are tied to the nearest other one, as a ferry would: a street office may be in two pieces. */
export function tieQuarters(atoms: Atoms): void {
  const quarters = quartersOf(atoms);
  const index = new BoxIndex<number>(500);
  const quarterOf = new Map(
    quarters.flatMap((list, quarter) => list.map((atom): [number, number] => [atom, quarter]))
  );
  for (const atom of quarterOf.keys()) index.add(extentOf([centre(atoms, atom)]), atom);
  const root = quarters.map((_, i) => i);
  const find = (i: number): number => (root[i] === i ? i : find(root[i] ?? i));
  // Always the smallest that is still alone, until all hang together.
  for (;;) {
    const sizes = new Map<number, number[]>();
    quarters.forEach((list, i) => sizes.set(find(i), [...(sizes.get(find(i)) ?? []), ...list]));
    const [smallest] = [...sizes].sort(([a, x], [b, y]) => x.length - y.length || a - b);
    if (smallest === undefined || sizes.size === 1) return;
    const [number, members] = smallest;
    const best = members
      .flatMap((from) => nearestOther(from, number))
      .sort((a, b) => a.metres - b.metres || a.from - b.from || a.to - b.to)[0];
    if (best === undefined) return;
    const tie: Border = [0, 1, 0, 0, 0, 0];
    atoms.borders[best.from]?.set(best.to, tie);
    atoms.borders[best.to]?.set(best.from, tie);
    root[number] = find(quarterOf.get(best.to) ?? number);
  }

  function nearestOther(from: number, own: number): { from: number; to: number; metres: number }[] {
    const [x = 0, y = 0] = centre(atoms, from);
    for (let reach = 1000; reach < 64_000; reach *= 2) {
      const found = index
        .touching([x - reach, y - reach, x + reach, y + reach])
        .filter((to) => find(quarterOf.get(to) ?? own) !== own)
        .map((to) => ({ from, to, metres: distance([x, y], centre(atoms, to)) }))
        .sort((a, b) => a.metres - b.metres || a.to - b.to)[0];
      if (found !== undefined && found.metres <= reach) return [found];
    }
    return [];
  }
}

const centre = (atoms: Atoms, atom: number): Position => [...(atoms.centres[atom] ?? [0, 0])];

/** Atoms that hang together, without those that no area may have. */
function quartersOf(atoms: Atoms): number[][] {
  const seen = new Set(atoms.outer);
  return atoms.faces.flatMap((_, start) => {
    if (seen.has(start)) return [];
    seen.add(start);
    const quarter = [start];
    // The list grows while it is walked.
    for (const atom of quarter) {
      for (const next of atoms.borders[atom]?.keys() ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        quarter.push(next);
      }
    }
    return [quarter];
  });
}
