import type { Counts } from './counts.ts';
import type { IndicatorCode } from './definitions.ts';
import { figureOf } from './figures.ts';

export const GRADES = ['A', 'B', 'C', 'D', 'E'] as const;
export type Grade = (typeof GRADES)[number];

/** How areas are assessed: a row of the settings, with the day from which it holds. */
export interface AssessmentRules {
  /** Name of this form of the formula; shown and exported with every score. */
  readonly version: string;
  /** From this day (YYYY-MM-DD) on; the rules of a period are those that hold on its last day. */
  readonly validFrom: string;
  /** Parts of the score that are status and improvement; together 1. */
  readonly status: number;
  readonly improvement: number;
  /** What the status is made of: rates of which more is better, with weights that are together 1. */
  readonly weights: readonly { readonly indicator: IndicatorCode; readonly weight: number }[];
  /** Least scores of A, B, C and D; below is E. */
  readonly grades: readonly [number, number, number, number];
  /** An area in which fewer fell due has no score. */
  readonly leastDue: number;
}

export interface Assessment {
  /** Status of this period and of the same a year before, 0 to 100; null = too few cases then. */
  readonly status: number;
  readonly statusBefore: number | null;
  /** 0 to 100; 50 = as before, or nothing to compare with. */
  readonly improvement: number;
  /** 0 to 100, to a tenth: the grade is that of the score as it is printed. */
  readonly score: number;
  readonly grade: Grade;
}

/** Fewer cases than the rules ask for. */
export const TOO_FEW = 'too-few';

/**
 * The status of an area: the weighted mean of the named rates. A rate that was set to zero counts as zero.
 *
 * @returns null where too few fell due, or a rate has nothing to divide by.
 */
export function statusOf(
  rules: AssessmentRules,
  counts: Counts,
  zeroed: ReadonlySet<IndicatorCode> = new Set()
): number | null {
  if (counts.due < rules.leastDue) return null;
  let status = 0;
  for (const { indicator, weight } of rules.weights) {
    const value = zeroed.has(indicator) ? 0 : figureOf(indicator, counts).value;
    if (value === null) return null;
    status += weight * value;
  }
  return exactly(status);
}

/**
 * How much of what was lacking a year before has been made good: 50 = none of it, 100 = all, 0 = as much lost again or
 * more. Without an earlier status it is 50. Who had 100 can not rise: keeping it is 100, and losing some takes away from 50.
 */
export function improvementOf(status: number, before: number | null): number {
  if (before === null) return 50;
  const gap = 100 - before;
  if (gap <= 0) return status >= 100 ? 100 : 50 - (50 * (100 - status)) / 100;
  return 50 + 50 * Math.max(-1, Math.min(1, (status - before) / gap));
}

/**
 * The assessment of an area. What was set to zero lowers this period alone: next year is held against the figure as it
 * was reported, or the zero would be rewarded as the greatest improvement there is.
 */
export function assess(
  rules: AssessmentRules,
  now: Counts,
  lastYear: Counts | undefined,
  zeroed: ReadonlySet<IndicatorCode> = new Set()
): Assessment | typeof TOO_FEW {
  const status = statusOf(rules, now, zeroed);
  if (status === null) return TOO_FEW;
  const statusBefore = lastYear === undefined ? null : statusOf(rules, lastYear);
  const improvement = improvementOf(status, statusBefore);
  const exact = exactly(rules.status * status + rules.improvement * improvement);
  const score = Math.round(exact * 10) / 10;
  return { status, statusBefore, improvement, score, grade: gradeOf(rules, score) };
}

/** Without what adding up fractions leaves behind: 99.99999999999999 would be a gap to be made good. */
const exactly = (value: number): number => Math.round(value * 1e9) / 1e9;

function gradeOf({ grades }: AssessmentRules, score: number): Grade {
  return GRADES[grades.findIndex((least) => score >= least)] ?? 'E';
}
