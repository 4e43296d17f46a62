import type { Position } from 'geojson';
import { Random } from '../random.ts';
import { addressBook } from './addresses.ts';
import { cutAtoms, type Standing } from './atoms.ts';
import type { Extent } from './box-index.ts';
import { cleanBuildings, type RealBuilding } from './buildings.ts';
import { codesOf, type CodedCell } from './codes.ts';
import { realCutLines } from './cut-lines.ts';
import { earlierPlans } from './earlier.ts';
import { Frame } from './frame.ts';
import { withGeos } from './geos.ts';
import { layOut, shareHouseholds } from './lay-out.ts';
import { faceFinder } from './mosaic.ts';
import { areasOf, named } from './naming.ts';
import { onMap } from './on-map.ts';
import { placesOf } from './places.ts';
import { joinPieces } from './source.ts';
import { streetsidesOf } from './streetside.ts';
import { streetsOf } from './streets.ts';
import { surroundingsOf } from './surroundings.ts';
import { readTiles, type Box } from './tiles.ts';
import type { Ground } from './types.ts';

/** Which ground, and what is made of it. */
export interface OfficePlan {
  /** Nine digits. */
  code: string;
  name: string;
  window: Box;
  communities: number;
  /** How many households live in all of it. */
  households: number;
  seed: number;
}

const MARGIN_DEGREES = 0.006;
const MOST_HOUSEHOLDS_OF_A_PIECE = 35;
const LIVED_IN = new Set(['residential', 'self_built', 'mixed']);

/** Computes one street office from the real ground. Tells how far it is, from 0 to 1. */
export async function computeOffice(
  plan: OfficePlan,
  onProgress: (share: number, what: string) => void
): Promise<Ground> {
  const [west, south, east, north] = plan.window;
  const box: Box = [
    west - MARGIN_DEGREES,
    south - MARGIN_DEGREES * 0.63,
    east + MARGIN_DEGREES,
    north + MARGIN_DEGREES * 0.63
  ];
  onProgress(0.02, 'tiles');
  const pieces = await readTiles(box);
  const frame = new Frame([(west + east) / 2, (south + north) / 2]);
  const random = Random.of(plan.seed, `ground ${plan.code}`);
  return withGeos((bench) => {
    const board: Extent = [
      ...frame.toMetres([box[0] + 0.0005, box[1] + 0.0003]),
      ...frame.toMetres([box[2] - 0.0005, box[3] - 0.0003])
    ];
    const window: Extent = [...frame.toMetres([west, south]), ...frame.toMetres([east, north])];
    const sources = joinPieces(bench, pieces, frame, box);
    onProgress(0.2, 'buildings');
    const real = cleanBuildings(bench, sources);
    const capacity = real.map(capacityOf);
    const standing = real.map((building, i): Standing => ({
      footprint: building.footprint,
      inside: bench.part((part) => part.pointOnSurface(part.read(building.footprint))),
      households: capacity[i] ?? 0
    }));
    onProgress(0.4, 'blocks');
    const [x0, y0, x1, y1] = board;
    const edge: Position[] = [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
      [x0, y0]
    ];
    const atoms = cutAtoms(
      bench,
      [...realCutLines(sources), { rank: 1, line: edge }],
      standing,
      MOST_HOUSEHOLDS_OF_A_PIECE
    );
    onProgress(0.65, 'cells');
    const { cells, members } = layOut(bench, atoms, capacity, window, plan, random);
    const coded = codesOf(plan.code, cells, atoms);
    onProgress(0.85, 'names');
    const { ways, streets } = streetsOf(sources, random);
    const households = shareHouseholds(
      members.flatMap((atom) => atoms.buildings[atom] ?? []),
      capacity,
      plan.households
    );
    const atomOf = new Map(
      atoms.buildings.flatMap((list, atom) => list.map((building): [number, number] => [building, atom]))
    );
    const leafOf = leafFinder(coded);
    const buildings = named(
      real,
      standing,
      households,
      atomOf,
      leafOf,
      frame,
      addressBook(ways, streets),
      random,
      plan
    );
    const numberOf = new Map(buildings.map(({ real: index }, i) => [index, i]));
    const areas = areasOf(
      bench,
      atoms,
      plan,
      coded,
      buildings.map(({ building }) => building),
      frame,
      random
    );
    const faceOf = faceFinder(atoms.mosaic.faces);
    const faceAtom = new Map(
      atoms.faces.flatMap((faces, atom) => faces.map((face): [number, number] => [face, atom]))
    );
    const leafAt = (position: Position): string | undefined =>
      leafOf(faceAtom.get(faceOf(position) ?? -1) ?? -1);
    const buildingAt = faceFinder(real.map(({ footprint }) => footprint));
    onProgress(0.95, 'places');
    return {
      office: plan.code,
      areas,
      earlier: earlierPlans(bench, atoms, coded, areas, frame),
      buildings: buildings.map(({ building }) => building),
      features: surroundingsOf(sources, ways, streets).flatMap((feature) =>
        onMap(bench, feature, board, frame)
      ),
      places: placesOf(sources).flatMap(({ kind, at }) => {
        const area = leafAt(at);
        const building = numberOf.get(buildingAt(at) ?? -1);
        return area === undefined
          ? []
          : [{ kind, at: frame.toDegrees([at[0] ?? 0, at[1] ?? 0]), area, building }];
      }),
      streetside: streetsidesOf(ways, streets, leafAt, frame),
      metricSrid: 32600 + Math.floor((west + 180) / 6) + 1
    };
  });
}

/** Households that a building has room for, before they are brought to the number wanted. */
function capacityOf({ use, area, floors }: RealBuilding): number {
  if (!LIVED_IN.has(use)) return 0;
  if (use === 'self_built') return Math.max(1, Math.round((area * floors) / 110));
  return ((use === 'mixed' ? Math.max(1, floors - 1) : floors) * area * 0.8) / 100;
}

function leafFinder(coded: CodedCell[]): (atom: number) => string | undefined {
  const leaves = new Map<number, string>();
  for (const cell of coded) if (cell.level === 4) cell.atoms.forEach((atom) => leaves.set(atom, cell.code));
  return (atom) => leaves.get(atom);
}
