import * as v from 'valibot';
import { decode, position, protectedCount } from './decode.ts';
import type { Gateway } from './gateway.ts';

const needCells = v.object({
  as_of: v.string(),
  cell_m: v.number(),
  unit: v.picklist(['households', 'cases']),
  cells: v.array(
    v.object({
      /** The squares of one count, as coordinates of a MultiPolygon: several where small ones had to be pooled. */
      polygons: v.array(v.array(v.array(position))),
      area_ha: v.number(),
      households: protectedCount,
      count: protectedCount
    })
  )
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
