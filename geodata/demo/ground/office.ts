import { Random } from '../random.ts';
import { prepareBoard, type Board } from './board.ts';
import { extentOf, type Extent } from './box-index.ts';
import { codesOf, type CodedCell } from './codes.ts';
import { earlierPlans } from './earlier.ts';
import type { Degrees } from './frame.ts';
import { polygonsOf, withGeos, type Workbench } from './geos.ts';
import { layOut, shareHouseholds } from './lay-out.ts';
import { areaOf } from './measure.ts';
import { areasOf, named } from './naming.ts';
import { onMap } from './on-map.ts';
import { readTiles, type Box } from './tiles.ts';
import { blocksWithin } from './territory.ts';
import type { Ground, GroundArea } from './types.ts';

/** What is made of some ground. */
export interface OfficePlan {
  /** Nine digits. */
  code: string;
  name: string;
  /** How many; as many as its households ask for where undefined. */
  communities: number | undefined;
  /** How many households live in all of it; as many as there is room for where undefined. */
  households: number | undefined;
  /** Whether one community gets exactly 5 groups, 12 sectors and 32 building grids. */
  pilot: boolean;
  seed: number;
}

/** An office with the ground that it lies on. */
export interface PlacedPlan extends OfficePlan {
  window: Box;
}

/** How far the map shows the ground beyond the window, in degrees east and west; six tenths of it north and south. */
const MARGIN_DEGREES = 0.006;

export const boxAround = ([west, south, east, north]: Box, margin = MARGIN_DEGREES): Box => [
  west - margin,
  south - margin * 0.63,
  east + margin,
  north + margin * 0.63
];

/** Computes one street office from the real ground. Tells how far it is, from 0 to 1. */
export async function computeOffice(
  plan: PlacedPlan,
  onProgress: (share: number, what: string) => void
): Promise<Ground> {
  const box = boxAround(plan.window);
  onProgress(0.02, 'tiles');
  const pieces = await readTiles(box);
  return withGeos((bench) => {
    const board = prepareBoard(bench, pieces, box, plan.seed, onProgress);
    onProgress(0.75, 'cells');
    const { frame, atoms, blocks, graph } = board;
    const [west, south, east, north] = plan.window;
    const window: Extent = [...frame.toMetres([west, south]), ...frame.toMetres([east, north])];
    return officeOn(bench, board, plan, blocksWithin(atoms, blocks, graph, window), plan.window);
  });
}

/** Lays out an office on some blocks of a board. The map shows the window and a little more; the office's own extent if not given. */
export function officeOn(
  bench: Workbench,
  board: Board,
  plan: OfficePlan,
  blocks: number[],
  window?: Box
): Ground {
  const { frame, atoms } = board;
  const random = Random.of(plan.seed, `ground ${plan.code}`);
  const laid = layOut(board, blocks, plan, random);
  const coded = codesOf(plan.code, laid.cells, atoms);
  const leafOf = leafFinder(coded);
  const inIt = laid.members.flatMap((atom) => atoms.buildings[atom] ?? []);
  const households = shareHouseholds(inIt, board.capacity, laid.households);
  const buildings = named(board, inIt, households, leafOf, random, plan).map(({ real, building }) => ({
    real,
    building: { ...building, footprint: validInDegrees(bench, building.footprint) }
  }));
  const numberOf = new Map(buildings.map(({ real }, i) => [real, i]));
  const areas = areasOf(
    bench,
    board,
    plan,
    coded,
    buildings.map(({ building }) => building),
    random
  );
  const shownTo = boxAround(window ?? boxOf(areas));
  const shown: Extent = [
    ...frame.toMetres([shownTo[0] + 0.0005, shownTo[1] + 0.0003]),
    ...frame.toMetres([shownTo[2] - 0.0005, shownTo[3] - 0.0003])
  ];
  return {
    office: plan.code,
    areas,
    earlier: earlierPlans(bench, atoms, coded, areas, frame),
    buildings: buildings.map(({ building }) => building),
    features: board.features.flatMap(({ feature, extent }) => onMap(bench, feature, extent, shown, frame)),
    places: board.places.flatMap(({ kind, at: [x = 0, y = 0], atom, building }) => {
      const area = leafOf(atom);
      return area === undefined
        ? []
        : [{ kind, at: frame.toDegrees([x, y]), area, building: numberOf.get(building ?? -1) }];
    }),
    streetside: board.streetsides.flatMap(({ at, atom, street, lively }) => {
      const area = leafOf(atom);
      return area === undefined ? [] : [{ at: frame.toDegrees(at), area, street, lively }];
    }),
    metricSrid: 32600 + Math.floor((shownTo[0] + 180) / 6) + 1
  };
}

/** Rounding to degrees can push a corner of a building through a wall a centimetre away: then the rings are drawn anew. */
function validInDegrees(bench: Workbench, footprint: Degrees[][]): Degrees[][] {
  return bench.part((part) => {
    const drawn = part.read({ type: 'Polygon', coordinates: footprint });
    if (part.isValid(drawn)) return footprint;
    const [largest] = polygonsOf(part.write(part.onGrid(part.valid(drawn), 1e-7))).sort(
      (a, b) => areaOf(b) - areaOf(a)
    );
    return (largest?.coordinates ?? []).map((ring) =>
      ring.map(([lng = NaN, lat = NaN]): Degrees => [
        Math.round(lng * 1e7) / 1e7,
        Math.round(lat * 1e7) / 1e7
      ])
    );
  });
}

/** West, south, east and north of the office's outline. */
function boxOf(areas: GroundArea[]): Box {
  const office = areas.find(({ level }) => level === 0);
  return extentOf((office?.outline ?? []).flat(2));
}

function leafFinder(coded: CodedCell[]): (atom: number) => string | undefined {
  const leaves = new Map<number, string>();
  for (const cell of coded) if (cell.level === 4) cell.atoms.forEach((atom) => leaves.set(atom, cell.code));
  return (atom) => leaves.get(atom);
}
