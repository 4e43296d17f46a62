import type { AreaSummary, AreaSummaryRow } from '../data/areas.ts';
import type { Period } from './period.ts';

/** Households in need, or cases of one category; null = withheld. */
export function countIn(row: AreaSummaryRow, category: string | null): number | null {
  return category === null ? row.need : (row.by_category[category] ?? null);
}

/** All that is known of need to all that is known of households, per 1,000; null where nothing is. */
export function overallRate(summary: AreaSummary | undefined, category: string | null): number | null {
  let [count, households] = [0, 0];
  for (const row of summary?.areas ?? []) {
    const own = countIn(row, category);
    if (own === null || row.households === null) continue;
    count += own;
    households += row.households;
  }
  return households === 0 ? null : (count * 1000) / households;
}

/** The nearest of … 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05 … */
export function niceShare(share: number): number {
  const steps = [50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];
  const far = (step: number) => Math.abs(Math.log(share / step));
  return steps.reduce((best, step) => (far(step) < far(best) ? step : best), 1);
}

/** Midnight at the office, which is that of China, where all offices are. */
const midnight = (day: string) => Date.parse(`${day}T00:00:00+08:00`) / 1000;

interface Reported {
  readonly reported_at: number;
  readonly category: string;
}
/** Days, and the categories that count; null or none said = all. */
interface Wished extends Period {
  readonly categories?: readonly string[] | null;
}

/** Those reported on the days of a period. What was only still open then is left out. */
export function reportedIn<Row extends Reported>(
  rows: readonly Row[],
  { from, to, categories = null }: Wished
): readonly Row[] {
  const [begins, ends] = [midnight(from), midnight(to) + 86_400];
  const wanted = categories === null ? null : new Set(categories);
  return rows.filter(
    ({ reported_at, category }) =>
      reported_at >= begins && reported_at < ends && (wanted === null || wanted.has(category))
  );
}

/** How many were reported in a period, by area: that in which they were filed, or the one of these that lies around it. */
export function reportedBy(
  rows: readonly (Reported & { readonly area: string })[],
  period: Wished,
  codes: readonly string[]
): ReadonlyMap<string, number> {
  const counts = new Map(codes.map((code) => [code, 0]));
  const length = codes[0]?.length ?? 0;
  for (const { area } of reportedIn(rows, period)) {
    const code = area.slice(0, length);
    const count = counts.get(code);
    if (count !== undefined) counts.set(code, count + 1);
  }
  return counts;
}
