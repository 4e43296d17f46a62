import type { Random } from '../random.ts';
import type { Atoms } from './atoms.ts';
import type { Board } from './board.ts';
import type { OfficePlan } from './office.ts';
import { cellsOf, communitiesOf, PILOT_SHAPE, shapeFor, type Cell } from './territory.ts';

const HOUSEHOLDS_OF_A_GRID = 48;

const HOUSEHOLDS_OF_A_COMMUNITY = 1900;
/** How full the homes are where nobody said how many households there are: makes about 350,000 of the whole city. */
const FULL = 1.127;

/** Cells of the office, community by community, the atoms of all of them, and the number of households. */
interface LaidOut {
  cells: Cell[];
  members: number[];
  households: number;
}

/** Cuts an office out of the atoms of some blocks: communities, and the cells of each. */
export function layOut(board: Board, office: number[], plan: OfficePlan, random: Random): LaidOut {
  const { atoms, blocks, graph, rooms } = board;
  const members = office.flatMap((block) => blocks[block]?.atoms ?? []);
  const room = members.reduce((sum, atom) => sum + (rooms[atom] ?? 0), 0);
  const wanted = plan.households ?? Math.round(room * FULL);
  const households = rooms.map((n) => (n * wanted) / room);
  let count =
    plan.communities ??
    Math.max(1, Math.min(Math.round(wanted / HOUSEHOLDS_OF_A_COMMUNITY), Math.floor(office.length / 2)));
  let communities = communitiesOf(graph, blocks, office, count, random);
  while (communities === undefined && plan.communities === undefined && count > 1) {
    count -= 1;
    communities = communitiesOf(graph, blocks, office, count, random);
  }
  if (communities === undefined) throw new Error(`the office does not fall into ${count} communities`);
  const pilot = plan.pilot ? [...communities].sort((a, b) => b.length - a.length)[0] : undefined;
  const cells = communities.map((community, i) => {
    const inIt = community.reduce((sum, atom) => sum + (households[atom] ?? 0), 0);
    const made =
      community === pilot
        ? cellsOf(atoms, households, community, PILOT_SHAPE, random)
        : asManyCells(atoms, households, community, inIt, random);
    if (made === undefined) throw new Error(`community ${i} does not fall into cells`);
    return made;
  });
  return { cells, members, households: wanted };
}

/** Large buildings cannot be cut: where there are too few pieces, the building grids are fewer and larger. */
function asManyCells(
  atoms: Atoms,
  households: number[],
  community: number[],
  inIt: number,
  random: Random
): Cell | undefined {
  let leaves = Math.round(Math.min(inIt / HOUSEHOLDS_OF_A_GRID, community.length * 0.62));
  let made = cellsOf(atoms, households, community, shapeFor(Math.max(4, leaves)), random);
  while (made === undefined && leaves > 4) {
    leaves = Math.floor(leaves * 0.88);
    made = cellsOf(atoms, households, community, shapeFor(Math.max(4, leaves)), random);
  }
  return made ?? cellsOf(atoms, households, community, [[1]], random);
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
