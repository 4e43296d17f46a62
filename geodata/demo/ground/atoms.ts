import type { Polygon, Position } from 'geojson';
import { plotsOf, roundPlots, type CutLine } from './cut-lines.ts';
import { polygonsOf, type Workbench } from './geos.ts';
import { areaOf, centreOf } from './measure.ts';
import { faceFinder, joinFaces, layMosaic, roundness, type Border, type Mosaic } from './mosaic.ts';
import { straightCuts, type Load } from './straight-cuts.ts';

/** A building as the borders see it. */
export interface Standing {
  footprint: Polygon;
  /** A place inside the footprint. */
  inside: Position;
  households: number;
}

/** The smallest pieces of ground that a border may part; no building lies in two of them. */
export interface Atoms {
  mosaic: Mosaic;
  /** For each atom the faces it is made of, its area in m², its buildings and its borders with other atoms. */
  faces: number[][];
  areas: number[];
  centres: [x: number, y: number][];
  buildings: number[][];
  borders: Map<number, Border>[];
  /** Atoms that no area may have: those at the edge of the drawing board, and on ground that is closed. */
  outer: Set<number>;
}

const SMALLEST_OPEN_M2 = 1500;
const SLIVER = 0.12;

/**
 * Cuts the ground along the lines, and between buildings until no piece has more than `mostHouseholds`. Closed ground has
 * its border among the lines and is left alone.
 */
export function cutAtoms(
  bench: Workbench,
  lines: CutLine[],
  standing: Standing[],
  mostHouseholds: number,
  closed: Polygon[] = []
): Atoms {
  const plots = plotsOf(
    bench,
    standing.map(({ footprint }) => footprint)
  );
  const plotOf = faceFinder(plots);
  const loads = plots.map((plot): Load => {
    const ring = plot.coordinates[0] ?? [];
    return { ring, centre: centreOf(ring), households: 0 };
  });
  for (const { inside, households } of standing) {
    const load = loads[plotOf(inside) ?? -1];
    if (load !== undefined) load.households += households;
  }
  const streets = bench.part((part) => roundPlots(part, lines, plots));
  const blocks = joined(bench, streets.cuts, standing, plots, streets.crossed, closed);
  const blockOf = faceFinder(blocks.mosaic.faces);
  const loadsOf = new Map<number, Load[]>();
  const standingPlaces = standing.map(({ inside }) => ({ inside, plot: plotOf(inside) }));
  const placed = new Set<number>();
  for (const { inside, plot } of standingPlaces) {
    const block = blocks.grouping.groupOf[blockOf(inside) ?? -1];
    const load = loads[plot ?? -1];
    if (block === undefined || plot === undefined || load === undefined || placed.has(plot)) continue;
    placed.add(plot);
    loadsOf.set(block, [...(loadsOf.get(block) ?? []), load]);
  }
  const further = [...loadsOf].flatMap(([block, inBlock]) => {
    if (blocks.outer.has(block)) return [];
    const outline = bench.part((part) =>
      polygonsOf(
        part.write(
          part.coverageUnion(
            part.read({
              type: 'GeometryCollection',
              geometries: (blocks.grouping.members[block] ?? []).flatMap((i) => blocks.mosaic.faces[i] ?? [])
            })
          )
        )
      )
    );
    return outline.length === 1 && outline[0] !== undefined
      ? straightCuts(bench, outline[0], inBlock, mostHouseholds)
      : [];
  });
  const straight = bench.part((part) => roundPlots(part, further, plots));
  const all = joined(
    bench,
    [...streets.cuts, ...straight.cuts],
    standing,
    plots,
    new Set([...streets.crossed, ...straight.crossed]),
    closed
  );
  const { mosaic, grouping } = all;
  const buildings = grouping.members.map((): number[] => []);
  const faceOf = faceFinder(mosaic.faces);
  standing.forEach(({ inside }, i) => {
    const atom = grouping.groupOf[faceOf(inside) ?? -1];
    if (atom !== undefined) buildings[atom]?.push(i);
  });
  const areas = grouping.members.map((members) => members.reduce((sum, i) => sum + faceArea(mosaic, i), 0));
  return {
    mosaic,
    faces: grouping.members,
    areas,
    centres: grouping.members.map((members) => weightedCentre(mosaic, members)),
    buildings,
    borders: grouping.borders,
    outer: all.outer
  };
}

function joined(
  bench: Workbench,
  cuts: CutLine[],
  standing: Standing[],
  plots: Polygon[],
  crossed: Set<number>,
  closed: Polygon[]
): { mosaic: Mosaic; grouping: ReturnType<typeof joinFaces>; outer: Set<number> } {
  const mosaic = layMosaic(bench, cuts);
  const faceOf = faceFinder(mosaic.faces);
  const built = new Set(standing.map(({ inside }) => faceOf(inside)));
  // The face that a crossed plot makes is no ground of its own: it goes to one of its neighbours.
  const plotOf = faceFinder(plots);
  const bare = new Set<number>();
  for (const { inside } of standing) {
    const [plot, face] = [plotOf(inside), faceOf(inside)];
    if (
      plot !== undefined &&
      face !== undefined &&
      crossed.has(plot) &&
      faceArea(mosaic, face) < areaOf(plots[plot] ?? EMPTY) * 1.05
    ) {
      bare.add(face);
    }
  }
  const shut = facesOn(bench, mosaic, closed);
  const grouping = joinFaces(
    mosaic,
    (members) => {
      if (members.every((face) => bare.has(face))) return false;
      const area = members.reduce((sum, face) => sum + faceArea(mosaic, face), 0);
      if (members.some((face) => built.has(face))) return area > 250;
      const first = mosaic.faces[members[0] ?? -1];
      return (
        area >= SMALLEST_OPEN_M2 && (members.length > 1 || first === undefined || roundness(first) > SLIVER)
      );
    },
    shut
  );
  const outer = new Set([...mosaic.outer, ...shut].map((face) => grouping.groupOf[face] ?? -1));
  return { mosaic, grouping, outer };
}

/** The faces that lie on the ground of some polygons. */
function facesOn(bench: Workbench, mosaic: Mosaic, polygons: Polygon[]): Set<number> {
  const on = faceFinder(polygons);
  if (polygons.length === 0) return new Set();
  return new Set(
    mosaic.faces.flatMap((face, i) =>
      on(bench.part((part) => part.pointOnSurface(part.read(face)))) === undefined ? [] : [i]
    )
  );
}

const EMPTY: Polygon = { type: 'Polygon', coordinates: [] };

const faceArea = (mosaic: Mosaic, face: number): number => areaOf(mosaic.faces[face] ?? EMPTY);

function weightedCentre(mosaic: Mosaic, members: number[]): [number, number] {
  let [x, y, area] = [0, 0, 0];
  for (const face of members) {
    const centre = centreOf(mosaic.faces[face]?.coordinates[0] ?? []);
    const weight = faceArea(mosaic, face);
    x += centre[0] * weight;
    y += centre[1] * weight;
    area += weight;
  }
  return [x / area, y / area];
}
