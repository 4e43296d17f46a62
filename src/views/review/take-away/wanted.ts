import type { ExportFormat } from '../../../data/exports.ts';

export type What = 'list' | 'shapes' | 'picture' | 'page';

/** What the reader wants to have. */
export interface Wanted {
  readonly what: What;
  readonly list: 'csv' | 'xlsx';
  readonly resolution: 'screen' | 'print';
  readonly paper: 'A4' | 'A3';
  readonly turned: 'portrait' | 'landscape';
}

export const FIRST_WISH: Wanted = {
  ...{ what: 'list', list: 'csv', resolution: 'print', paper: 'A4', turned: 'landscape' }
};

export function formatOf({ what, list }: Wanted): ExportFormat {
  switch (what) {
    case 'list':
      return list;
    case 'shapes':
      return 'geojson';
    case 'picture':
      return 'png';
    case 'page':
      return 'pdf';
  }
}

/** What no file system takes in a name, and blanks. */
const UNFIT = /[\\/:*?"<>|\s\p{Cc}]+/gu;
const LONGEST = 80;

/** A name for the file: what it shows, and the number of its entry in the log. */
export function fileName(title: string, entry: number, format: string): string {
  const words = title
    .replaceAll('·', ' ')
    .replaceAll(UNFIT, '-')
    .slice(0, LONGEST)
    .replace(/^[-.]+|[-.]+$/g, '');
  return `${words}-${entry}.${format}`;
}
