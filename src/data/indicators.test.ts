import { describe, expect, it } from 'vitest';
import { indicatorStore } from './indicators.ts';

const RULES = {
  ...{ version: '1', valid_from: '2020-01-01', status: 0.4, improvement: 0.6 },
  ...{ weights: { closing: 1 }, grades: [90, 75, 60, 40], least_due: 10 }
};

const countsWith = (rules: unknown) => {
  const answer = { generated_at: '', from: '', to: '', level: 1, areas: [], decisions: [], rules };
  const store = indicatorStore({ ask: () => Promise.resolve(answer), act: () => Promise.resolve(null) });
  return store.counts('9', 1, '2026-11-01', '2026-11-22');
};

describe('counts of indicators', () => {
  it.each([
    ['a grade too few', { ...RULES, grades: [90, 75, 60] }],
    ['no least due', { ...RULES, least_due: undefined }],
    ['a word for them', 'as before']
  ])('are there without an assessment where its rules have %s', async (_what, rules) => {
    expect(await countsWith(rules)).toMatchObject({ areas: [], rules: null });
  });

  it('bring the rules that make sense', async () => {
    expect((await countsWith(RULES)).rules).toEqual(RULES);
  });
});
