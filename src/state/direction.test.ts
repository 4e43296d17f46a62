import { describe, expect, it } from 'vitest';
import { inDirection } from './direction.ts';

//        n
//    w   o   e   f
//        s
const places = { n: [0, 1], w: [-1, 0], e: [1, 0], f: [2, 0], s: [0, -1] } as const;
type Name = keyof typeof places;
const from = (lng: number, lat: number, direction: 'left' | 'right' | 'up' | 'down') =>
  inDirection<Name>([lng, lat], ['f', 'n', 'w', 'e', 's'], (name) => places[name], direction);

describe('inDirection', () => {
  it.each([
    ['left', 'w'],
    ['right', 'e'],
    ['up', 'n'],
    ['down', 's']
  ] as const)('%s of the middle is %s', (direction, name) => {
    expect(from(0, 0, direction)).toBe(name);
  });

  it('finds nobody beyond the edge', () => {
    expect(from(2, 0, 'right')).toBeUndefined();
  });

  it('does not call something above "to the left" for a sliver of offset', () => {
    expect(inDirection<Name>([0.1, 0], ['n'], (name) => places[name], 'left')).toBeUndefined();
  });
});
