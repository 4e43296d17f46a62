import type { ReviewMeasure } from '../../analysis/review/density.ts';
import type { ChanceFinding, Statistic } from '../../analysis/review/hotspots.ts';
import type { Cluster } from '../../analysis/spatial/hotspots.ts';
import { formatNumber } from '../../i18n/format.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { Change } from '../../state/comparison.ts';

/** What is counted: households in need, cases of one category (of which a household may have several), or incidents. */
export type Counted = 'households' | 'cases' | 'incidents';

export const countedBy = ({
  incidents,
  category
}: {
  incidents: boolean;
  category: string | null;
}): Counted => (incidents ? 'incidents' : category === null ? 'households' : 'cases');

/** The unit of a plain count. */
export function countUnit(counted: Counted): string {
  switch (counted) {
    case 'households':
      return m.unit_households();
    case 'cases':
      return m.unit_cases();
    case 'incidents':
      return m.unit_matters();
  }
}

/** The unit of a measure. */
export function unitWords(measure: ReviewMeasure, counted: Counted): string {
  switch (measure) {
    case 'rate':
      return {
        households: m.review_unit_rate_households,
        cases: m.review_unit_rate_cases,
        incidents: m.review_unit_rate_incidents
      }[counted]();
    case 'count':
      return {
        households: m.unit_households_density,
        cases: m.unit_cases_density,
        incidents: m.review_unit_density_incidents
      }[counted]();
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
export function clusterWords(cluster: Cluster | undefined, statistic: Statistic = 'moran'): string {
  switch (cluster) {
    case 'hot':
      return statistic === 'moran' ? m.review_hot() : m.review_star_hot();
    case 'cold':
      return statistic === 'moran' ? m.review_cold() : m.review_star_cold();
    case 'high-outlier':
      return m.review_high_outlier();
    case 'low-outlier':
      return m.review_low_outlier();
    case undefined:
      return m.review_by_chance();
  }
}

/** Below this a chance is not told in digits: rounded, it would be none. */
const LEAST_CHANCE = 0.0001;

/** How likely something is by luck, as a number from 0 to 1: never nothing. */
export const chanceWords = (p: number): string =>
  p < LEAST_CHANCE ? `< ${formatNumber(LEAST_CHANCE, 4)}` : formatNumber(p, 4);

/** How sure a finding is: its score, and its p by permutation, corrected, and by the normal approximation. */
export function findingWords({ z, p, pSim, fdr }: ChanceFinding, statistic: Statistic): string {
  const digits = (value: number | null) => (value === null ? '–' : chanceWords(value));
  return m.review_finding({
    score: statistic === 'moran' ? 'z(I)' : 'Gi*',
    z: z === null ? '–' : formatNumber(z, 2),
    p: digits(pSim),
    fdr: digits(fdr),
    normal: digits(p)
  });
}
