import type { Rings } from '../../../src/analysis/density/inside.ts';
import { readFeatures } from '../../read/geojson.ts';
import { refusal, type Terminal } from '../terminal.ts';

/** The polygons of a GeoJSON file, rings of [lng, lat]. Refuses what is no polygon, and rings of fewer than four corners. */
export async function readPolygons(path: string, terminal: Terminal): Promise<readonly Rings[]> {
  const features = await readFeatures(path, terminal);
  return features.flatMap(({ number, geometry: { type, coordinates } }) => {
    const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
    if (!Array.isArray(polygons) || !polygons.every(isPolygon))
      throw refusal(terminal, {
        en: `${path}, feature ${number}: polygons of [longitude, latitude] are needed, this is a ${type} or a broken one.`,
        zh: `${path}，第 ${number} 个要素：需要由 [经度, 纬度] 构成的面，实际为 ${type} 或已损坏。`
      });
    return polygons;
  });
}

function isPolygon(rings: unknown): rings is Rings {
  return Array.isArray(rings) && rings.length > 0 && rings.every(isRing);
}

function isRing(ring: unknown): boolean {
  return (
    Array.isArray(ring) &&
    ring.length >= 4 &&
    ring.every(
      (corner: unknown) => Array.isArray(corner) && inDegrees(corner[0], 180) && inDegrees(corner[1], 90)
    )
  );
}

const inDegrees = (value: unknown, most: number) => typeof value === 'number' && Math.abs(value) <= most;
