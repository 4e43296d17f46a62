import type { AssessmentRules } from '../analysis/indicators/assessment.ts';
import { indicator, isIndicator } from '../analysis/indicators/definitions.ts';
import type { IndicatorCounts } from '../data/indicators.ts';

/**
 * The rules of the assessment as the settings have them. Null where there are none, or where they make no sense: parts or
 * weights that are not together 1, or a status made of what is no rate of which more is better.
 */
export function rulesOf(rules: IndicatorCounts['rules']): AssessmentRules | null {
  if (rules === null) return null;
  const weights = Object.entries(rules.weights).flatMap(([code, weight]) =>
    isIndicator(code) ? [{ indicator: code, weight }] : []
  );
  const sound =
    weights.length === Object.keys(rules.weights).length &&
    weights.every(({ indicator: code }) => {
      const { unit, direction } = indicator(code);
      return unit === 'percent' && direction === 'higher';
    }) &&
    isOne(weights.reduce((sum, { weight }) => sum + weight, 0)) &&
    isOne(rules.status + rules.improvement) &&
    rules.grades.every((least, index) => index === 0 || least <= (rules.grades[index - 1] ?? 100));
  if (!sound) return null;
  const { version, status, improvement, grades } = rules;
  return {
    ...{ version, status, improvement, grades },
    // Stored as an object, which keeps no order: the weightiest first.
    weights: weights.sort((a, b) => b.weight - a.weight || (a.indicator < b.indicator ? -1 : 1)),
    validFrom: rules.valid_from,
    leastDue: rules.least_due
  };
}

const isOne = (sum: number) => Math.abs(sum - 1) < 1e-9;
