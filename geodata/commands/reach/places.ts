import { placeInside } from '../../../src/analysis/reach/footprint.ts';
import type { LngLat } from '../../../src/analysis/reach/metric.ts';
import { readFeatures, type FileFeature } from '../../read/geojson.ts';
import type { Sentence, Terminal } from '../terminal.ts';
import { linesOf, positionsOf, type CoordinateFault } from './coordinates.ts';
import { knownEntrances } from './entrances.ts';
import { COORDINATE_FAULTS, featureFault } from './faults.ts';

/** A facility or a place of demand, as a file gives it. */
export interface FilePlace {
  /** The feature's id, else its property `id`, else its number in the file. */
  readonly id: string | number;
  /** Where it is entered: its known entrances, else its point, else a place inside its footprint. */
  readonly entrances: readonly LngLat[];
  /** The number in the field asked for; 1 where none was asked for. */
  readonly amount: number;
}

/**
 * Reads places: Point, MultiPoint (each point an entrance), Polygon or MultiPolygon (a footprint). A property
 * `entrance` or `entrances` says where the place is entered (see `knownEntrances`). Refuses other geometries, entrances
 * that are no positions, amounts that are missing, are no number or are negative, and, unless `empty`, a file of nothing.
 */
export async function readPlaces(
  path: string,
  {
    amount,
    id,
    empty = false
  }: { readonly amount: string | undefined; readonly id: string | undefined; readonly empty?: boolean },
  terminal: Terminal
): Promise<readonly FilePlace[]> {
  const features = await readFeatures(path, terminal, { empty });
  return features.map((feature) => ({
    id: idOf(feature, id, path, terminal),
    entrances: entrancesOf(feature, path, terminal),
    amount: amount === undefined ? 1 : amountOf(feature, amount, path, terminal)
  }));
}

function idOf(
  { number, id, properties }: FileFeature,
  field: string | undefined,
  path: string,
  terminal: Terminal
): string | number {
  const value = field === undefined ? (id ?? properties['id']) : properties[field];
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (field === undefined) return number;
  throw featureFault(terminal, path, number, {
    en: `it has no id in the field “${field}”.`,
    zh: `字段“${field}”没有编号。`
  });
}

function amountOf(
  { number, properties }: FileFeature,
  field: string,
  path: string,
  terminal: Terminal
): number {
  const value = properties[field];
  const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof amount !== 'number' || !Number.isFinite(amount))
    throw featureFault(terminal, path, number, {
      en: `the field “${field}” ${value === undefined ? 'is missing' : `holds no number (${JSON.stringify(value)})`}.`,
      zh: `${value === undefined ? '缺少' : ''}字段“${field}”${value === undefined ? '' : `不是数（${JSON.stringify(value)}）`}。`
    });
  if (amount < 0)
    throw featureFault(terminal, path, number, {
      en: `the field “${field}” is negative (${amount}).`,
      zh: `字段“${field}”为负数（${amount}）。`
    });
  return amount;
}

function entrancesOf(feature: FileFeature, path: string, terminal: Terminal): readonly LngLat[] {
  const { number, properties, geometry } = feature;
  const located = locate(geometry);
  if (typeof located === 'string') throw featureFault(terminal, path, number, COORDINATE_FAULTS[located]);
  if (located === undefined)
    throw featureFault(terminal, path, number, {
      en: `${geometry.type}, but a point or a polygon is needed.`,
      zh: `几何类型为 ${geometry.type}，应为点或面。`
    });
  const known = knownEntrances(properties['entrances'] ?? properties['entrance']);
  if (typeof known === 'string') throw featureFault(terminal, path, number, ENTRANCE_FAULTS[known]);
  return known.length > 0 ? known : located;
}

const ENTRANCE_FAULTS: Readonly<Record<CoordinateFault, Sentence>> = {
  shape: {
    en: 'its entrances are no positions: [lng, lat], several of them, or GeoJSON points are needed.',
    zh: '出入口不是位置：应为 [经度, 纬度]、其列表或 GeoJSON 点。'
  },
  degrees: {
    en: 'its entrances are no degrees of longitude and latitude; convert them to WGS 84.',
    zh: '出入口坐标不是经纬度，请先转换为 WGS 84。'
  }
};

function locate({
  type,
  coordinates
}: FileFeature['geometry']): readonly LngLat[] | CoordinateFault | undefined {
  switch (type) {
    case 'Point':
      return positionsOf(coordinates, 0);
    case 'MultiPoint': {
      const points = positionsOf(coordinates, 1);
      return points.length === 0 ? 'shape' : points;
    }
    case 'Polygon':
      return insideOf([coordinates]);
    case 'MultiPolygon':
      return Array.isArray(coordinates) ? insideOf(coordinates) : 'shape';
    default:
      return undefined;
  }
}

function insideOf(polygons: readonly unknown[]): readonly LngLat[] | CoordinateFault {
  const rings: (readonly (readonly LngLat[])[])[] = [];
  for (const polygon of polygons) {
    const found = linesOf(polygon, 2);
    if (typeof found === 'string') return found;
    rings.push(found);
  }
  const place = placeInside(rings);
  return place === undefined ? 'shape' : [place];
}
