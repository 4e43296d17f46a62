import { expect, it } from 'vitest';
import { areaHectares } from './area.ts';

// 200 m squares as the database lays them out in metres.
const square: [number, number][] = [
  [71.4085413, 51.1638168],
  [71.408635, 51.1656137],
  [71.4114929, 51.1655548],
  [71.4113991, 51.1637579],
  [71.4085413, 51.1638168]
];

it('measures a square of 200 m as four hectares, to half a hundredth', () => {
  expect(Math.abs(areaHectares([[square]]) - 4)).toBeLessThan(0.02);
});

it('adds polygons and takes holes away', () => {
  const one = areaHectares([[square]]);
  expect(areaHectares([[square], [square]])).toBeCloseTo(2 * one);
  expect(areaHectares([[square, square]])).toBeCloseTo(0);
});
