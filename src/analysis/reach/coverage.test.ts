import { expect, it } from 'vitest';
import { coverageOf } from './coverage.ts';
import { joinEntrances } from './entrances.ts';
import { networkOf } from './network.ts';
import { sketch } from './sketch.ts';
import { Walks } from './walks.ts';

// A river between two streets, and one bridge at the east. From F on foot: a 70 m, b 340 m, c 220 m.
const RIVER = `
F    a
o---------------o
                |
o---------------o
  b           c`;

function coverage(limitMetres: number, letters = ['F']) {
  const { streets, at } = sketch(RIVER);
  const network = networkOf(streets);
  const join = (places: string[]) =>
    joinEntrances(
      network,
      places.map((place) => [at(place)]),
      200
    );
  const [facilities, demand] = [join(letters), join(['a', 'b', 'c'])];
  const weights = [1, 10, 100];
  return coverageOf({ walks: new Walks(network, demand), facilities, demand, weights, limitMetres });
}

it('counts who is within the limit on foot, and whom a circle would count across the river', () => {
  expect(coverage(100)).toMatchObject({ demand: 111, withinNetwork: 1, withinStraight: 11 });
  expect(coverage(300)).toMatchObject({ demand: 111, withinNetwork: 101, withinStraight: 111 });
  expect(coverage(400)).toMatchObject({ demand: 111, withinNetwork: 111, withinStraight: 111 });
});

it('counts for each facility what it reaches, and to whom it is the nearest', () => {
  // The second facility stands where c is.
  expect(coverage(100, ['F', 'c']).facilities).toEqual([
    { points: 1, withinNetwork: 1, withinStraight: 11, nearest: 1 },
    { points: 1, withinNetwork: 100, withinStraight: 101, nearest: 110 }
  ]);
});
