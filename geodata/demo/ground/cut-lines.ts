import type { Polygon, Position } from 'geojson';
import { BoxIndex, extentOf, extentOfPolygon } from './box-index.ts';
import { linesOf, multiLine, polygonsOf, type Handle, type Workbench } from './geos.ts';
import { lengthOf } from './measure.ts';
import type { Sources } from './source.ts';

/** How fit a line is as a border, best first: 1 main street, rail, water; 2 street; 3 lane; 4 wall; 5 a straight cut. */
export type Rank = 1 | 2 | 3 | 4 | 5;

export interface CutLine {
  rank: Rank;
  line: Position[];
}

const RANK_OF_HIGHWAY: Record<string, Rank> = {
  motorway: 1,
  trunk: 1,
  primary: 1,
  secondary: 1,
  tertiary: 1,
  motorway_link: 2,
  trunk_link: 2,
  primary_link: 2,
  secondary_link: 2,
  tertiary_link: 2,
  residential: 2,
  unclassified: 2,
  living_street: 2,
  pedestrian: 3,
  service: 3,
  track: 3
};

/** The lines of the ground that a border may follow. */
export function realCutLines(sources: Sources): CutLine[] {
  const cuts: CutLine[] = [];
  for (const { tags, shape } of sources.lines) {
    const rank = RANK_OF_HIGHWAY[tags['highway'] ?? ''];
    const tunnel = tags['tunnel'] === 'yes';
    if (
      rank !== undefined &&
      !tunnel &&
      tags['service'] !== 'parking_aisle' &&
      tags['service'] !== 'driveway'
    ) {
      cuts.push({ rank, line: shape.coordinates });
    } else if (tags['railway'] === 'rail' && tags['service'] === undefined) {
      cuts.push({ rank: 1, line: shape.coordinates });
    } else if (tags['barrier'] === 'wall' || tags['barrier'] === 'fence') {
      cuts.push({ rank: 4, line: shape.coordinates });
    }
  }
  for (const { tags, shape } of sources.surfaces) {
    if (tags['natural'] === 'water' || tags['waterway'] === 'riverbank') {
      cuts.push(...shape.coordinates.map((line): CutLine => ({ rank: 1, line })));
    } else if (tags['barrier'] === 'wall' || tags['barrier'] === 'fence' || tags['leisure'] === 'park') {
      cuts.push(
        ...shape.coordinates.map((line): CutLine => ({ rank: tags['leisure'] === 'park' ? 3 : 4, line }))
      );
    }
  }
  return cuts;
}

/** A building, or several that touch, with a hand's breadth of room: what no border may enter. */
export type Plot = Polygon;

const ROOM_METRES = 0.6;

export function plotsOf(bench: Workbench, footprints: Polygon[]): Plot[] {
  const grown = footprints.flatMap((footprint) =>
    bench.part((part) => polygonsOf(part.write(part.grown(part.read(footprint), ROOM_METRES))))
  );
  // Neighbours are joined cluster by cluster: one union of a whole city would take minutes.
  return clustersOf(grown).flatMap((cluster) =>
    bench.part((part) => {
      const all = part.read({ type: 'GeometryCollection', geometries: cluster });
      return polygonsOf(part.write(part.unionOnGrid(all, 0.1))).map(({ coordinates }): Plot => ({
        type: 'Polygon',
        coordinates: coordinates.slice(0, 1)
      }));
    })
  );
}

/** Polygons that may touch, directly or through others, by their extents. */
function clustersOf(polygons: Polygon[]): Polygon[][] {
  const index = new BoxIndex<number>(100);
  const extents = polygons.map(extentOfPolygon);
  extents.forEach((extent, i) => index.add(extent, i));
  const seen = new Set<number>();
  return polygons.flatMap((_, start) => {
    if (seen.has(start)) return [];
    seen.add(start);
    const cluster = [start];
    // The list grows while it is walked.
    for (const i of cluster) {
      for (const next of index.touching(extents[i] ?? [0, 0, 0, 0])) {
        if (seen.has(next)) continue;
        seen.add(next);
        cluster.push(next);
      }
    }
    return [cluster.flatMap((i) => polygons[i] ?? [])];
  });
}

/** Lines with the places where they ran through a plot led round it, and which plots those were. */
export function roundPlots(
  bench: Workbench,
  cuts: CutLine[],
  plots: Plot[]
): { cuts: CutLine[]; crossed: Set<number> } {
  const index = new BoxIndex<number>(100);
  plots.forEach((plot, i) => index.add(extentOfPolygon(plot), i));
  const handles = new Map<number, Handle>();
  const handleOf = (i: number, plot: Plot): Handle => {
    const handle = handles.get(i) ?? bench.read(plot);
    handles.set(i, handle);
    return handle;
  };
  const rankOfPlot = new Map<number, Rank>();
  const led: CutLine[] = [];
  for (const { rank, line } of cuts) {
    let left = bench.read(multiLine([line]));
    let touched = false;
    for (const i of index.touching(extentOf(line))) {
      const plot = plots[i];
      if (plot === undefined) continue;
      const handle = handleOf(i, plot);
      if (!bench.intersects(left, handle)) continue;
      const inside = linesOf(bench.write(bench.intersection(left, handle)));
      if (inside.every((part) => lengthOf(part) < 0.05)) continue;
      left = bench.difference(left, handle);
      touched = true;
      rankOfPlot.set(i, Math.min(rank, rankOfPlot.get(i) ?? 5) as Rank);
    }
    if (!touched) led.push({ rank, line });
    else for (const part of linesOf(bench.write(left))) led.push({ rank, line: part });
  }
  for (const [i, rank] of rankOfPlot) {
    const ring = plots[i]?.coordinates[0];
    if (ring !== undefined) led.push({ rank, line: ring });
  }
  return { cuts: led, crossed: new Set(rankOfPlot.keys()) };
}
