import type { Polygon, Position } from 'geojson';
import type { CutLine } from './cut-lines.ts';
import { linesOf, multiLine, polygonsOf, type Workbench } from './geos.ts';
import { areaOf, distance } from './measure.ts';

/** A thing that should come to lie wholly on one side of a cut. */
export interface Load {
  ring: Position[];
  centre: [x: number, y: number];
  households: number;
}

const FAR_METRES = 5000;

/**
 * Straight lines that cut a block until each part holds few enough households or a single building. They run along or
 * across the buildings, through the gaps between them where there are any.
 */
export function straightCuts(
  bench: Workbench,
  block: Polygon,
  loads: Load[],
  mostHouseholds: number
): CutLine[] {
  const households = loads.reduce((sum, load) => sum + load.households, 0);
  if (loads.length < 2 || (households <= mostHouseholds && areaOf(block) < 60_000)) return [];
  const along = directionOf(loads);
  const best = [along, along + Math.PI / 2]
    .flatMap((angle) => candidates(loads, angle))
    .sort((a, b) => a.cost - b.cost)[0];
  if (best === undefined) return [];
  const { normal, at } = best;
  const across: Position = [-(normal[1] ?? 0), normal[0] ?? 0];
  const on = (share: number): Position => [
    (normal[0] ?? 0) * at + (across[0] ?? 0) * share,
    (normal[1] ?? 0) * at + (across[1] ?? 0) * share
  ];
  const lines = bench.part((part) =>
    linesOf(
      part.write(
        part.intersection(part.read(multiLine([[on(-FAR_METRES), on(FAR_METRES)]])), part.read(block))
      )
    )
  );
  const cuts = lines
    .filter((line) => line.length > 1)
    .map((line): CutLine => ({ rank: 5, line: stretched(line, 0.4) }));
  const sides = [-1, 1].map((side) => {
    const half: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          on(-FAR_METRES),
          on(FAR_METRES),
          shifted(on(FAR_METRES), normal, side),
          shifted(on(-FAR_METRES), normal, side),
          on(-FAR_METRES)
        ]
      ]
    };
    const polygons = bench.part((part) =>
      polygonsOf(part.write(part.intersection(part.read(block), part.read(half))))
    );
    return { side, polygons };
  });
  return [
    ...cuts,
    ...sides.flatMap(({ side, polygons }) => {
      const mine = loads.filter((load) => Math.sign(dot(load.centre, normal) - at || 1) === side);
      if (polygons.length === 1 && polygons[0] !== undefined)
        return straightCuts(bench, polygons[0], mine, mostHouseholds);
      return polygons.flatMap((polygon) => {
        const parts = mine.filter((load) => nearest(polygons, load.centre) === polygon);
        return straightCuts(bench, polygon, parts, mostHouseholds);
      });
    })
  ];
}

const dot = (a: Position, b: Position): number => (a[0] ?? 0) * (b[0] ?? 0) + (a[1] ?? 0) * (b[1] ?? 0);

const shifted = (from: Position, normal: Position, side: number): Position => [
  (from[0] ?? 0) + (normal[0] ?? 0) * side * FAR_METRES,
  (from[1] ?? 0) + (normal[1] ?? 0) * side * FAR_METRES
];

/** The direction in which most of the walls run, in radians. */
function directionOf(loads: Load[]): number {
  let [x, y] = [0, 0];
  for (const { ring } of loads) {
    for (let i = 1; i < ring.length; i += 1) {
      const [from, to] = [ring[i - 1] ?? [], ring[i] ?? []];
      const metres = distance(from, to);
      // Four times the angle: walls at right angles count as one direction.
      const angle = 4 * Math.atan2((to[1] ?? 0) - (from[1] ?? 0), (to[0] ?? 0) - (from[0] ?? 0));
      x += metres * metres * Math.cos(angle);
      y += metres * metres * Math.sin(angle);
    }
  }
  return Math.atan2(y, x) / 4;
}

/** Places of a cut across one direction: between each two buildings, at a price. */
function candidates(loads: Load[], angle: number): { normal: Position; at: number; cost: number }[] {
  const normal: Position = [Math.cos(angle), Math.sin(angle)];
  const spans = loads
    .map((load) => {
      const along = load.ring.map((position) => dot(position, normal));
      return {
        low: Math.min(...along),
        high: Math.max(...along),
        middle: dot(load.centre, normal),
        households: load.households + 0.5
      };
    })
    .sort((a, b) => a.middle - b.middle);
  const total = spans.reduce((sum, span) => sum + span.households, 0);
  const found: { normal: Position; at: number; cost: number }[] = [];
  let before = 0;
  for (let i = 1; i < spans.length; i += 1) {
    const [left, right] = [spans[i - 1], spans[i]];
    if (left === undefined || right === undefined) continue;
    before += left.households;
    const reach = Math.max(...spans.slice(0, i).map(({ high }) => high));
    const next = Math.min(...spans.slice(i).map(({ low }) => low));
    const gap = next - reach;
    const at = gap > 0 ? (reach + next) / 2 : (left.middle + right.middle) / 2;
    const cut = spans.filter((span) => span.low < at && span.high > at).length;
    const uneven = Math.abs(before / total - 0.5);
    found.push({ normal, at, cost: uneven + cut * 0.25 - Math.min(gap > 0 ? gap : 0, 20) * 0.008 });
  }
  return found;
}

/** Both ends drawn out a little, so that the cut surely meets the border it ends on. */
function stretched(line: Position[], metres: number): Position[] {
  const out = (from: Position, to: Position): Position => {
    const share = metres / Math.max(metres, distance(from, to));
    return [
      (to[0] ?? 0) + ((to[0] ?? 0) - (from[0] ?? 0)) * share,
      (to[1] ?? 0) + ((to[1] ?? 0) - (from[1] ?? 0)) * share
    ];
  };
  const [first = [], second = []] = line;
  const [last = [], beforeLast = []] = [line.at(-1), line.at(-2)];
  return [out(second, first), ...line.slice(1, -1), out(beforeLast, last)];
}

function nearest(polygons: Polygon[], centre: Position): Polygon | undefined {
  return [...polygons].sort((a, b) => near(a, centre) - near(b, centre))[0];
}

const near = (polygon: Polygon, centre: Position): number =>
  Math.min(...(polygon.coordinates[0] ?? []).map((position) => distance(position, centre)));
