import { expect, it } from 'vitest';
import { joinEntrances } from '../reach/entrances.ts';
import { networkOf } from '../reach/network.ts';
import { needReached } from './reach-need.ts';

const [LNG, LAT] = [71.4, 51.1];
const at = (east: number, north: number) => [LNG + east / 70_040, LAT + north / 111_250] as const;
const square = (east: number, count: number | null) => ({
  polygons: [[[at(east, 0), at(east + 100, 0), at(east + 100, 100), at(east, 100), at(east, 0)]]],
  households: 50,
  count
});
const network = networkOf([{ line: [at(0, 50), at(2000, 50)], layer: 0 }]);
const ground = {
  network,
  doors: joinEntrances(network, [[at(50, 50)]], 200),
  ...{ limitMetres: 500, joinMetres: 200 },
  protection: { k: 5, leastHouseholds: 10, base: 5 }
};

it('tells by category what part of the cases is reached, from the squares of that category alone', () => {
  expect(
    needReached(ground, [
      { category: 'dibao', squares: [square(0, 30), square(1500, 10)] },
      { category: 'orphan', squares: [square(0, 3)] },
      { category: 'other', squares: [square(0, null)] }
    ])
  ).toEqual([
    { category: 'dibao', cases: 40, unreached: 10, part: 0.75 },
    { category: 'orphan', cases: null, unreached: null, part: null },
    { category: 'other', cases: null, unreached: null, part: null }
  ]);
});
