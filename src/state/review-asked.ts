import type { ReviewMeasure } from '../analysis/review/density.ts';
import type { Statistic } from '../analysis/review/hotspots.ts';
import { monthOf, monthsBefore } from './month.ts';
import { asLongFrom, justBefore, yearBefore, type Comparison, type Period } from './period.ts';

export interface SummaryQuestion {
  readonly level: number;
  readonly scope: string;
  /** First of a month. */
  readonly asOf: string;
}

/** Incidents reported on these days, both inclusive. */
export interface IncidentsQuestion extends Period {
  readonly scope: string;
}

/** What lies on the ground: need and households as of the first of a month, or incidents of the period. */
export interface GroundQuestion extends IncidentsQuestion {
  readonly asOf: string;
  /** Incidents, or need of a category (null = of any). */
  readonly incidents: boolean;
  readonly category: string | null;
  /** Categories of incidents that are counted; null = all. */
  readonly categories: readonly string[] | null;
  /** Month whose outline of the scope is the frame: the same for two periods that are held against each other. */
  readonly frame: string;
}
export interface DensityQuestion extends GroundQuestion {
  readonly bandwidth: number;
  readonly measure: ReviewMeasure;
}
export interface HoneycombQuestion extends GroundQuestion {
  readonly width: number;
}
export interface ChanceQuestion extends GroundQuestion {
  readonly level: number;
  /** Of hexagons so wide; null = of areas. */
  readonly width: number | null;
  readonly statistic: Statistic;
}

/** What one period is asked, as it stands in the address. */
export interface Asked {
  readonly summary: SummaryQuestion;
  readonly incidents: IncidentsQuestion;
  readonly density: DensityQuestion;
  readonly honeycomb: HoneycombQuestion;
  readonly chance: ChanceQuestion;
}

/** Which of the questions are to be answered, beside the figures of areas. */
export interface Wanted {
  readonly incidents: boolean;
  readonly density: boolean;
  readonly honeycomb: boolean;
  readonly chance: boolean;
}

/** What has been chosen, but for the time. */
export interface Choice {
  readonly scope: string;
  readonly level: number;
  readonly incidents: boolean;
  readonly category: string | null;
  readonly categories: readonly string[] | null;
  readonly measure: ReviewMeasure;
  readonly bandwidth: number;
  readonly hexagons: boolean;
  readonly statistic: Statistic;
}

/** A time: the month whose figures of need and households count, and the days whose incidents do. */
export interface When {
  /** First of a month. */
  readonly asOf: string;
  readonly period: Period;
}

/** Need counts what was open at the end of a period: on the first of the month in which it ends. */
export const whenOf = (period: Period): When => ({ asOf: monthOf(period.to), period });

/**
 * The time that a period is held against: as many days. Figures of need are of the first of a month; they are held
 * against those of an earlier month, however short the period.
 *
 * @param versus first day of the other period, where the reader has chosen one.
 */
export function whenAgainst(
  period: Period,
  { against, versus, today }: { against: Comparison; versus: string | null; today: string }
): When {
  const { asOf } = whenOf(period);
  switch (against) {
    case 'year':
      return { asOf: monthsBefore(asOf, 12), period: yearBefore(period) };
    case 'month': {
      const before = whenOf(justBefore(period));
      return before.asOf < asOf ? before : { ...before, asOf: monthsBefore(asOf, 1) };
    }
    case 'other':
      return versus === null
        ? whenAgainst(period, { against: 'year', versus, today })
        : whenOf(asLongFrom(versus, period, today));
  }
}

/** @param frame month whose outline both periods share. */
export function askedOf(choice: Choice, { asOf, period }: When, frame: string): Asked {
  const { scope, level, incidents, category, measure, bandwidth, statistic, categories } = choice;
  const { from, to } = period;
  const ground = { scope, category, categories, asOf, incidents, from, to, frame };
  // Need knows no days: two periods of one month are one question.
  const placed = incidents ? ground : { ...ground, from: asOf, to: asOf };
  return {
    summary: { level, scope, asOf },
    incidents: { scope, from, to },
    density: { ...placed, bandwidth, measure },
    honeycomb: { ...placed, width: bandwidth },
    chance: { ...placed, level, width: choice.hexagons ? bandwidth : null, statistic }
  };
}
