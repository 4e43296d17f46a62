import { describe, expect, it } from 'vitest';
import { rulesOf } from './assessment-rules.ts';

const SET = {
  ...{ version: '1', valid_from: '2020-01-01', status: 0.4, improvement: 0.6, least_due: 10 },
  weights: { closing: 0.2, closing_on_time: 0.8 },
  grades: [90, 75, 60, 40] as [number, number, number, number]
};

describe('rules of the assessment', () => {
  it('are read from the settings, the weightiest rate first', () => {
    expect(rulesOf(SET)?.weights.map(({ indicator }) => indicator)).toEqual(['closing_on_time', 'closing']);
    expect(rulesOf(null)).toBeNull();
  });

  it.each([
    ['weights that are not together 1', { weights: { closing: 0.5 } }],
    ['parts that are not together 1', { status: 0.5 }],
    ['a rate that nobody knows', { weights: { closing: 0.5, luck: 0.5 } }],
    ['a rate of which less is better', { weights: { closing: 0.5, closing_late: 0.5 } }],
    ['a count, which is no rate', { weights: { closing: 0.5, reported: 0.5 } }],
    ['grades that do not fall', { grades: [60, 75, 90, 40] as [number, number, number, number] }]
  ])('are none with %s', (_what, change) => {
    expect(rulesOf({ ...SET, ...change })).toBeNull();
  });
});
