import { planeAt, type Place, type PlanePoint } from '../density/plane.ts';
import type { WeightedPoints } from '../density/points.ts';

/** A hexagon of a honeycomb, with the sums of what lies in it. */
export interface Hexagon {
  /** Column and row of the honeycomb: the same ground has the same ones in every month. */
  readonly key: string;
  /** Its six corners, [lng, lat], closed. */
  readonly ring: readonly Place[];
  readonly hectares: number;
  /** One sum for each set of points that was given. */
  readonly sums: readonly number[];
  /** Places in the list of the hexagons around it that are there. */
  readonly neighbours: readonly number[];
}

/**
 * Sums points over a honeycomb of hexagons, flat sides in the east and west, `widthMetres` from side to side. It is laid
 * out from `origin` and from nothing else, so that two periods can be held against each other hexagon by hexagon.
 * Only hexagons in which something lies are given.
 */
export function hexagons(sets: readonly WeightedPoints[], origin: Place, widthMetres: number): Hexagon[] {
  const { toPlane, toPlace } = planeAt(origin);
  const side = widthMetres / Math.sqrt(3);
  const found = new Map<string, { column: number; row: number; sums: number[] }>();
  const point: PlanePoint = { x: 0, y: 0 };
  sets.forEach(({ lng, lat, weight }, set) => {
    for (let n = 0; n < lng.length; n += 1) {
      toPlane(lng[n] ?? 0, lat[n] ?? 0, point);
      const [column, row] = cellAt(point.x / widthMetres, point.y / side);
      const key = `${column} ${row}`;
      const cell = found.get(key) ?? { column, row, sums: sets.map(() => 0) };
      cell.sums[set] = (cell.sums[set] ?? 0) + (weight[n] ?? 0);
      found.set(key, cell);
    }
  });
  const cells = [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const places = new Map(cells.map(([key], n) => [key, n]));
  return cells.map(([key, { column, row, sums }]) => {
    const [x, y] = [(column + row / 2) * widthMetres, row * 1.5 * side];
    const ring = [30, 90, 150, 210, 270, 330, 30].map((degrees) => {
      const turn = (degrees * Math.PI) / 180;
      return toPlace({ x: x + side * Math.cos(turn), y: y + side * Math.sin(turn) });
    });
    const neighbours = AROUND.flatMap(([across, up]) => places.get(`${column + across} ${row + up}`) ?? []);
    return { key, ring, hectares: (1.5 * Math.sqrt(3) * side * side) / 10_000, sums, neighbours };
  });
}

const AROUND = [
  [1, 0],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [0, -1],
  [1, -1]
] as const;

/** Column and row of the hexagon around a point, given in widths to the east and sides to the north. */
function cellAt(east: number, north: number): readonly [column: number, row: number] {
  // Cube coordinates round to the nearest middle when the one that is furthest off follows from the others.
  const r = north / 1.5;
  const q = east - r / 2;
  let [column, row] = [Math.round(q), Math.round(r)];
  const third = Math.round(-q - r);
  const [offQ, offR, offS] = [Math.abs(column - q), Math.abs(row - r), Math.abs(third + q + r)];
  if (offQ > offR && offQ > offS) column = -row - third;
  else if (offR > offS) row = -column - third;
  // Minus zero would be another key.
  return [column + 0, row + 0];
}
