import { describe, expect, it } from 'vitest';
import { coverage } from './coverage.ts';
import { seeded } from './exact.fixture.ts';
import { insideTest, type Rings } from './inside.ts';

const cells = { west: 0, south: 0, edge: 1, columns: 4, rows: 3 };
const box = (west: number, south: number, east: number, north: number): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south]
];
const sum = (shares: Float64Array) => shares.reduce((total, share) => total + share, 0);

describe('coverage', () => {
  it('gives the share of each cell, from the south-west row by row', () => {
    //  .  .  .  .
    //  .  ¼  ½  .
    //  .  ½  1  .
    expect([...coverage([[box(1.5, 0, 3, 1.5)]], cells)]).toEqual([
      0, 0.5, 1, 0, 0, 0.25, 0.5, 0, 0, 0, 0, 0
    ]);
  });

  it('is exact for slanted edges', () => {
    const triangle: Rings = [
      [
        [0, 0],
        [3, 0],
        [0, 3]
      ]
    ];
    const shares = coverage([triangle], cells);
    expect(sum(shares)).toBeCloseTo(4.5, 12);
    expect([...shares.slice(0, 4)]).toEqual([1, 1, 0.5, 0]);
    expect(shares[6]).toBeCloseTo(0, 12);
  });

  it('takes holes out, whichever way rings run', () => {
    const outline = box(0, 0, 4, 3);
    const hole = box(1, 1, 2, 2);
    for (const rings of [
      [outline, hole],
      [outline.toReversed(), hole],
      [outline, hole.toReversed()]
    ]) {
      const shares = coverage([rings], cells);
      expect(shares[5]).toBe(0);
      expect(sum(shares)).toBeCloseTo(11, 12);
    }
  });

  it('covers a cell once where polygons lie over one another', () => {
    expect(sum(coverage([[box(0, 0, 2, 2)], [box(0, 0, 2, 2)]], cells))).toBeCloseTo(4, 12);
  });

  it('leaves out what reaches beyond the cells', () => {
    expect(sum(coverage([[box(-5, -5, 50, 50)]], cells))).toBeCloseTo(12, 12);
    expect(sum(coverage([[box(-5, -5, -1, 50)]], cells))).toBe(0);
    expect(sum(coverage([[box(9, -5, 11, 50)]], cells))).toBe(0);
  });
});

describe('insideTest', () => {
  it('agrees with the covered share of a star with a hole', () => {
    const star = (radius: number, dent: number) =>
      Array.from({ length: 14 }, (_, n) => {
        const at = (n % 2 === 0 ? radius : dent) / 1;
        return [50 + at * Math.cos((n * Math.PI) / 7), 50 + at * Math.sin((n * Math.PI) / 7)] as const;
      });
    const polygon: Rings = [star(48, 25), star(15, 8)];
    const inside = insideTest([polygon]);
    const covered = coverage([polygon], { west: 0, south: 0, edge: 1, columns: 100, rows: 100 });
    const random = seeded(1);
    let hits = 0;
    const tries = 20_000;
    for (let n = 0; n < tries; n += 1) {
      const [x, y] = [random() * 100, random() * 100];
      const share = covered[Math.floor(y) * 100 + Math.floor(x)] ?? NaN;
      const answer = inside(x, y);
      if (answer) hits += 1;
      if (share === 1 || share === 0) expect(answer).toBe(share === 1);
    }
    expect(hits / tries).toBeCloseTo(sum(covered) / 10_000, 1.5);
  });

  it('is in none of no polygons, and in one of several', () => {
    expect(insideTest([])(0, 0)).toBe(false);
    expect(insideTest([[box(0, 0, 1, 1)], [box(5, 5, 6, 6)]])(5.5, 5.5)).toBe(true);
    expect(insideTest([[box(0, 0, 1, 1)], [box(5, 5, 6, 6)]])(3, 3)).toBe(false);
  });
});
