import { describe, expect, it } from 'vitest';
import { assess, improvementOf, statusOf, TOO_FEW, type AssessmentRules } from './assessment.ts';
import { NO_COUNTS, type Counts } from './counts.ts';

const RULES: AssessmentRules = {
  ...{ version: '1', validFrom: '2020-01-01', status: 0.4, improvement: 0.6, leastDue: 10 },
  weights: [
    { indicator: 'closing_on_time', weight: 0.75 },
    { indicator: 'closing', weight: 0.25 }
  ],
  grades: [90, 75, 60, 40]
};
const counts = (due: number, closed: number, onTime: number): Counts => ({
  ...{ ...NO_COUNTS, due, due_closed: closed, due_closed_on_time: onTime }
});

describe('the status', () => {
  it('is the weighted mean of its rates', () => {
    expect(statusOf(RULES, counts(100, 80, 60))).toBeCloseTo(0.75 * 60 + 0.25 * 80, 9);
  });

  it('counts a rate that was set to zero as zero, with its weight', () => {
    expect(statusOf(RULES, counts(100, 80, 60), new Set(['closing_on_time']))).toBeCloseTo(20, 9);
  });

  it('is none where fewer fell due than the rules ask for', () => {
    expect(statusOf(RULES, counts(9, 9, 9))).toBeNull();
    expect(statusOf(RULES, counts(10, 10, 10))).toBe(100);
  });

  it('is full marks where every rate is, whatever the weights leave behind when they are added up', () => {
    const odd: AssessmentRules = {
      ...RULES,
      weights: [
        { indicator: 'closing_on_time', weight: 0.021 },
        { indicator: 'closing', weight: 0.979 }
      ]
    };
    const full = counts(10, 10, 10);
    expect(statusOf(odd, full)).toBe(100);
    expect(assess(odd, full, full)).toMatchObject({ improvement: 100, score: 100 });
  });
});

describe('the improvement', () => {
  it.each<[now: number, before: number | null, expected: number, what: string]>([
    [80, null, 50, 'nothing to compare with'],
    [80, 80, 50, 'as before'],
    [90, 80, 75, 'half of what was lacking made good'],
    [100, 80, 100, 'all of it'],
    [70, 80, 25, 'half as much lost again'],
    [40, 80, 0, 'more than that: the least there is'],
    [100, 100, 100, 'all kept'],
    [90, 100, 45, 'some of all lost'],
    [0, 100, 0, 'all of it lost']
  ])('from %s after %s is %s: %s', (status, before, expected) => {
    expect(improvementOf(status, before)).toBeCloseTo(expected, 9);
  });
});

describe('the assessment', () => {
  it('is two fifths status and three fifths improvement, with both parts beside it', () => {
    const found = assess(RULES, counts(100, 90, 90), counts(100, 80, 80));
    expect(found).toMatchObject({ statusBefore: 80, score: 0.4 * 90 + 0.6 * 75, grade: 'B' });
    if (found === TOO_FEW) throw new Error('there are enough');
    expect([found.status, found.improvement]).toEqual([90, 75]);
  });

  it('gives the grade of the score as it is printed', () => {
    const of = (status: number) =>
      assess({ ...RULES, status: 1, improvement: 0 }, counts(1000, status, status), undefined);
    expect(of(900)).toMatchObject({ score: 90, grade: 'A' });
    expect(of(899)).toMatchObject({ score: 89.9, grade: 'B' });
    expect(of(600)).toMatchObject({ grade: 'C' });
    expect(of(400)).toMatchObject({ grade: 'D' });
    expect(of(399)).toMatchObject({ grade: 'E' });
    // 74.96 of a hundred is printed as 75.0.
    expect(
      assess({ ...RULES, status: 1, improvement: 0 }, counts(10_000, 7496, 7496), undefined)
    ).toMatchObject({
      ...{ score: 75, grade: 'B' }
    });
  });

  it('is none where too few fell due, and of a year before with too few it is as without one', () => {
    expect(assess(RULES, counts(9, 9, 9), counts(100, 50, 50))).toBe(TOO_FEW);
    expect(assess(RULES, counts(100, 90, 90), counts(9, 1, 1))).toMatchObject({
      statusBefore: null,
      improvement: 50
    });
  });

  it('does not reward the year after for a zero: only this period is lowered', () => {
    const honest = assess(RULES, counts(100, 80, 80), counts(100, 80, 80));
    const zeroed = assess(RULES, counts(100, 80, 80), counts(100, 80, 80), new Set(['closing_on_time']));
    expect(honest).toMatchObject({ score: 62 });
    expect(zeroed).toMatchObject({ statusBefore: 80, status: 20, improvement: 0, score: 8, grade: 'E' });
  });
});
