import { Random } from '../random.ts';
import { prepareBoard, type Board } from './board.ts';
import type { Extent } from './box-index.ts';
import { codesOf, type CodedCell } from './codes.ts';
import { earlierPlans } from './earlier.ts';
import { withGeos, type Workbench } from './geos.ts';
import { layOut, shareHouseholds } from './lay-out.ts';
import { areasOf, named } from './naming.ts';
import { onMap } from './on-map.ts';
import { readTiles, type Box } from './tiles.ts';
import type { Ground } from './types.ts';

/** Which ground, and what is made of it. */
export interface OfficePlan {
  /** Nine digits. */
  code: string;
  name: string;
  window: Box;
  /** How many; as many as its households ask for where undefined. */
  communities: number | undefined;
  /** How many households live in all of it; as many as there is room for where undefined. */
  households: number | undefined;
  /** Whether one community gets exactly 5 groups, 12 sectors and 32 building grids. */
  pilot: boolean;
  seed: number;
}

/** How far the map shows the ground beyond the window, in degrees east and west; six tenths of it north and south. */
const MARGIN_DEGREES = 0.006;

const boxAround = ([west, south, east, north]: Box, margin: number): Box => [
  west - margin,
  south - margin * 0.63,
  east + margin,
  north + margin * 0.63
];

/** Computes one street office from the real ground. Tells how far it is, from 0 to 1. */
export async function computeOffice(
  plan: OfficePlan,
  onProgress: (share: number, what: string) => void
): Promise<Ground> {
  const box = boxAround(plan.window, MARGIN_DEGREES);
  onProgress(0.02, 'tiles');
  const pieces = await readTiles(box);
  return withGeos((bench) => {
    const board = prepareBoard(bench, pieces, box, plan.seed, onProgress);
    onProgress(0.75, 'cells');
    const ground = officeOn(bench, board, plan, new Set());
    if (ground === undefined)
      throw new Error(`there is nothing to make an office of in ${plan.window.join(', ')}`);
    return ground;
  });
}

/** Lays out an office on a board, of blocks that are not taken yet, and takes them. Undefined where hardly anybody lives. */
export function officeOn(
  bench: Workbench,
  board: Board,
  plan: OfficePlan,
  taken: Set<number>
): Ground | undefined {
  const { frame, atoms } = board;
  const [west, south, east, north] = plan.window;
  const random = Random.of(plan.seed, `ground ${plan.code}`);
  const window: Extent = [...frame.toMetres([west, south]), ...frame.toMetres([east, north])];
  const laid = layOut(board, window, plan, taken, random);
  if (laid === undefined) return undefined;
  const coded = codesOf(plan.code, laid.cells, atoms);
  const leafOf = leafFinder(coded);
  const inIt = laid.members.flatMap((atom) => atoms.buildings[atom] ?? []);
  const households = shareHouseholds(inIt, board.capacity, laid.households);
  const buildings = named(board, inIt, households, leafOf, random, plan);
  const numberOf = new Map(buildings.map(({ real }, i) => [real, i]));
  const areas = areasOf(
    bench,
    board,
    plan,
    coded,
    buildings.map(({ building }) => building),
    random
  );
  const shownTo = boxAround(plan.window, MARGIN_DEGREES);
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
    metricSrid: 32600 + Math.floor((west + 180) / 6) + 1
  };
}

function leafFinder(coded: CodedCell[]): (atom: number) => string | undefined {
  const leaves = new Map<number, string>();
  for (const cell of coded) if (cell.level === 4) cell.atoms.forEach((atom) => leaves.set(atom, cell.code));
  return (atom) => leaves.get(atom);
}
