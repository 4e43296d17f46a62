import * as v from 'valibot';
import { areaHectares } from '../geometry/area.ts';
import { decode, position, protectedCount } from './decode.ts';
import type { Gateway } from './gateway.ts';

const cell = v.pipe(
  v.object({
    /** Coordinates of a multi-polygon: squares where few live share one count. */
    polygons: v.array(v.array(v.array(position))),
    /** Side in metres of the square in which they were put together. */
    size_m: v.number(),
    households: protectedCount,
    count: protectedCount
  }),
  v.transform((read) => ({ ...read, area_ha: areaHectares(read.polygons) }))
);
const needCells = v.object({
  as_of: v.string(),
  cell_m: v.number(),
  unit: v.picklist(['households', 'cases']),
  cells: v.array(cell)
});

export type NeedCells = v.InferOutput<typeof needCells>;

export interface NeedStore {
  /** @param categories null = households with any open case; else cases of these categories. */
  cells(
    scope: string,
    categories: readonly string[] | null,
    cellMetres: number,
    asOf: string,
    signal?: AbortSignal
  ): Promise<NeedCells>;
}

export function needStore(gateway: Gateway): NeedStore {
  return {
    cells: async (scope, categories, cellMetres, asOf, signal) =>
      decode(
        'need_cells',
        needCells,
        await gateway.ask('need_cells', { scope, categories, cell_m: cellMetres, as_of: asOf }, signal)
      )
  };
}
