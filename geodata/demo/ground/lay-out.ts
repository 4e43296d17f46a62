import type { Random } from '../random.ts';
import type { Atoms } from './atoms.ts';
import type { Extent } from './box-index.ts';
import type { Workbench } from './geos.ts';
import type { OfficePlan } from './office.ts';
import {
  blocksOf,
  blocksWithin,
  cellsOf,
  communitiesOf,
  PILOT_SHAPE,
  shapeFor,
  type Cell
} from './territory.ts';

const HOUSEHOLDS_OF_A_GRID = 48;

/** Cuts an office out of the atoms: communities, and the cells of each. */
export function layOut(
  bench: Workbench,
  atoms: Atoms,
  capacity: number[],
  window: Extent,
  plan: OfficePlan,
  random: Random
): { cells: Cell[]; members: number[] } {
  const rooms = atoms.buildings.map((list) => list.reduce((sum, i) => sum + (capacity[i] ?? 0), 0));
  const { blocks, graph } = blocksOf(atoms, rooms);
  const office = blocksWithin(atoms, blocks, graph, window, bench);
  const members = office.flatMap((block) => blocks[block]?.atoms ?? []);
  const factor = plan.households / members.reduce((sum, atom) => sum + (rooms[atom] ?? 0), 0);
  const households = rooms.map((n) => n * factor);
  const communities = communitiesOf(graph, blocks, office, plan.communities, random);
  const pilot = communities.indexOf([...communities].sort((a, b) => b.length - a.length)[0] ?? []);
  const cells = communities.map((community, i) => {
    const inIt = community.reduce((sum, atom) => sum + (households[atom] ?? 0), 0);
    if (i === pilot) return required(cellsOf(atoms, households, community, PILOT_SHAPE, random), i);
    // Large buildings cannot be cut: where there are too few pieces, the building grids are fewer and larger.
    let leaves = Math.round(Math.min(inIt / HOUSEHOLDS_OF_A_GRID, community.length * 0.62));
    let made = cellsOf(atoms, households, community, shapeFor(Math.max(4, leaves)), random);
    while (made === undefined && leaves > 4) {
      leaves = Math.floor(leaves * 0.88);
      made = cellsOf(atoms, households, community, shapeFor(Math.max(4, leaves)), random);
    }
    return required(made, i);
  });
  return { cells, members };
}

function required(cell: Cell | undefined, community: number): Cell {
  if (cell === undefined) throw new Error(`community ${community} does not fall into cells`);
  return cell;
}

/** The households wanted, shared out by the room there is: whole numbers that add up. */
export function shareHouseholds(
  buildings: number[],
  capacity: number[],
  wanted: number
): Map<number, number> {
  const sorted = [...buildings].sort((a, b) => a - b);
  const room = sorted.reduce((sum, i) => sum + (capacity[i] ?? 0), 0);
  const shares = new Map<number, number>();
  let [given, due] = [0, 0];
  for (const i of sorted) {
    due += ((capacity[i] ?? 0) * wanted) / room;
    const whole = (capacity[i] ?? 0) > 0 ? Math.max(1, Math.round(due - given)) : 0;
    shares.set(i, whole);
    given += whole;
  }
  return shares;
}
