import { expect, it } from 'vitest';
import { chanceChangeOf, changeOf } from './comparison.ts';

it('calls a difference of one base too small to say', () => {
  expect(changeOf({ now: 30, then: 25 }, 5)).toEqual({ kind: 'unsure', difference: 5 });
  expect(changeOf({ now: 25, then: 25 }, 5)).toEqual({ kind: 'unsure', difference: 0 });
});

it('knows a difference of two bases, either way', () => {
  expect(changeOf({ now: 35, then: 25 }, 5)).toEqual({ kind: 'known', difference: 10 });
  expect(changeOf({ now: 15, then: 25 }, 5)).toEqual({ kind: 'known', difference: -10 });
});

it('says nothing where either figure is withheld', () => {
  expect(changeOf({ now: null, then: 25 }, 5)).toEqual({ kind: 'withheld' });
  expect(changeOf({ now: 25, then: null }, 5)).toEqual({ kind: 'withheld' });
});

it('tells a withheld figure from an area that was not there', () => {
  expect(changeOf({ now: 25, then: undefined }, 5)).toEqual({ kind: 'missing' });
});

it('calls a difference of events that chance would make too small to say', () => {
  expect(chanceChangeOf({ now: 12, then: 8 })).toEqual({ kind: 'unsure', difference: 4 });
  expect(chanceChangeOf({ now: 30, then: 10 })).toEqual({ kind: 'known', difference: 20 });
  expect(chanceChangeOf({ now: 0, then: 0 })).toEqual({ kind: 'unsure', difference: 0 });
  expect(chanceChangeOf({ now: 3, then: undefined })).toEqual({ kind: 'missing' });
});
