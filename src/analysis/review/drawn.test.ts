import { describe, expect, it } from 'vitest';
import { areasWithin, figuresOf, incidentFiguresOf } from './drawn.ts';

const EDGE = 0.002;
const box = (west: number, south: number, east: number, north: number) =>
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north]
  ] as const;
/** Four by four areas. */
const board = Array.from({ length: 16 }, (_, n) => {
  const [west, south] = [(n % 4) * EDGE, Math.floor(n / 4) * EDGE];
  return { code: String(n), polygons: [[box(west, south, west + EDGE, south + EDGE)]] };
});

describe('areasWithin', () => {
  it('takes areas whole, when more than half of them lies inside', () => {
    expect(areasWithin(box(0, 0, EDGE * 1.6, EDGE * 1.4), board)).toEqual(['0', '1']);
    expect(areasWithin(box(0, 0, EDGE * 0.4, EDGE), board)).toEqual([]);
  });

  it('finds the same areas when the line is moved by the width of a house', () => {
    const line = (shift: number) => box(EDGE * 0.2 + shift, 0, EDGE * 2.8 + shift, EDGE * 1.8);
    expect(areasWithin(line(0.0001), board)).toEqual(areasWithin(line(0), board));
  });

  it('counts no ground that is a hole of the area', () => {
    const holed = {
      code: 'ring',
      polygons: [[box(0, 0, 10, 10), box(2, 2, 8, 8)]]
    };
    // The hole and a little more: most of the box, least of the area.
    expect(areasWithin(box(1.5, 1.5, 8.5, 8.5), [holed])).toEqual([]);
  });

  it('finds nothing in a line without ground', () => {
    expect(
      areasWithin(
        [
          [0, 0],
          [1, 1]
        ],
        board
      )
    ).toEqual([]);
  });
});

describe('figuresOf', () => {
  it('adds what is published, and says how many are withheld', () => {
    const areas = [
      { code: '1', households: 100, count: 10 },
      { code: '2', households: 50, count: null },
      { code: '3', households: null, count: null },
      { code: '4', households: 40, count: 5 }
    ];
    expect(figuresOf(areas, 10)).toEqual({ areas: 4, withheld: 2, households: 140, among: 15, count: 15 });
  });

  it('says nothing where nothing is published, or where hardly anybody lives', () => {
    expect(figuresOf([{ code: '1', households: 50, count: null }], 10)).toMatchObject({
      households: null,
      count: null
    });
    expect(figuresOf([{ code: '1', households: 5, count: 5 }], 10)).toMatchObject({ households: null });
    expect(figuresOf([], 10)).toEqual({
      ...{ areas: 0, withheld: 0 },
      ...{ households: null, among: null, count: null }
    });
  });
});

describe('incidentFiguresOf', () => {
  const open = { code: '1', households: 100, count: 10 };
  const withheld = { code: '2', households: null, count: 7 };

  it('counts every incident, and rates only those of areas whose households are published', () => {
    expect(incidentFiguresOf([open, withheld])).toEqual({
      ...{ areas: 2, withheld: 1 },
      ...{ households: 100, among: 10, count: 17 }
    });
  });

  it('counts on where no households are published, or nobody lives', () => {
    const alone = { households: null, among: null };
    expect(incidentFiguresOf([withheld])).toMatchObject({ ...alone, count: 7 });
    expect(incidentFiguresOf([{ code: '3', households: 0, count: 2 }])).toMatchObject({ ...alone, count: 2 });
  });
});
