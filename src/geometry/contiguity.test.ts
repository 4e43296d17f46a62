import { describe, expect, it } from 'vitest';
import { contiguity, type Boundary } from './contiguity.ts';

type Ring = [number, number][];

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south]
];
const square = (x: number, y: number): Boundary => [box(x, y, x + 1, y + 1)];
const queen = (...areas: Boundary[]) => contiguity(areas, 'queen');
const rook = (...areas: Boundary[]) => contiguity(areas, 'rook');

describe('contiguity', () => {
  // 2 3
  // 0 1
  const four = [square(0, 0), square(1, 0), square(0, 1), square(1, 1)];

  it('takes a shared corner for queens and asks rooks for a second point', () => {
    expect(queen(...four)).toEqual([
      [1, 2, 3],
      [0, 2, 3],
      [0, 1, 3],
      [0, 1, 2]
    ]);
    expect(rook(...four)).toEqual([
      [1, 2],
      [0, 3],
      [0, 3],
      [1, 2]
    ]);
  });

  it('does not count the corner where a ring closes twice', () => {
    const from = ([ring = []]: Boundary, start: number): Boundary => {
      const open = ring.slice(0, -1);
      const turned = [...open.slice(start), ...open.slice(0, start)];
      return [[...turned, ...turned.slice(0, 1)]];
    };
    for (const start of [0, 1, 2, 3])
      for (const other of [0, 1, 2, 3])
        expect(rook(from(square(0, 0), start), from(square(1, 1), other))).toEqual([[], []]);
  });

  it('sees a side that one of both breaks into two', () => {
    //  0 0
    //  1 2
    const areas = [[box(0, 1, 2, 2)], square(0, 0), square(1, 0)];
    expect(rook(...areas)).toEqual([
      [1, 2],
      [0, 2],
      [0, 1]
    ]);
  });

  it('sees a side that lies within a longer side', () => {
    expect(rook([box(0, 1, 9, 2)], [box(3, 0, 4, 1)])).toEqual([[1], [0]]);
  });

  it('finds what lies in a hole, and on any part of an area', () => {
    const frame: Boundary = [box(0, 0, 3, 3), box(1, 1, 2, 2)];
    const parts: Boundary = [box(3, 3, 4, 4), box(3, 0, 4, 1)];
    expect(rook(frame, square(1, 1), parts)).toEqual([[1, 2], [0], [0]]);
  });

  it('counts a corner once where the parts of an area meet in it', () => {
    const hourglass: Boundary = [box(0, 0, 1, 1), box(1, 1, 2, 2)];
    const beside: Boundary = [
      [
        [1, 1],
        [0.5, 2],
        [0.4, 2],
        [1, 1]
      ]
    ];
    expect(rook(hourglass, beside)).toEqual([[], []]);
    expect(queen(hourglass, beside)).toEqual([[1], [0]]);
  });

  it('bridges a gap up to the snap and no further', () => {
    const gap = (by: number, snap?: number) =>
      contiguity([square(0, 0), [box(1 + by, 0, 2, 1)]], 'rook', snap);
    expect(gap(1.4e-8)).toEqual([[1], [0]]);
    expect(gap(1.6e-8)).toEqual([[], []]);
    expect(gap(0.01, 0.02)).toEqual([[1], [0]]);
    expect(gap(0.03, 0.02)).toEqual([[], []]);
  });

  it('works on coordinates of any size, negative ones too', () => {
    const far = ([ring = []]: Boundary): Boundary => [
      ring.map(([x = 0, y = 0]) => [x * 250 - 13_500_000, y * 250 + 4_500_000])
    ];
    expect(rook(...four.map(far))).toEqual(rook(...four));
  });

  it('leaves areas that touch nothing without neighbours', () => {
    expect(queen(square(0, 0), square(5, 5))).toEqual([[], []]);
    expect(queen()).toEqual([]);
  });

  it('finds in a sheet of many squares eight neighbours for each inside, four for rooks', () => {
    const sheet = Array.from({ length: 900 }, (_, at) => square(at % 30, Math.floor(at / 30)));
    const inside = (lists: readonly (readonly number[])[]) => lists[15 * 30 + 15]?.length;
    expect([inside(queen(...sheet)), inside(rook(...sheet))]).toEqual([8, 4]);
    expect(queen(...sheet).flat()).toHaveLength(2 * (2 * 29 * 30 + 2 * 29 * 29));
  });
});
