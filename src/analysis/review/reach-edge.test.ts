import { expect, it } from 'vitest';
import { nearEdgeTest } from './reach-edge.ts';

const at = (east: number, north: number) => [71.4 + east / 70_040, 51.1 + north / 111_250] as const;
const square = [[[at(0, 0), at(1000, 0), at(1000, 1000), at(0, 1000), at(0, 0)]]];

it('holds what lies within so many metres of an edge, on either side of it', () => {
  const near = nearEdgeTest(square, 200);
  expect([at(190, 500), at(-190, 500), at(210, 500), at(500, 500)].map(near)).toEqual([
    true,
    true,
    false,
    false
  ]);
  expect(nearEdgeTest([], 200)(at(0, 0))).toBe(false);
});
