import { describe, expect, it } from 'vitest';
import type { Boundary } from './contiguity.ts';
import { sharedCorners } from './shared-corners.ts';

type Ring = [number, number][];

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south]
];
const square = (x: number, y: number): Boundary => [box(x, y, x + 1, y + 1)];

describe('sharedCorners', () => {
  it('takes a shared corner for queens and asks rooks for a second one', () => {
    const four = [square(0, 0), square(1, 0), square(0, 1), square(1, 1)];
    expect(sharedCorners(four, 'queen')).toEqual([
      [1, 2, 3],
      [0, 2, 3],
      [0, 1, 3],
      [0, 1, 2]
    ]);
    expect(sharedCorners(four, 'rook')).toEqual([
      [1, 2],
      [0, 3],
      [0, 3],
      [1, 2]
    ]);
  });

  it('overlooks a corner on the side of the other area, as poly2nb does', () => {
    const wide: Boundary = [box(0, 1, 9, 2)];
    expect(sharedCorners([wide, [box(3, 0, 4, 1)]], 'queen')).toEqual([[], []]);
    expect(sharedCorners([wide, [box(0, 0, 4, 1)]], 'queen')).toEqual([[1], [0]]);
    expect(sharedCorners([wide, [box(0, 0, 4, 1)]], 'rook')).toEqual([[], []]);
  });

  it('counts the corner where a later ring closes twice, and that of the first ring once, as poly2nb does', () => {
    const corner = square(1, 1);
    expect(sharedCorners([square(0, 0), corner], 'rook')).toEqual([[], []]);
    // The second part begins and ends where the two areas meet.
    const far = box(-9, -9, -8, -8);
    const turned: Ring = [
      [1, 1],
      [0, 1],
      [0, 0],
      [1, 0],
      [1, 1]
    ];
    expect(sharedCorners([[turned, far], corner], 'rook')).toEqual([[], []]);
    expect(sharedCorners([[far, turned], corner], 'rook')).toEqual([[1], [0]]);
    expect(sharedCorners([[far, box(0, 0, 1, 1)], corner], 'rook')).toEqual([[], []]);
  });

  it('bridges a gap up to the snap and no further', () => {
    const gap = (by: number) => sharedCorners([square(0, 0), [box(1 + by, 0, 2, 1)]], 'rook');
    expect(gap(1.4e-8)).toEqual([[1], [0]]);
    expect(gap(1.6e-8)).toEqual([[], []]);
  });
});
