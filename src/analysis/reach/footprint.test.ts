import { expect, it } from 'vitest';
import { placeInside } from './footprint.ts';

type Ring = [number, number][];
const box = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south]
];

it('takes the centre of gravity where it lies inside', () => {
  expect(placeInside([[box(121, 31, 0.002)]])).toEqual([
    expect.closeTo(121.001, 9) as number,
    expect.closeTo(31.001, 9) as number
  ]);
});

it('takes the largest of several polygons', () => {
  const [lng = NaN] = placeInside([[box(0, 0, 1)], [box(10, 0, 2)]]) ?? [];
  expect(lng).toBeCloseTo(11);
});

it('stays inside a building round a courtyard', () => {
  const place = placeInside([[box(0, 0, 10), box(2, 2, 6)]]);
  expect(place).toEqual([expect.closeTo(1, 9) as number, 5]);
});

it('stays inside a bent building', () => {
  const bent: Ring = [
    [0, 0],
    [10, 0],
    [10, 1],
    [1, 1],
    [1, 10],
    [0, 10],
    [0, 0]
  ];
  expect(placeInside([[bent]])).toEqual([0.5, 5]);
});

it('takes a corner of a footprint without an area', () => {
  expect(
    placeInside([
      [
        [
          [3, 4],
          [5, 4],
          [3, 4]
        ]
      ]
    ])
  ).toEqual([3, 4]);
  expect(placeInside([])).toBeUndefined();
});
