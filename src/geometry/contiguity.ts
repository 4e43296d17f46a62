import { cornerIndex } from './corner-index.ts';

/** The rings of one area: outer rings and holes alike, of all its parts. [x, y] in any plane, or degrees taken as one. */
export type Boundary = readonly (readonly (readonly number[])[])[];

/** Queen: neighbours share at least one point of their boundaries. Rook: at least two. */
export type ContiguityKind = 'queen' | 'rook';

/** How far apart two points may lie and still be one, in map units: spdep's `sqrt(.Machine$double.eps)`. */
export const SNAP = 2 ** -26;

/**
 * Which areas touch each other: for each area the others, by their place in the list, rising. What is counted are the corners of one area that lie on the boundary of the other:
 * on one of its corners, or on one of its sides. A corner that an area passes twice counts once.
 */
export function contiguity(
  areas: readonly Boundary[],
  kind: ContiguityKind,
  snap: number = SNAP
): readonly (readonly number[])[] {
  const corners = cornersOf(areas);
  const touched = touches(corners, snap);
  const enough = kind === 'queen' ? 1 : 2;
  const neighbours: number[][] = areas.map(() => []);
  for (const [pair, touch] of touched) {
    if (Math.max(...touch) < enough) continue;
    const [a, b] = [Math.floor(pair / areas.length), pair % areas.length];
    neighbours[a]?.push(b);
    neighbours[b]?.push(a);
  }
  for (const list of neighbours) list.sort((a, b) => a - b);
  return neighbours;
}

/** Corners in the order of the rings; each is also the start of a side that ends at corner `next`. */
interface Corners {
  readonly areas: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly area: Int32Array;
  readonly next: Int32Array;
}

function cornersOf(areas: readonly Boundary[]): Corners {
  const [xs, ys, owners, nexts]: [number[], number[], number[], number[]] = [[], [], [], []];
  areas.forEach((rings, area) => {
    for (const ring of rings) {
      const first = xs.length;
      for (const [x, y] of ring) {
        if (x === undefined || y === undefined) continue;
        xs.push(x);
        ys.push(y);
        owners.push(area);
        nexts.push(xs.length);
      }
      let last = xs.length - 1;
      if (last > first && xs[last] === xs[first] && ys[last] === ys[first]) {
        for (const list of [xs, ys, owners, nexts]) list.pop();
        last -= 1;
      }
      if (last >= first) nexts[last] = first;
    }
  });
  return {
    areas: areas.length,
    x: Float64Array.from(xs),
    y: Float64Array.from(ys),
    area: Int32Array.from(owners),
    next: Int32Array.from(nexts)
  };
}

/** How many corners of the first area lie on the second, and the other way round. */
type Touch = [number, number];

/** The pairs of areas that touch, by `first * areas + second`, first < second. */
function touches(corners: Corners, snap: number): Map<number, Touch> {
  const { x, y, area, areas } = corners;
  const found = new Map<number, Touch>();
  const near = cornerIndex(corners, snap);
  const beside = sideIndex(corners, snap);
  // The corner at which an area was last met: each area counts once at a corner.
  const metAt = new Int32Array(areas).fill(-1);
  for (let corner = 0; corner < x.length; corner += 1) {
    const own = area[corner] ?? 0;
    let again = false;
    const meet = (other: number): void => {
      if (other === own || metAt[other] === corner) return;
      metAt[other] = corner;
      const [a, b] = own < other ? [own, other] : [other, own];
      const touch: Touch = found.get(a * areas + b) ?? [0, 0];
      touch[own < other ? 0 : 1] += 1;
      found.set(a * areas + b, touch);
    };
    const close = near(corner);
    for (const other of close)
      if (area[other] === own && other < corner && x[other] === x[corner] && y[other] === y[corner])
        again = true;
    if (again) continue;
    for (const other of close) meet(area[other] ?? 0);
    for (const side of beside(corner)) meet(area[side] ?? 0);
  }
  return found;
}

/** Finds the sides within `snap` of a corner, given by the corners they start from. */
function sideIndex({ x, y, next }: Corners, snap: number): (corner: number) => number[] {
  const [west, south, east, north] = extent(x, y);
  const across = Math.max(1, Math.floor(Math.sqrt(x.length)));
  const [wide, high] = [(east - west) / across || 1, (north - south) / across || 1];
  const column = (at: number): number => clamp(Math.floor((at - west) / wide), across);
  const row = (at: number): number => clamp(Math.floor((at - south) / high), across);
  const squares: number[][] = Array.from({ length: across * across }, () => []);
  for (let side = 0; side < x.length; side += 1) {
    const end = next[side] ?? side;
    const [x1, y1, x2, y2] = [x[side] ?? 0, y[side] ?? 0, x[end] ?? 0, y[end] ?? 0];
    const top = row(Math.max(y1, y2) + snap);
    for (let r = row(Math.min(y1, y2) - snap); r <= top; r += 1) {
      // The stretch of the side in this row, with a margin for what rounding may lose.
      const margin = snap + high * 1e-9;
      const cut = (line: number): number => (y1 === y2 ? NaN : x1 + ((x2 - x1) * (line - y1)) / (y2 - y1));
      const within = (at: number, other: number): number =>
        Number.isNaN(at) ? other : Math.min(Math.max(at, Math.min(x1, x2)), Math.max(x1, x2));
      const [below, above] = [south + r * high - margin, south + (r + 1) * high + margin];
      const [a, b] = [within(cut(below), x1), within(cut(above), x2)];
      const to = column(Math.max(a, b) + snap + wide * 1e-9);
      for (let c = column(Math.min(a, b) - snap - wide * 1e-9); c <= to; c += 1)
        squares[r * across + c]?.push(side);
    }
  }
  return (corner) => {
    const [cx, cy] = [x[corner] ?? 0, y[corner] ?? 0];
    const sides = squares[row(cy) * across + column(cx)] ?? [];
    return sides.filter((side) => {
      const end = next[side] ?? side;
      const [fromX, fromY] = [x[side] ?? 0, y[side] ?? 0];
      const [alongX, alongY] = [(x[end] ?? 0) - fromX, (y[end] ?? 0) - fromY];
      const square = alongX * alongX + alongY * alongY;
      const share = square === 0 ? 0 : ((cx - fromX) * alongX + (cy - fromY) * alongY) / square;
      const t = Math.min(1, Math.max(0, share));
      return Math.hypot(cx - fromX - t * alongX, cy - fromY - t * alongY) <= snap;
    });
  };
}

const clamp = (at: number, size: number): number => Math.min(size - 1, Math.max(0, at));

function extent(x: Float64Array, y: Float64Array): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < x.length; at += 1) {
    west = Math.min(west, x[at] ?? 0);
    east = Math.max(east, x[at] ?? 0);
    south = Math.min(south, y[at] ?? 0);
    north = Math.max(north, y[at] ?? 0);
  }
  return [west, south, east, north];
}
