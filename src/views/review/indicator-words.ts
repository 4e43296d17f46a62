import type { AssessmentRules } from '../../analysis/indicators/assessment.ts';
import type { CountName } from '../../analysis/indicators/counts.ts';
import { indicator, type IndicatorCode } from '../../analysis/indicators/definitions.ts';
import { figureOf, type Figure, type Trend } from '../../analysis/indicators/figures.ts';
import type { Decision } from '../../data/indicators.ts';
import { formatMoment, formatNumber } from '../../i18n/format.ts';
import { language } from '../../i18n/locale.svelte.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { CountedArea, ShownFigure } from '../../state/indicators.svelte.ts';
import { signed } from './figure-words.ts';

/** What an indicator is called. */
export function indicatorName(code: IndicatorCode): string {
  return {
    closing_on_time: m.indicator_closing_on_time,
    closing: m.indicator_closing,
    closing_late: m.indicator_closing_late,
    handling_on_time: m.indicator_handling_on_time,
    handling: m.indicator_handling,
    valid_reports: m.indicator_valid_reports,
    filing_accuracy: m.indicator_filing_accuracy,
    missed_by_staff: m.indicator_missed_by_staff,
    open_share: m.indicator_open_share,
    satisfaction: m.indicator_satisfaction,
    open_late: m.indicator_open_late,
    reported: m.indicator_reported
  }[code]();
}

/** What a count is called in a formula. */
export function countName(name: CountName): string {
  return {
    reported: m.counted_reported,
    reported_filed: m.counted_reported_filed,
    reported_open: m.counted_reported_open,
    filed: m.counted_filed,
    filed_kept: m.counted_filed_kept,
    filed_public: m.counted_filed_public,
    due: m.counted_due,
    due_handled: m.counted_due_handled,
    due_handled_on_time: m.counted_due_handled_on_time,
    due_closed: m.counted_due_closed,
    due_closed_on_time: m.counted_due_closed_on_time,
    due_closed_late: m.counted_due_closed_late,
    open_late: m.counted_open_late,
    rated: m.counted_rated,
    rated_satisfied: m.counted_rated_satisfied
  }[name]();
}

/** Just which incidents are in a count. */
export function countMeans(name: CountName): string {
  return {
    reported: m.counted_reported_means,
    reported_filed: m.counted_reported_filed_means,
    reported_open: m.counted_reported_open_means,
    filed: m.counted_filed_means,
    filed_kept: m.counted_filed_kept_means,
    filed_public: m.counted_filed_public_means,
    due: m.counted_due_means,
    due_handled: m.counted_due_handled_means,
    due_handled_on_time: m.counted_due_handled_on_time_means,
    due_closed: m.counted_due_closed_means,
    due_closed_on_time: m.counted_due_closed_on_time_means,
    due_closed_late: m.counted_due_closed_late_means,
    open_late: m.counted_open_late_means,
    rated: m.counted_rated_means,
    rated_satisfied: m.counted_rated_satisfied_means
  }[name]();
}

/** The formula in one line: what is divided by what, or just which incidents are counted. */
export function formulaWords(code: IndicatorCode): string {
  const { numerator, denominator } = indicator(code);
  if (denominator === null) return countMeans(numerator);
  return m.doing_formula({ numerator: countName(numerator), denominator: countName(denominator) });
}

/** What an indicator is, in one line. */
export const equationWords = (code: IndicatorCode) => `${indicatorName(code)} = ${formulaWords(code)}`;

/** How areas are assessed, in sentences. */
export function assessmentWords(rules: AssessmentRules | null): string {
  return rules === null
    ? m.doing_no_rules()
    : assessmentSentences(rules).join(language() === 'en' ? ' ' : '');
}

/** The same, sentence by sentence. */
export function assessmentSentences({
  status,
  improvement,
  weights,
  grades: [a, b, c, d],
  leastDue,
  version,
  validFrom
}: AssessmentRules): string[] {
  return [
    m.doing_rules({
      ...{ status: formatNumber(100 * status), improvement: formatNumber(100 * improvement) },
      weights: weights
        .map(({ indicator: code, weight }) => `${indicatorName(code)} ${formatNumber(100 * weight)}%`)
        .join(m.list_comma())
    }),
    m.doing_rules_improvement(),
    m.doing_rules_grades({ a, b, c, d }),
    m.doing_rules_few({ n: leastDue }),
    m.doing_rules_version({ version, day: validFrom })
  ];
}

/** Why a figure counts as zero, who decided and when. */
export const decisionWords = ({ reason, by, at }: Pick<Decision, 'reason' | 'by' | 'at'>): string =>
  m.take_decided({ reason, who: by ?? m.role_supervisor(), at: formatMoment(at) });

/** The unit of an indicator's value. */
export const indicatorUnit = (code: IndicatorCode) =>
  indicator(code).unit === 'percent' ? m.doing_unit_percent() : m.unit_matters();

/** The value as printed: one decimal of a percent, a whole count; a dash where there is none. */
export function valueWords({ value, denominator }: Figure): string {
  if (value === null) return m.doing_no_value();
  return denominator === null ? formatNumber(value) : percentWords(value);
}

const TENTHS = new Intl.NumberFormat('en', {
  ...{ minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false }
});

/** One decimal always, so that columns stand under each other; rounded as files are, by the digits as written. */
export const percentWords = (value: number) => TENTHS.format(value);

/** What was set to zero in an area: which figure, what it was, why and by whom. Of one indicator, or of all. */
export const decidedWords = (area: CountedArea, of: IndicatorCode | null = null): string[] =>
  [...area.zeroed]
    .filter(([code]) => of === null || code === of)
    .map(([code, decision]) =>
      m.take_decision({
        ...{ area: area.name, indicator: indicatorName(code), decision: decisionWords(decision) },
        value: valueWords(figureOf(code, area.counts))
      })
    );

/** The value with its unit, or why there is none. */
function wordsWithUnit(code: IndicatorCode, figure: Figure | undefined): string {
  if (figure === undefined || figure.value === null) return m.doing_no_value();
  if (figure.few && figure.denominator !== null)
    return `${figure.numerator}/${figure.denominator} ${m.doing_few()}`;
  return `${valueWords(figure)} ${indicatorUnit(code)}`.replace(' %', '%');
}

/** A figure in a sentence, with the counts behind it and those it is held against. */
export function wholeWords({ code, figure, previous, lastYear }: ShownFigure): string {
  const behind = figure.few ? '' : behindWords(figure);
  return m.take_whole({
    value: wordsWithUnit(code, figure) + (behind === '' ? '' : m.take_behind({ behind })),
    previous: wordsWithUnit(code, previous),
    lastYear: wordsWithUnit(code, lastYear)
  });
}

/** The counts behind a rate: 737 of 972. Empty for what is a count itself. */
export function behindWords({ numerator, denominator }: Figure): string {
  if (denominator === null) return '';
  return m.doing_of({ numerator: formatNumber(numerator), denominator: formatNumber(denominator) });
}

/** What became of a figure, in words: better by 3.2 points, more by 40, about the same. */
export function trendWords(trend: Trend, unit: 'percent' | 'incidents'): string {
  if (trend.kind === 'none') return m.doing_trend_none();
  const difference =
    unit === 'percent' ? m.doing_points({ n: signedTenth(trend.difference) }) : signed(trend.difference);
  switch (trend.kind) {
    case 'better':
      return m.doing_trend_better({ difference });
    case 'worse':
      return m.doing_trend_worse({ difference });
    case 'more':
    case 'fewer':
      return difference;
    case 'same':
      return m.doing_trend_same();
    case 'unsure':
      return m.doing_trend_unsure({ difference });
  }
}

function signedTenth(value: number): string {
  const size = percentWords(Math.abs(value));
  // What rounds to nothing went neither up nor down.
  return size === percentWords(0) ? size : (value < 0 ? '−' : '+') + size;
}

/** Whether more of it is better. */
export function directionWords(code: IndicatorCode): string {
  return {
    higher: m.doing_direction_higher,
    lower: m.doing_direction_lower,
    neither: m.doing_direction_neither
  }[indicator(code).direction]();
}
