import { coverage, type Cells } from './coverage.ts';
import { rowMiddles, widened, type Extent, type MetricGrid } from './grid.ts';
import { edgesOf, insideTest, type InsideTest, type Rings } from './inside.ts';
import { REACH } from './kernel.ts';
import { densityField, latticeOver, readAt, type Field } from './lattice.ts';
import type { Plane, PlanePoint } from './plane.ts';
import type { PlanePoints } from './points.ts';

/** Where people can be, and what is made of the part of a kernel that falls outside. Rings of [lng, lat]. */
export interface DensityArea {
  readonly polygons: readonly Rings[];
  /** What is cut out of it: rivers, lakes. */
  readonly without: readonly Rings[];
  /**
   * `level`: the density is divided by the share of the kernel around the *place* that lies inside. What is spread evenly
   * shows as even up to the border; the sum over the area is right on the average only.
   * `mass`: each point's weight is divided by the share of the kernel around the *point* that lies inside. All of its
   * weight then stays inside, so that the raster adds up to what was counted.
   */
  readonly correction: 'level' | 'mass';
}

/** A share below this is taken for this: in a strip far narrower than the bandwidth a quotient says little. */
const LEAST_SHARE = 0.01;

/** An area on a plane. */
export interface PlaneArea {
  readonly inside: InsideTest;
  readonly polygons: readonly Rings[];
  readonly without: readonly Rings[];
}

/** Puts an area on a plane. */
export function onPlane({ polygons, without }: DensityArea, { toPlane }: Plane): PlaneArea {
  const point: PlanePoint = { x: 0, y: 0 };
  const put = (rings: Rings): Rings =>
    rings.map((ring) =>
      ring.map(([lng, lat]) => {
        toPlane(lng, lat, point);
        return [point.x, point.y] as const;
      })
    );
  const area = { polygons: polygons.map(put), without: without.map(put) };
  const within = insideTest(area.polygons);
  const cutOut = insideTest(area.without);
  return { ...area, inside: (x, y) => within(x, y) && !cutOut(x, y) };
}

/**
 * The share of the kernel that lies inside, for every place of an extent. The area is laid out in cells of an eighth of a
 * bandwidth, each with the share of it that is inside, and these are smoothed like points: right to 0.001.
 */
export function insideShare({ polygons, without }: PlaneArea, extent: Extent, bandwidth: number): Field {
  const lattice = latticeOver(extent, bandwidth);
  const edge = lattice.step / 2;
  const { west, south, east, north } = widened(extent, (REACH + 1) * bandwidth);
  const cells = {
    west: Math.floor(west / edge) * edge,
    south: Math.floor(south / edge) * edge,
    edge,
    columns: evenUp((east - west) / edge + 1),
    rows: evenUp((north - south) / edge + 1)
  };
  const covered = coverage(polygons, cells);
  const cutOut = coverage(without, cells);
  return densityField(
    lattice,
    patches(
      covered.map((share, n) => share * (1 - (cutOut[n] ?? 0))),
      cells
    )
  );
}

const evenUp = (count: number): number => 2 * Math.ceil(count / 2);

/** The covered ground as points that weigh as many hectares: the density of an area without a border then is 1. */
function patches(covered: Float64Array, { west, south, edge, columns, rows }: Cells): PlanePoints {
  const [x, y, weight] = [
    new Float64Array(covered.length),
    new Float64Array(covered.length),
    covered.slice()
  ];
  let count = 0;
  const add = (column: number, row: number, size: number, share: number) => {
    x[count] = west + (column + size / 2) * edge;
    y[count] = south + (row + size / 2) * edge;
    weight[count] = (share * (size * edge) ** 2) / 10_000;
    count += 1;
  };
  // Far from a border four cells will do as one.
  for (let row = 0; row < rows; row += 2) {
    for (let column = 0; column < columns; column += 2) {
      const four = [0, 1, columns, columns + 1].map((other) => covered[row * columns + column + other] ?? 0);
      if (four.every((share) => share === 1)) {
        add(column, row, 2, 1);
        continue;
      }
      four.forEach((share, n) => {
        if (share > 0) add(column + (n % 2), row + Math.floor(n / 2), 1, share);
      });
    }
  }
  return { x: x.subarray(0, count), y: y.subarray(0, count), weight: weight.subarray(0, count) };
}

/** The points that lie inside. */
export function pointsInside({ x, y, weight }: PlanePoints, { inside }: PlaneArea): PlanePoints {
  const kept: number[] = [];
  x.forEach((pointX, n) => {
    if (inside(pointX, y[n] ?? 0)) kept.push(n);
  });
  const pick = (values: Float64Array) => Float64Array.from(kept, (n) => values[n] ?? 0);
  return { x: pick(x), y: pick(y), weight: pick(weight) };
}

/** Each point with the weight it needs so that all of it is left inside. */
export function keptInside({ x, y, weight }: PlanePoints, share: Field): PlanePoints {
  return {
    x,
    y,
    weight: weight.map((counts, n) => counts / Math.max(LEAST_SHARE, readAt(share, x[n] ?? 0, y[n] ?? 0)))
  };
}

/** Divides each value by the share of its place, in place. */
export function levelled(values: Float32Array, share: Float32Array): void {
  values.forEach((value, n) => {
    values[n] = value / Math.max(LEAST_SHARE, share[n] ?? 1);
  });
}

/** 1 for each cell of a grid whose middle lies inside, else 0. From the north-west row by row. */
export function cellsInside({ polygons, without }: PlaneArea, grid: MetricGrid): Uint8Array {
  const cells = new Uint8Array(grid.columns * grid.rows);
  for (const rings of polygons) fill(cells, rings, grid, 1);
  for (const rings of without) fill(cells, rings, grid, 0);
  return cells;
}

/** Gives the cells whose middle lies in a polygon a value: row by row, from where its edges cross the middle line. */
function fill(cells: Uint8Array, rings: Rings, grid: MetricGrid, value: number): void {
  const { cellMetres, west, columns, rows } = grid;
  const middles = rowMiddles(grid);
  const northmost = (middles[0] ?? 0) / cellMetres;
  const crossings = Array.from(middles, (): number[] => []);
  for (const [[x1, y1], [x2, y2]] of edgesOf(rings)) {
    const first = Math.max(0, Math.floor(northmost - Math.max(y1, y2) / cellMetres));
    const last = Math.min(rows - 1, Math.ceil(northmost - Math.min(y1, y2) / cellMetres));
    for (let row = first; row <= last; row += 1) {
      const y = middles[row] ?? 0;
      if (y1 > y !== y2 > y) crossings[row]?.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    }
  }
  crossings.forEach((xs, row) => {
    // In columns: the first whose middle is at or beyond the crossing.
    const columnsAt = xs
      .sort((a, b) => a - b)
      .map((x) => Math.min(columns, Math.max(0, Math.ceil(x / cellMetres - west - 0.5))));
    for (let n = 0; n < columnsAt.length; n += 2) {
      cells.fill(value, row * columns + (columnsAt[n] ?? 0), row * columns + (columnsAt[n + 1] ?? columns));
    }
  });
}
