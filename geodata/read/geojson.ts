import { refusal, type Terminal } from '../commands/terminal.ts';

/** A feature as it stands in a file: nothing but its frame has been checked. */
export interface FileFeature {
  /** Place in the file, counted from 1, for messages. */
  readonly number: number;
  readonly id: string | number | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}

/** What else is taken than features on the ground. */
export interface Leniency {
  /** Coordinates of any system, projected ones too: for what is not measured on the ground. */
  readonly anySystem?: boolean;
  /** Features without a geometry, which then has the type `none`. */
  readonly withoutGeometry?: boolean;
  /** A collection without any feature. */
  readonly empty?: boolean;
}

/**
 * The features of a GeoJSON file (RFC 7946: WGS 84, [lng, lat]). The caller checks the geometries it can use.
 * CGCS2000 (EPSG:4490) lies within centimetres of WGS 84 and is taken as it is.
 * Refuses a file that is missing, is not JSON, is no FeatureCollection, holds no feature, names another
 * coordinate system, or has a feature without a geometry, as far as `allowed` does not take them.
 */
export async function readFeatures(
  path: string,
  terminal: Terminal,
  allowed: Leniency = {}
): Promise<readonly FileFeature[]> {
  const no = (en: string, zh: string) => refusal(terminal, { en: `${path}: ${en}`, zh: `${path}：${zh}` });
  const collection = object(parse(await textOf(path, terminal), no));
  if (collection?.['type'] !== 'FeatureCollection' || !Array.isArray(collection['features']))
    throw no('not a GeoJSON FeatureCollection.', '不是 GeoJSON 要素集合（FeatureCollection）。');
  const system = namedSystem(collection['crs']);
  if (allowed.anySystem !== true && system !== undefined && !/CRS84|EPSG:{1,2}(4326|4490)$/i.test(system))
    throw no(
      `its coordinates are in ${system}; convert them to WGS 84 longitude and latitude.`,
      `坐标系为 ${system}，请先转换为 WGS 84 经纬度。`
    );
  const features: unknown[] = collection['features'];
  if (features.length === 0 && allowed.empty !== true) throw no('it holds no feature.', '没有任何要素。');
  return features.map((entry, index) => {
    const number = index + 1;
    const feature = object(entry);
    const geometry =
      object(feature?.['geometry']) ??
      object(allowed.withoutGeometry === true ? { type: 'none' } : undefined);
    if (feature === undefined || geometry === undefined || typeof geometry['type'] !== 'string')
      throw no(`feature ${number} has no geometry.`, `第 ${number} 个要素没有几何图形。`);
    const id = feature['id'];
    return {
      number,
      id: typeof id === 'string' || typeof id === 'number' ? id : undefined,
      properties: object(feature['properties']) ?? {},
      geometry: { type: geometry['type'], coordinates: geometry['coordinates'] }
    };
  });
}

async function textOf(path: string, terminal: Terminal): Promise<string> {
  try {
    return await terminal.readText(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw refusal(terminal, {
      en: `${path}: cannot be read (${code}). Check the path and the rights of the file.`,
      zh: `${path}：无法读取（${code}）。请检查路径和文件权限。`
    });
  }
}

function parse(text: string, no: (en: string, zh: string) => Error): unknown {
  try {
    // Some programs write a byte order mark, which JSON does not allow.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw no(`not valid JSON (${why}).`, `不是有效的 JSON（${why}）。`);
  }
}

function namedSystem(crs: unknown): string | undefined {
  const name = object(object(crs)?.['properties'])?.['name'];
  return typeof name === 'string' ? name : undefined;
}

const object = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
