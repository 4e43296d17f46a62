import { TOO_FEW, type Assessment } from '../../analysis/indicators/assessment.ts';
import { indicator, type IndicatorCode } from '../../analysis/indicators/definitions.ts';
import type { CountedArea, Indicators, ShownFigure } from '../../state/indicators.svelte.ts';

/** A line of the list of areas by an indicator, or by the score. */
export interface IndicatorRow {
  readonly area: CountedArea;
  /** Null where the score is listed. */
  readonly shown: ShownFigure | null;
  readonly assessment: Assessment | typeof TOO_FEW | null;
}

/**
 * The areas that are listed, on the screen and in files: the worst first, where there is a worst; then those of which too
 * little is known, then what is in none.
 *
 * @param code the indicator listed; null = the score of the assessment.
 */
export function indicatorRows(
  indicators: Pick<Indicators, 'rows' | 'shown' | 'assessment'>,
  code: IndicatorCode | null
): readonly IndicatorRow[] {
  return indicators.rows
    .map((area) => ({
      area,
      shown: code === null ? null : indicators.shown(area, code),
      assessment: code === null ? indicators.assessment(area) : null
    }))
    .sort((one, other) => rank(one) - rank(other) || (one.area.code < other.area.code ? -1 : 1));
}

function rank({ area, shown, assessment }: IndicatorRow): number {
  const LAST = 1e6;
  if (area.unplaced) return 3 * LAST;
  if (shown === null) {
    if (assessment === null) return LAST;
    return assessment === TOO_FEW ? 2 * LAST - area.counts.due : assessment.score;
  }
  const { value, few, denominator } = shown.figure;
  if (value === null || few) return 2 * LAST - (denominator ?? 0);
  return indicator(shown.code).direction === 'higher' ? value : -value;
}
