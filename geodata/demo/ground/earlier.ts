import type { Atoms } from './atoms.ts';
import type { CodedCell } from './codes.ts';
import { inDegrees, type Frame } from './frame.ts';
import type { Workbench } from './geos.ts';
import { metresOf } from './mosaic.ts';
import { connected } from './partition.ts';
import { outlineOf } from './territory.ts';
import type { EarlierPlan, GroundArea } from './types.ts';

const COMMUNITIES_WITH_A_PAST = 3;
const MOVES = 2;

/**
 * Plans that some communities had before: in each, a few building grids then belonged to the neighbouring sector, under a
 * code that is not in use any more.
 */
export function earlierPlans(
  bench: Workbench,
  atoms: Atoms,
  coded: CodedCell[],
  areas: GroundArea[],
  frame: Frame
): EarlierPlan[] {
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  return coded
    .filter(({ level }) => level === 1)
    .slice(0, COMMUNITIES_WITH_A_PAST)
    .map(({ code: community }): EarlierPlan => {
      const cells = coded.filter(({ code, level }) => level > 1 && code.startsWith(community));
      const moves = movesIn(atoms, cells);
      const then = cells.map((cell): CodedCell => {
        const moved = moves.get(cell.code);
        if (moved !== undefined) return { ...cell, code: moved.code, parent: moved.sector };
        if (cell.level === 4) return cell;
        const gone = [...moves].filter(
          ([code, move]) => code.startsWith(cell.code) && !move.code.startsWith(cell.code)
        );
        const come = [...moves].filter(
          ([code, move]) => !code.startsWith(cell.code) && move.code.startsWith(cell.code)
        );
        const left = new Set(gone.flatMap(([code]) => atomsOf(cells, code)));
        return {
          ...cell,
          atoms: [
            ...cell.atoms.filter((atom) => !left.has(atom)),
            ...come.flatMap(([code]) => atomsOf(cells, code))
          ]
        };
      });
      return {
        community,
        areas: then
          .sort((a, b) => a.level - b.level || (a.code < b.code ? -1 : 1))
          .map((cell): GroundArea => {
            const origin = [...moves].find(([, move]) => move.code === cell.code)?.[0] ?? cell.code;
            return {
              code: cell.code,
              parent: cell.parent,
              level: cell.level,
              name: names.get(origin) ?? cell.code,
              outline: inDegrees(outlineOf(bench, atoms, cell.atoms), frame)
            };
          }),
        moved: [...moves].map(([now, { code: then }]) => ({ now, then }))
      };
    });
}

const atomsOf = (cells: CodedCell[], code: string): number[] =>
  cells.find((cell) => cell.code === code)?.atoms ?? [];

/** Building grids that lay in a neighbouring sector of the same group, by their code of today. */
function movesIn(atoms: Atoms, cells: CodedCell[]): Map<string, { code: string; sector: string }> {
  const leaves = cells.filter(({ level }) => level === 4);
  const moves = new Map<string, { code: string; sector: string }>();
  const touched = new Set<string>();
  for (const leaf of leaves) {
    if (moves.size >= MOVES) break;
    const mates = leaves.filter(({ parent }) => parent === leaf.parent);
    const group = leaf.parent?.slice(0, -2) ?? '';
    if (mates.length < 3 || touched.has(leaf.parent ?? '')) continue;
    const rest = mates.filter((mate) => mate !== leaf).flatMap((mate) => mate.atoms);
    if (!connected({ weights: [], borders: atoms.borders }, rest)) continue;
    const target = leaves.find(
      (other) =>
        other.parent !== leaf.parent &&
        other.parent?.startsWith(group) === true &&
        !touched.has(other.parent) &&
        touching(atoms, leaf.atoms, other.atoms) > 20
    )?.parent;
    if (target === undefined) continue;
    const taken = leaves.filter(({ parent }) => parent === target).length;
    moves.set(leaf.code, { code: `${target}${String(taken + 1).padStart(2, '0')}`, sector: target });
    touched.add(leaf.parent ?? '').add(target);
  }
  return moves;
}

function touching(atoms: Atoms, a: number[], b: number[]): number {
  const others = new Set(b);
  return a.reduce(
    (sum, atom) =>
      sum +
      [...(atoms.borders[atom] ?? [])].reduce(
        (metres, [next, border]) => metres + (others.has(next) ? metresOf(border) : 0),
        0
      ),
    0
  );
}
