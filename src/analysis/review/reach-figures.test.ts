import { describe, expect, it } from 'vitest';
import { protectedCount, reachFigures } from './reach-figures.ts';

const protection = { k: 5, leastHouseholds: 10, base: 5 };
const sums = { households: 100, reached: 60, straight: 80, need: 20, needReached: 5 };

describe('protectedCount', () => {
  it.each([
    [0.2, 0],
    [0.6, null],
    [4.4, null],
    [4.6, 5],
    [12.4, 10],
    [12.6, 15]
  ])('says of %f no more than %s', (estimate, said) => {
    expect(protectedCount(estimate, protection)).toBe(said);
  });
});

describe('reachFigures', () => {
  it('tells counts in steps of 5, and parts made from them', () => {
    expect(reachFigures(sums, protection)).toEqual({
      households: 100,
      unreached: 40,
      part: 0.6,
      straightPart: 0.8,
      need: 20,
      needUnreached: 15,
      needPart: 0.25
    });
  });

  it('says nothing where fewer than ten households live', () => {
    const few = reachFigures({ ...sums, households: 9.4, reached: 9.4, straight: 9.4 }, protection);
    expect(Object.values(few).every((figure) => figure === null)).toBe(true);
  });

  it('says nothing of need where fewer than five are in need', () => {
    expect(reachFigures({ ...sums, need: 4, needReached: 4 }, protection)).toMatchObject({
      need: null,
      needUnreached: null,
      needPart: null,
      part: 0.6
    });
  });

  it('gives no count of one to four who are out of reach, nor a part from which it could be made', () => {
    const left = (unreached: number, households: number) =>
      reachFigures({ ...sums, households, reached: households - unreached }, protection);
    expect(left(3, 100)).toMatchObject({ unreached: null, part: 'nearly-all' });
    expect(left(3, 20)).toMatchObject({ unreached: null, part: null });
    expect(left(97, 100)).toMatchObject({ unreached: 95, part: 'hardly-any' });
    expect(left(0, 20)).toMatchObject({ unreached: 0, part: 1 });
  });
});
