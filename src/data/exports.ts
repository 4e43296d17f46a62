import * as v from 'valibot';
import { decode, id } from './decode.ts';
import type { Gateway } from './gateway.ts';

const entry = v.object({ number: id, at: v.string(), by: v.string() });

export type ExportFormat = 'csv' | 'xlsx' | 'geojson' | 'png' | 'pdf' | 'print';

/** What is said to the log of something that is taken away. */
export interface ExportNotice {
  /** Code of the area whose figures are shown. */
  readonly scope: string;
  /** Which question of the review room it answers. */
  readonly question: string;
  /** What it shows, in words: at most 200 letters. */
  readonly title: string;
  readonly format: ExportFormat;
  readonly rows: number;
  /** What it is for, in the reader's words: 2 to 200 letters. */
  readonly reason: string;
}

/** The entry in the log: the database says who took it and when. */
export type ExportEntry = v.InferOutput<typeof entry>;

export interface ExportStore {
  /**
   * Writes to the log that something is taken away. Without its answer nothing may be handed over.
   *
   * @throws Problem
   */
  log(notice: ExportNotice): Promise<ExportEntry>;
}

export function exportStore(gateway: Gateway): ExportStore {
  return {
    log: async (notice) => decode('log_export', entry, await gateway.act('log_export', { ...notice }))
  };
}
