import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of a table in docs/access.md: the text of each cell under its heading. */
export type Line = Readonly<Record<string, string>>;

const PAGE = join(import.meta.dirname, '../../docs/access.md');

/**
 * The table under a heading of docs/access.md. Code marks are taken off, `\|` is a bar.
 * Throws where there is no such table: a rule that nobody reads is not a rule.
 */
export function accessTable(heading: string): Line[] {
  const lines = readFileSync(PAGE, 'utf8').split('\n');
  const start = lines.indexOf(`## ${heading}`);
  if (start === -1) throw new Error(`docs/access.md has no heading "${heading}"`);
  const end = lines.findIndex((line, index) => index > start && line.startsWith('## '));
  const rows = lines
    .slice(start, end === -1 ? undefined : end)
    .filter((line) => line.startsWith('|'))
    .map(cellsOf);
  const [headings, , ...body] = rows;
  if (headings === undefined || body.length === 0) throw new Error(`There is no table under "${heading}"`);
  return body.map((cells) => {
    if (cells.length !== headings.length)
      throw new Error(`Not ${headings.length} cells: ${cells.join(' | ')}`);
    return Object.fromEntries(headings.map((name, index) => [name, cells[index] ?? '']));
  });
}

/** The text under a heading in one line, which must be there. */
export function cell(line: Line, heading: string): string {
  const text = line[heading];
  if (text === undefined) throw new Error(`No column "${heading}" in docs/access.md`);
  return text;
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((text) => text.trim().replaceAll('\\|', '|').replaceAll('`', ''));
}
