import type { Street } from '../../../src/analysis/reach/network.ts';
import { isWalkable, layerOf } from '../../../src/analysis/reach/walkable.ts';
import { readFeatures } from '../../read/geojson.ts';
import type { Terminal } from '../terminal.ts';
import { linesOf } from './coordinates.ts';
import { COORDINATE_FAULTS, featureFault } from './faults.ts';

/** The streets of a file that people walk along. */
export interface WalkableStreets {
  readonly streets: readonly Street[];
  /** Features that people do not walk along: motorways, tunnels, private ways, rails, and points and empty ones among them. */
  readonly leftOut: number;
}

/** How deep the lines lie in the coordinates of a geometry. Squares (areas) are walked round. */
const LINE_DEPTH: Readonly<Record<string, number>> = {
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3
};

/** What stands among the streets of a map and is none. */
const NO_LINES: readonly string[] = ['Point', 'MultiPoint', 'none'];

/**
 * Reads streets: LineString and MultiLineString, and areas that are tagged as ways (a square), along their rims. Points
 * among them (crossings, lamps) and features without a geometry are left out; a file of nothing else is refused, as are
 * other geometries and broken lines. Where there is no street to walk along, straight lines count, and it is said.
 */
export async function readStreets(path: string, terminal: Terminal): Promise<WalkableStreets> {
  const streets: Street[] = [];
  let leftOut = 0;
  const features = await readFeatures(path, terminal, { empty: true, withoutGeometry: true });
  const onlyPoints = features.every(({ geometry }) => NO_LINES.includes(geometry.type));
  for (const { number, properties, geometry } of features) {
    if (!onlyPoints && NO_LINES.includes(geometry.type)) {
      leftOut += 1;
      continue;
    }
    const depth = LINE_DEPTH[geometry.type];
    const area = geometry.type.endsWith('Polygon');
    if (depth === undefined || (area && !isWay(properties)))
      throw featureFault(terminal, path, number, {
        en: `${geometry.type === 'none' ? 'no geometry' : geometry.type}, but streets are lines (LineString, MultiLineString).`,
        zh: `${geometry.type === 'none' ? '没有几何图形' : `几何类型为 ${geometry.type}`}，道路应为线（LineString、MultiLineString）。`
      });
    const lines = linesOf(geometry.coordinates, depth);
    if (typeof lines === 'string') throw featureFault(terminal, path, number, COORDINATE_FAULTS[lines]);
    if (lines.length === 0 || lines.some((line) => line.length < 2))
      throw featureFault(terminal, path, number, {
        en: 'a line needs two positions at least.',
        zh: '线至少需要两个点。'
      });
    if (isWalkable(properties)) streets.push(...lines.map((line) => ({ line, layer: layerOf(properties) })));
    else leftOut += 1;
  }
  return { streets, leftOut };
}

/** Squares are areas with a tag of ways; anything else that has an area is no street. */
const isWay = (tags: Readonly<Record<string, unknown>>): boolean =>
  typeof tags['highway'] === 'string' || tags['kind'] === 'path';
