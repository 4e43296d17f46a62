import writeXlsxFile, { type Row, type Sheet } from 'write-excel-file/universal';
import { decimalsOf, headingOf, type Cell, type Column, type ShownTable } from './table.ts';

/** Names of sheets hold 31 letters, and none of these. */
const FORBIDDEN_IN_NAMES = /[[\]:*?/\\']/g;
const LONGEST_NAME = 31;
/** Stands between the parts of a title. */
const PARTED = ' · ';

/** In letters of the usual size; a Chinese one counts as two. */
const WIDEST = 48;

/**
 * A table as a workbook: the rows on the first sheet, under a heading that stays where it is; on the second what has to
 * be said of them. Numbers are numbers, with as many decimals as they are shown with; texts are texts, formulas never.
 *
 * @param remarksName what the second sheet is called.
 */
export async function xlsx(
  { title, columns, rows, remarks }: ShownTable,
  remarksName: string
): Promise<Blob> {
  const sheets: Sheet<Blob>[] = [
    {
      sheet: sheetName(title),
      stickyRowsCount: 1,
      columns: columns.map((column, at) => ({
        width: widthOf([headingOf(column), ...rows.map((row) => row[at] ?? '')])
      })),
      data: [
        columns.map((column) => ({ value: headingOf(column), type: String, fontWeight: 'bold', wrap: true })),
        ...rows.map((row, index): Row =>
          columns.map((column, at) => cellOf(row[at] ?? '', column.kind, decimalsOf(column, index)))
        )
      ]
    },
    {
      sheet: sheetName(remarksName),
      columns: [{ width: widthOf(remarks.map(({ name }) => name)) }, { width: 2 * WIDEST }],
      data: remarks.map(({ name, text }): Row => [
        { value: name, type: String, fontWeight: 'bold', alignVertical: 'top' },
        { value: text, type: String, wrap: true }
      ])
    }
  ];
  return writeXlsxFile(sheets).toBlob();
}

function cellOf(cell: Cell, kind: Column['kind'], decimals: number): Row[number] {
  if (typeof cell === 'string')
    return { value: cell, type: String, ...(kind === 'number' && { align: 'right' as const }) };
  if (!Number.isFinite(cell)) throw new RangeError(`${cell} is no figure`);
  return { value: cell, type: Number, format: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}` };
}

/** As many of a title's parts as fit. */
function sheetName(title: string): string {
  const fit = title.replaceAll(FORBIDDEN_IN_NAMES, ' ').trim();
  if (fit.length <= LONGEST_NAME) return fit || '1';
  const cut = fit.slice(0, LONGEST_NAME + 1).lastIndexOf(PARTED);
  return (cut > 0 ? fit.slice(0, cut) : fit.slice(0, LONGEST_NAME)).trim();
}

function widthOf(cells: readonly Cell[]): number {
  const letters = (cell: Cell) =>
    Array.from(String(cell)).reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0);
  return Math.min(WIDEST, 2 + Math.max(6, ...cells.map(letters)));
}
