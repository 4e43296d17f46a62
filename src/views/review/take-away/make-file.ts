import type { Remark } from '../../../../geodata/write/table.ts';
import type { ExportEntry } from '../../../data/exports.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import type { Shown } from './shown.ts';
import type { Wanted } from './wanted.ts';

/** What a file says of itself: where its ground is from, who took it away, when and what for. */
export function withStamp(shown: Shown, entry: ExportEntry, reason: string, credit: string): Shown {
  const taken: Remark[] = [
    { key: 'credit', name: m.take_credit(), text: credit },
    { key: 'taken_by', name: m.take_taken(), text: takenWords(entry) },
    { key: 'log_entry', name: m.take_entry(), text: String(entry.number) },
    { key: 'taken_at', name: m.take_at(), text: entry.at },
    { key: 'reason', name: m.take_reason(), text: reason }
  ];
  return { ...shown, remarks: [...shown.remarks, ...taken] };
}

/** Who took it away and when, as it stands at the foot of a page. */
const takenWords = ({ by, at, number }: ExportEntry): string =>
  m.take_taken_by({ name: by, moment: formatMoment(at), number });

/** The list as a file. What writes it is fetched when it is wanted. */
export async function makeList(shown: Shown, wanted: Pick<Wanted, 'what' | 'list'>): Promise<Blob> {
  switch (wanted.what === 'shapes' ? 'geojson' : wanted.list) {
    case 'csv': {
      const { csv } = await import('../../../../geodata/write/csv.ts');
      return new Blob([csv(shown)], { type: 'text/csv;charset=utf-8' });
    }
    case 'xlsx': {
      const { xlsx } = await import('../../../../geodata/write/xlsx.ts');
      return xlsx(shown, m.take_notes());
    }
    case 'geojson': {
      const { geojson } = await import('../../../../geodata/write/geojson.ts');
      return new Blob([geojson(shown)], { type: 'application/geo+json' });
    }
  }
}

/** Hands a file over, as a download. */
export function handOver(file: Blob, name: string) {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // The browser has taken it up by then.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
