import { describe, expect, it } from 'vitest';
import { reviewHotspots, type CountedArea } from './hotspots.ts';

const SIDE = 8;
const EDGE = 0.002;

/** A board of 8 by 8 areas of 40 households; `count` says how many of them are in need. */
const board = (count: (column: number, row: number) => number | null): CountedArea[] =>
  Array.from({ length: SIDE * SIDE }, (_, n) => {
    const [column, row] = [n % SIDE, Math.floor(n / SIDE)];
    const [west, south] = [71.4 + column * EDGE, 51.1 + row * EDGE];
    return {
      code: `${column}${row}`,
      boundary: [
        [
          [west, south],
          [west + EDGE, south],
          [west + EDGE, south + EDGE],
          [west, south + EDGE],
          [west, south]
        ]
      ],
      count: count(column, row),
      households: 40
    };
  });
/** Without a pattern, and the same every time. */
const scattered = (column: number, row: number) => 5 + ((column * 7 + row * 13 + column * row * 5) % 3) * 5;

describe('reviewHotspots', () => {
  it('finds a corner in which need is heaped up, and says how many may be there by luck', () => {
    const found = reviewHotspots(
      board((column, row) => (column < 3 && row < 3 ? 35 : scattered(column, row)))
    );
    if (typeof found === 'string') throw new Error(found);
    expect(found.clusters.get('11')).toBe('hot');
    expect(found.clusters.get('66')).not.toBe('hot');
    expect(found.byLuck).toBeLessThan(found.clusters.size * 0.051);
    expect(found.moran.pSim).toBeLessThan(0.002);
  });

  it('leaves out areas whose figure is withheld, and says how many', () => {
    const found = reviewHotspots(board((column, row) => (row === 7 ? null : scattered(column, row))));
    if (typeof found === 'string') throw new Error(found);
    expect(found).toMatchObject({ leftOut: 8, asked: 56 });
  });

  it('takes neighbours for neighbours whose corners were rounded apart by a centimetre', () => {
    const shifted = board((column, row) => (column < 3 && row < 3 ? 35 : scattered(column, row))).map(
      (area, n) => ({
        ...area,
        boundary: area.boundary.map((ring) => ring.map(([x = 0, y = 0]) => [x + (n % 2) * 1e-7, y]))
      })
    );
    const found = reviewHotspots(shifted);
    expect(typeof found === 'string' ? found : found.asked).toBe(64);
  });

  it('says why where nothing can be found', () => {
    expect(reviewHotspots(board(() => 10))).toBe('all-the-same');
    expect(reviewHotspots(board(() => 0))).toBe('all-the-same');
    expect(reviewHotspots(board((column, row) => (row === 0 && column < 3 ? 10 : null)))).toBe(
      'too-few-areas'
    );
    expect(reviewHotspots(board(() => null))).toBe('too-few-areas');
    expect(reviewHotspots([])).toBe('too-few-areas');
  });
});
