import type { Boundary } from '../../../src/geometry/contiguity.ts';
import type { FileFeature } from '../../read/geojson.ts';
import { refusal, type Refusal, type Terminal } from '../terminal.ts';

export type Id = string | number;

/** Refusals about one file. */
export type No = (en: string, zh: string) => Refusal;

export const refusalsOf =
  (path: string, terminal: Terminal): No =>
  (en, zh) =>
    refusal(terminal, { en: `${path}: ${en}`, zh: `${path}：${zh}` });

/**
 * The ids of the areas: of a field, else of the features, else their places from 1. Refuses a feature without the
 * field, and an id that two features have.
 */
export function idsOf(features: readonly FileFeature[], field: string | undefined, no: No): Id[] {
  const withIds = features.every(({ id }) => id !== undefined);
  const ids = features.map(({ id, number, properties }): Id => {
    if (field === undefined) return withIds && id !== undefined ? id : number;
    const value = properties[field];
    if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') return value;
    throw no(
      `feature ${number} has no id in field “${field}”. ${fieldsOf(properties).en}`,
      `第 ${number} 个要素的字段“${field}”中没有编号。${fieldsOf(properties).zh}`
    );
  });
  const seen = new Map<string, number>();
  ids.forEach((id, index) => {
    const first = seen.get(String(id));
    if (first !== undefined)
      throw no(
        `features ${first + 1} and ${index + 1} have the same id “${id}”.`,
        `第 ${first + 1} 个与第 ${index + 1} 个要素的编号同为“${id}”。`
      );
    seen.set(String(id), index);
  });
  return ids;
}

/** The numbers in a field; numbers written as text count too. Refuses a feature that has none. */
export function numbersOf(features: readonly FileFeature[], field: string, no: No): number[] {
  return features.map(({ number, properties }) => {
    const value = properties[field];
    const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof read === 'number' && Number.isFinite(read)) return read;
    if (!(field in properties))
      throw no(
        `feature ${number} has no field “${field}”. ${fieldsOf(properties).en}`,
        `第 ${number} 个要素没有字段“${field}”。${fieldsOf(properties).zh}`
      );
    const shown = JSON.stringify(value);
    throw no(
      `feature ${number} has no number in “${field}” (${shown}). Fill it in, or leave the feature out of the file.`,
      `第 ${number} 个要素的“${field}”不是数值（${shown}）。请补填，或将该要素移出文件。`
    );
  });
}

/** The boundaries of polygons and multipolygons, in the units of the file. Refuses every other geometry. */
export function boundariesOf(features: readonly FileFeature[], no: No): Boundary[] {
  return features.map(({ number, geometry: { type, coordinates } }) => {
    const parts: unknown = type === 'Polygon' ? [coordinates] : coordinates;
    if (type !== 'Polygon' && type !== 'MultiPolygon')
      throw no(
        `feature ${number} is a ${type}; queen and rook need areas (Polygon, MultiPolygon). Give --weights FILE.gal otherwise.`,
        `第 ${number} 个要素为 ${type}；queen 与 rook 邻接需要面（Polygon、MultiPolygon），否则请用 --weights 文件.gal。`
      );
    const rings = Array.isArray(parts) ? parts.flatMap((part: unknown) => ringsOf(part)) : [];
    if (rings.length === 0 || rings.includes(undefined))
      throw no(
        `the coordinates of feature ${number} are not those of a ${type}.`,
        `第 ${number} 个要素的坐标不符合 ${type} 的格式。`
      );
    return rings.filter((ring) => ring !== undefined);
  });
}

const ringsOf = (part: unknown): (readonly (readonly number[])[] | undefined)[] =>
  Array.isArray(part) ? part.map((ring: unknown) => (isRing(ring) ? ring : undefined)) : [undefined];

const isRing = (ring: unknown): ring is readonly (readonly number[])[] =>
  Array.isArray(ring) &&
  ring.length >= 3 &&
  ring.every(
    (place: unknown) =>
      Array.isArray(place) && place.length >= 2 && Number.isFinite(place[0]) && Number.isFinite(place[1])
  );

function fieldsOf(properties: Readonly<Record<string, unknown>>): { en: string; zh: string } {
  const fields = Object.keys(properties);
  return {
    en: fields.length === 0 ? 'It has no fields.' : `Its fields: ${fields.join(', ')}.`,
    zh: fields.length === 0 ? '该要素没有任何字段。' : `已有字段：${fields.join('、')}。`
  };
}
