import { SNAP, type Boundary, type ContiguityKind } from './contiguity.ts';
import { cornerIndex } from './corner-index.ts';

/**
 * Which areas share corners, to the letter as `poly2nb` of R's spdep 1.2 counts them in GeoJSON that `sf` has read: pairs
 * of a corner of the one and a corner of the other at most `snap` apart, one for queens, more than one for rooks. A corner
 * that lies on a side of the other area is no such pair (see `contiguity`). The corner at which a ring closes stands in the
 * file twice and is counted twice, but for the first ring of an area: so does spdep, and two areas of which one has several
 * rings can be rooks by one corner.
 */
export function sharedCorners(
  areas: readonly Boundary[],
  kind: ContiguityKind,
  snap: number = SNAP
): readonly (readonly number[])[] {
  const [xs, ys, owners]: [number[], number[], number[]] = [[], [], []];
  areas.forEach((rings, area) => {
    for (const [x = NaN, y = NaN] of rings.flat().slice(1)) {
      xs.push(x);
      ys.push(y);
      owners.push(area);
    }
  });
  const near = cornerIndex({ x: Float64Array.from(xs), y: Float64Array.from(ys) }, snap);
  const enough = kind === 'queen' ? 1 : 2;
  const pairs = areas.map(() => new Map<number, number>());
  owners.forEach((own, corner) => {
    for (const other of near(corner)) {
      const area = owners[other] ?? own;
      if (area !== own) pairs[own]?.set(area, (pairs[own].get(area) ?? 0) + 1);
    }
  });
  return pairs.map((shared) =>
    [...shared].flatMap(([area, count]) => (count >= enough ? [area] : [])).sort((a, b) => a - b)
  );
}
