import type { NeedDensityMeasure } from '../../analysis/review/need-density.ts';
import type { Cluster } from '../../analysis/spatial/hotspots.ts';
import { formatNumber } from '../../i18n/format.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { Change } from '../../state/comparison.ts';

/** The unit of a measure; `cases` where one category is counted, whose cases may be several in a household. */
export function unitWords(measure: NeedDensityMeasure, cases: boolean): string {
  switch (measure) {
    case 'rate':
      return cases ? m.review_unit_rate_cases() : m.review_unit_rate_households();
    case 'count':
      return cases ? m.unit_cases_density() : m.unit_households_density();
    case 'relative':
      return m.review_unit_relative();
  }
}

/** A signed number: +15, −10. */
export function signed(value: number, decimals = 0): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '';
  return sign + formatNumber(Math.abs(value), decimals);
}

/** How a count has changed, or why that cannot be said. */
export function changeWords(change: Change): string {
  switch (change.kind) {
    case 'known':
      return signed(change.difference);
    case 'unsure':
      return `≈ ${signed(change.difference)}`;
    case 'withheld':
      return m.figure_withheld();
    case 'missing':
      return m.review_missing();
  }
}

/** What a cluster is called; nothing for what is not beyond chance. */
export function clusterWords(cluster: Cluster | undefined): string {
  switch (cluster) {
    case 'hot':
      return m.review_hot();
    case 'cold':
      return m.review_cold();
    case 'high-outlier':
      return m.review_high_outlier();
    case 'low-outlier':
      return m.review_low_outlier();
    case undefined:
      return m.review_by_chance();
  }
}
