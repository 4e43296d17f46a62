import type { Polygon, Position } from 'geojson';
import { Random } from '../random.ts';
import { addressBook } from './addresses.ts';
import { cutAtoms, type Atoms, type Standing } from './atoms.ts';
import { extentOf, type Extent } from './box-index.ts';
import { cleanBuildings, type RealBuilding } from './buildings.ts';
import { edgeOf, linesWithin, tieQuarters } from './city-edge.ts';
import { realCutLines } from './cut-lines.ts';
import { Frame } from './frame.ts';
import { linesOf, polygonsOf, type Workbench } from './geos.ts';
import { faceFinder } from './mosaic.ts';
import type { Graph } from './partition.ts';
import { placesOf, type RealPlace } from './places.ts';
import { joinPieces } from './source.ts';
import { streetsidesOf, type Aside } from './streetside.ts';
import { streetsOf, type StreetName } from './streets.ts';
import { surroundingsOf, type Feature } from './surroundings.ts';
import { blocksOf, type Block } from './territory.ts';
import type { Box, Piece } from './tiles.ts';

/** Real ground on the drawing board, cut and ready for offices to be laid out on it. Metres. */
export interface Board {
  frame: Frame;
  extent: Extent;
  buildings: RealBuilding[];
  standing: Standing[];
  /** Households that each building has room for. */
  capacity: number[];
  atoms: Atoms;
  /** Households that each atom has room for. */
  rooms: number[];
  blocks: Block[];
  graph: Graph;
  atomOfBuilding: Map<number, number>;
  addressOf: (position: Position) => string;
  features: { feature: Feature; extent: Extent }[];
  places: (RealPlace & { atom: number; building: number | undefined })[];
  streetsides: Aside[];
}

const MOST_HOUSEHOLDS_OF_A_PIECE = 35;
const LIVED_IN = new Set(['residential', 'self_built', 'mixed']);

/** What a board has to keep to that is wider than one office. */
export interface Around {
  /** The board of the office that is laid out already: its metres are ours. */
  frame: Frame;
  /** Its ground, in metres. */
  laid: Polygon[];
  /** What its streets are called, by the source's id of their ways. */
  streets: ReadonlyMap<string, StreetName>;
}

export const frameOf = ([west, south, east, north]: Box): Frame =>
  new Frame([(west + east) / 2, (south + north) / 2]);

/** Lays the pieces of the source on a board, cleans and cuts them. */
export function prepareBoard(
  bench: Workbench,
  pieces: Piece[],
  [west, south, east, north]: Box,
  seed: number,
  onProgress: (share: number, what: string) => void,
  around?: Around
): Board {
  const frame = around?.frame ?? frameOf([west, south, east, north]);
  const sources = joinPieces(bench, pieces, frame, [west, south, east, north]);
  onProgress(0.2, 'buildings');
  const inLaid = faceFinder(around?.laid ?? []);
  const cleaned = cleanBuildings(bench, sources);
  const buildings = cleaned.filter(
    ({ footprint }) =>
      around === undefined ||
      inLaid(bench.part((part) => part.pointOnSurface(part.read(footprint)))) === undefined
  );
  const capacity = buildings.map(capacityOf);
  const standing = buildings.map((building, i): Standing => ({
    footprint: building.footprint,
    inside: bench.part((part) => part.pointOnSurface(part.read(building.footprint))),
    households: capacity[i] ?? 0
  }));
  onProgress(0.4, 'blocks');
  const extent: Extent = [
    ...frame.toMetres([west + 0.0005, south + 0.0003]),
    ...frame.toMetres([east - 0.0005, north - 0.0003])
  ];
  const lines = realCutLines(sources);
  const edge =
    around === undefined
      ? []
      : edgeOf(
          bench,
          cleaned.map(({ footprint }) => footprint)
        );
  const cuts = [
    ...(around === undefined ? lines : bench.part((part) => linesWithin(part, lines, edge, around.laid))),
    { rank: 1 as const, line: ringOf(extent) }
  ];
  const atoms = cutAtoms(bench, cuts, standing, MOST_HOUSEHOLDS_OF_A_PIECE, around?.laid);
  if (around !== undefined) tieQuarters(atoms);
  const rooms = atoms.buildings.map((list) => list.reduce((sum, i) => sum + (capacity[i] ?? 0), 0));
  onProgress(0.65, 'streets');
  const { ways, streets } = streetsOf(sources, Random.of(seed, 'streets'), around?.streets);
  const faceOf = faceFinder(atoms.mosaic.faces);
  const atomOfFace = new Map(
    atoms.faces.flatMap((faces, atom) => faces.map((face): [number, number] => [face, atom]))
  );
  const atomAt = (position: Position): number | undefined => atomOfFace.get(faceOf(position) ?? -1);
  const buildingAt = faceFinder(buildings.map(({ footprint }) => footprint));
  return {
    frame,
    extent,
    buildings,
    standing,
    capacity,
    atoms,
    rooms,
    ...blocksOf(atoms, rooms),
    atomOfBuilding: new Map(
      atoms.buildings.flatMap((list, atom) => list.map((building): [number, number] => [building, atom]))
    ),
    addressOf: addressBook(ways, streets),
    features: surroundingsOf(sources, ways, streets).map((feature) => ({
      feature,
      extent: extentOf(
        [
          ...linesOf(feature.shape),
          ...polygonsOf(feature.shape).flatMap(({ coordinates }) => coordinates)
        ].flat()
      )
    })),
    places: placesOf(sources).flatMap((place) => {
      const atom = atomAt(place.at);
      return atom === undefined ? [] : [{ ...place, atom, building: buildingAt(place.at) }];
    }),
    streetsides: streetsidesOf(ways, streets, atomAt)
  };
}

/** The edge of an extent as a ring. */
export const ringOf = ([x0, y0, x1, y1]: Extent): Position[] => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
  [x0, y0]
];

/** Households that a building has room for, before they are brought to the number wanted. */
function capacityOf({ use, area, floors }: RealBuilding): number {
  if (!LIVED_IN.has(use)) return 0;
  if (use === 'self_built') return Math.max(1, Math.round((area * floors) / 110));
  return ((use === 'mixed' ? Math.max(1, floors - 1) : floors) * area * 0.8) / 100;
}
