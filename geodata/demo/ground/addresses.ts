import type { Position } from 'geojson';
import { BoxIndex, around, extentOf } from './box-index.ts';
import { distance, toSegment } from './measure.ts';
import type { Street, Way } from './streets.ts';

/** Gives a place the number of the nearest named street: odd on its left, even on its right, counted along it. */
export function addressBook(ways: Way[], streets: Street[]): (position: Position) => string {
  const index = new BoxIndex<{ street: number; from: Position; to: Position; along: number }>(120);
  const reached = new Map<number, number>();
  for (const { street, line } of ways) {
    if (street === undefined) continue;
    let along = reached.get(street) ?? 0;
    for (let i = 1; i < line.length; i += 1) {
      const [from, to] = [line[i - 1] ?? [], line[i] ?? []];
      index.add(extentOf([from, to]), { street, from, to, along });
      along += distance(from, to);
    }
    reached.set(street, along);
  }
  const taken = new Set<string>();
  return (position) => {
    for (const metres of [80, 200, 500]) {
      const near = index
        .touching(around(position, metres))
        .map((segment) => ({ segment, ...toSegment(position, segment.from, segment.to) }))
        .sort((a, b) => a.metres - b.metres)[0];
      if (near === undefined || near.metres > metres) continue;
      const { segment, at } = near;
      const name = streets[segment.street]?.name ?? '';
      const [dx, dy] = [
        (segment.to[0] ?? 0) - (segment.from[0] ?? 0),
        (segment.to[1] ?? 0) - (segment.from[1] ?? 0)
      ];
      const left = dx * ((position[1] ?? 0) - at[1]) - dy * ((position[0] ?? 0) - at[0]) > 0;
      let number = 2 * Math.floor((segment.along + distance(segment.from, at)) / 16) + (left ? 1 : 2);
      while (taken.has(`${name} ${number}`)) number += 2;
      taken.add(`${name} ${number}`);
      return `${name}${number}号`;
    }
    return '';
  };
}
