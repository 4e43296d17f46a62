import type { Atoms } from './atoms.ts';
import type { Cell } from './territory.ts';

/** A cell with its place in the hierarchy. */
export interface CodedCell {
  code: string;
  parent: string | undefined;
  level: number;
  atoms: number[];
}

/** Digits that each level below the office adds to its parent's code. */
const DIGITS = [0, 3, 2, 2, 2];

/** The office and all cells below it, parents first; numbered from the north-west to the south-east, like a page is read. */
export function codesOf(office: string, communities: Cell[], atoms: Atoms): CodedCell[] {
  const coded: CodedCell[] = [];
  const visit = (cell: Cell, code: string, parent: string | undefined, level: number): void => {
    coded.push({ code, parent, level, atoms: cell.atoms });
    readingOrder(cell.children, atoms).forEach((child, i) => {
      visit(child, `${code}${String(i + 1).padStart(DIGITS[level + 1] ?? 2, '0')}`, code, level + 1);
    });
  };
  visit(
    { atoms: communities.flatMap((community) => community.atoms), children: communities },
    office,
    undefined,
    0
  );
  return coded;
}

function readingOrder(cells: Cell[], atoms: Atoms): Cell[] {
  const placed = cells.map((cell) => {
    let [x, y, area] = [0, 0, 0];
    for (const atom of cell.atoms) {
      const weight = atoms.areas[atom] ?? 0;
      x += (atoms.centres[atom]?.[0] ?? 0) * weight;
      y += (atoms.centres[atom]?.[1] ?? 0) * weight;
      area += weight;
    }
    return { cell, x: x / area, y: y / area };
  });
  placed.sort((a, b) => b.y - a.y);
  const rowLength = Math.ceil(Math.sqrt(placed.length));
  const ordered: Cell[] = [];
  for (let at = 0; at < placed.length; at += rowLength) {
    const row = placed.slice(at, at + rowLength).sort((a, b) => a.x - b.x);
    ordered.push(...row.map(({ cell }) => cell));
  }
  return ordered;
}
