import { headingOf, type Cell, type ShownTable } from './table.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet takes for the beginning of a formula; the wide signs too, which some turn into narrow ones. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** From 12 digits on Excel shows 3.3E+17, and keeps 15 of them. */
const LONG_NUMBER = /^\d{12,}$/;

/**
 * A table as CSV (RFC 4180: commas, CRLF, quotes where needed), UTF-8 with a byte order mark, without which Excel reads
 * Chinese as gibberish. Remarks follow the rows as records of the same number of fields, the first of which begins with
 * `# `, so that a reader of data can pass over them.
 *
 * Text that a spreadsheet would take for a formula gets an apostrophe before it; a long number that is a name, like an
 * area code, a tab, which keeps it from being rounded.
 */
export function csv({ columns, rows, remarks }: ShownTable): string {
  const width = Math.max(2, columns.length);
  const records: readonly (readonly Cell[])[] = [
    columns.map(headingOf),
    ...rows,
    ...remarks.map(({ name, text }) => [`# ${name}`, text])
  ];
  return (
    BYTE_ORDER_MARK +
    records
      .map(
        (record) => Array.from({ length: width }, (_, index) => field(record[index] ?? '')).join(',') + '\r\n'
      )
      .join('')
  );
}

function field(cell: Cell): string {
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError(`${cell} is no figure`);
    return String(cell);
  }
  const safe = FORMULA.test(cell) ? `'${cell}` : LONG_NUMBER.test(cell) ? `\t${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
