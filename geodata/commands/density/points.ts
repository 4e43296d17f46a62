import type { WeightedPoints } from '../../../src/analysis/density/points.ts';
import { readFeatures, type FileFeature } from '../../read/geojson.ts';
import { refusal, type Refusal, type Terminal } from '../terminal.ts';

type No = (en: string, zh: string) => Refusal;

/**
 * The points of a GeoJSON file, each with the number in `field`, or 1 without a field. Every point of a MultiPoint counts
 * with the weight of its feature; numbers written as text count too. Refuses what is no point, what lies nowhere on Earth, and a weight that is absent, no
 * number or negative.
 */
export async function readPoints(
  path: string,
  field: string | undefined,
  terminal: Terminal
): Promise<WeightedPoints> {
  const lng: number[] = [];
  const lat: number[] = [];
  const weight: number[] = [];
  for (const feature of await readFeatures(path, terminal)) {
    const no: No = (en, zh) =>
      refusal(terminal, {
        en: `${path}, feature ${feature.number}: ${en}`,
        zh: `${path}，第 ${feature.number} 个要素：${zh}`
      });
    const counts = field === undefined ? 1 : weightOf(feature, field, no);
    for (const position of positionsOf(feature, no)) {
      const [x, y] = placeOf(position, no);
      lng.push(x);
      lat.push(y);
      weight.push(counts);
    }
  }
  return { lng: Float64Array.from(lng), lat: Float64Array.from(lat), weight: Float64Array.from(weight) };
}

function positionsOf({ geometry: { type, coordinates } }: FileFeature, no: No): readonly unknown[] {
  if (type === 'Point') return [coordinates];
  if (type === 'MultiPoint') {
    if (Array.isArray(coordinates) && coordinates.length > 0) return coordinates;
    throw no(
      'a MultiPoint without a point. Take it out of the file.',
      'MultiPoint 中没有点，请从文件中删除。'
    );
  }
  throw no(
    `a ${type}; points are needed. Use the centres of areas or lines, each with what it counts.`,
    `类型为 ${type}，需要点。面或线请先取中心点，并带上各自的数量。`
  );
}

function placeOf(position: unknown, no: No): readonly [number, number] {
  const [lng, lat] = Array.isArray(position) ? (position as unknown[]) : [];
  if (typeof lng !== 'number' || typeof lat !== 'number' || !Number.isFinite(lng) || !Number.isFinite(lat))
    throw no(
      `its coordinates are ${JSON.stringify(position)}; [longitude, latitude] in numbers are needed.`,
      `坐标为 ${JSON.stringify(position)}，应为 [经度, 纬度] 两个数。`
    );
  if (Math.abs(lng) <= 180 && Math.abs(lat) <= 90) return [lng, lat];
  if (Math.abs(lat) <= 180 && Math.abs(lng) <= 90)
    throw no(
      `[${lng}, ${lat}] is out of range: longitude comes first. Exchange the two.`,
      `[${lng}, ${lat}] 超出范围：经度应在前，请将两者对调。`
    );
  throw no(
    `[${lng}, ${lat}] is not in degrees. Convert the file to WGS 84 longitude and latitude.`,
    `[${lng}, ${lat}] 不是经纬度（度），请将文件转换为 WGS 84 经纬度。`
  );
}

function weightOf({ properties }: FileFeature, field: string, no: No): number {
  const value = properties[field];
  if (value === undefined) {
    const fields = Object.keys(properties).join(', ');
    throw no(
      `no field “${field}”. Its fields: ${fields === '' ? 'none' : fields}.`,
      `没有字段“${field}”。现有字段：${fields === '' ? '无' : fields}。`
    );
  }
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !(number >= 0 && number < Infinity))
    throw no(
      `“${field}” is ${JSON.stringify(value)}; a number of at least 0 is needed. Put it right or take the feature out.`,
      `“${field}”为 ${JSON.stringify(value)}，应为不小于 0 的数。请更正或删除该要素。`
    );
  return number;
}
