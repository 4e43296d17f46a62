import type { Geometry, Position } from 'geojson';

const CODES = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7
} as const;

/** Well-known binary (little endian, two dimensions) of a geometry. */
export function toWkb(geometry: Geometry): Uint8Array {
  const bytes = new Uint8Array(sizeOf(geometry));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const count = (value: number): void => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const point = (position: Position): void => {
    view.setFloat64(at, position[0] ?? NaN, true);
    view.setFloat64(at + 8, position[1] ?? NaN, true);
    at += 16;
  };
  const line = (positions: Position[]): void => {
    count(positions.length);
    positions.forEach(point);
  };
  const put = (part: Geometry): void => {
    view.setUint8(at, 1);
    at += 1;
    count(CODES[part.type]);
    if (part.type === 'Point') point(part.coordinates);
    else if (part.type === 'LineString') line(part.coordinates);
    else if (part.type === 'Polygon') {
      count(part.coordinates.length);
      part.coordinates.forEach(line);
    } else {
      const members = membersOf(part);
      count(members.length);
      members.forEach(put);
    }
  };
  put(geometry);
  return bytes;
}

/** The geometry of a piece of well-known binary; further dimensions are not expected. */
export function fromWkb(bytes: Uint8Array): Geometry {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const count = (): number => {
    const value = view.getUint32(at, true);
    at += 4;
    return value;
  };
  const point = (): Position => {
    const position = [view.getFloat64(at, true), view.getFloat64(at + 8, true)];
    at += 16;
    return position;
  };
  const list = <T>(item: () => T): T[] => Array.from({ length: count() }, item);
  const line = (): Position[] => list(point);
  const take = (): Geometry => {
    at += 1;
    const code = count();
    switch (code) {
      case CODES.Point:
        return { type: 'Point', coordinates: point() };
      case CODES.LineString:
        return { type: 'LineString', coordinates: line() };
      case CODES.Polygon:
        return { type: 'Polygon', coordinates: list(line) };
      case CODES.MultiPoint:
        return { type: 'MultiPoint', coordinates: list(() => coordinatesOf<Position>(take())) };
      case CODES.MultiLineString:
        return { type: 'MultiLineString', coordinates: list(() => coordinatesOf<Position[]>(take())) };
      case CODES.MultiPolygon:
        return { type: 'MultiPolygon', coordinates: list(() => coordinatesOf<Position[][]>(take())) };
      case CODES.GeometryCollection:
        return { type: 'GeometryCollection', geometries: list(take) };
      default:
        throw new Error(`unknown geometry code ${code}`);
    }
  };
  return take();
}

/** The members of a collection are written by the code above, so their type is known by the collection's. */
function coordinatesOf<T>(geometry: Geometry): T {
  if (geometry.type === 'GeometryCollection') throw new Error('a collection inside a multi-geometry');
  return geometry.coordinates as T;
}

function membersOf(geometry: Geometry): Geometry[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    case 'GeometryCollection':
      return geometry.geometries;
    default:
      return [];
  }
}

function sizeOf(geometry: Geometry): number {
  const line = (positions: Position[]): number => 4 + 16 * positions.length;
  switch (geometry.type) {
    case 'Point':
      return 21;
    case 'LineString':
      return 5 + line(geometry.coordinates);
    case 'Polygon':
      return geometry.coordinates.reduce((sum, ring) => sum + line(ring), 9);
    default:
      return membersOf(geometry).reduce((sum, member) => sum + sizeOf(member), 9);
  }
}
