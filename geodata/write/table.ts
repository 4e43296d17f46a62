/** A figure, a name, or the word that stands where there is no figure. There is no empty cell: what is withheld says so. */
export type Cell = string | number;

export interface Column {
  /** For programs: English, the same in every language of the page. */
  readonly key: string;
  /** For people. */
  readonly name: string;
  /** Of its numbers; empty for words. */
  readonly unit: string;
  readonly kind: 'text' | 'number';
  /** How many decimals its numbers are shown with: all of them, or row by row. */
  readonly decimals?: number | readonly number[];
}

/** Something that is said of the table as a whole: its period, how its figures are made, who took it away. */
export interface Remark {
  /** For programs: English, the same in every language of the page. */
  readonly key: string;
  /** For people. */
  readonly name: string;
  readonly text: string;
}

/** A table as it is shown, with what has to be said with it wherever it goes. */
export interface ShownTable {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly remarks: readonly Remark[];
}

type Position = readonly [lng: number, lat: number];
/** Coordinates of a MultiPolygon, WGS 84. */
export type Polygons = readonly (readonly (readonly Position[])[])[];

/** The same table on the map: one shape for each row, in their order. */
export interface ShownShapes extends ShownTable {
  readonly shapes: readonly Polygons[];
}

/** What stands above a column: its name and its unit, in the brackets of the name's writing. */
export function headingOf({ name, unit }: Column): string {
  if (unit === '') return name;
  return /\p{Script=Han}/u.test(name) ? `${name}（${unit}）` : `${name} (${unit})`;
}

/** How many decimals the number of a row is shown with. */
export const decimalsOf = ({ decimals = 0 }: Column, row: number): number =>
  typeof decimals === 'number' ? decimals : (decimals[row] ?? 0);
