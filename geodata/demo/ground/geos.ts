import type { Geometry, MultiLineString, Polygon, Position } from 'geojson';
import initGeos from 'geos-wasm';
import { fromWkb, toWkb } from './wkb.ts';

/** A geometry inside GEOS: the address of it there. Lives as long as its `Workbench`. */
export type Handle = number & { readonly handle: unique symbol };

/** What this room uses of the WebAssembly build of GEOS. Geometries go in and out as addresses. */
interface GeosFunctions {
  Module: {
    HEAPU8: Uint8Array;
    HEAPU32: Uint32Array;
    _malloc(size: number): number;
    _free(at: number): void;
    getValue(at: number, type: string): number;
  };
  GEOSGeomFromWKB_buf(at: number, size: number): number;
  GEOSGeomToWKB_buf(geometry: number, size: number): number;
  GEOSGeom_destroy(geometry: number): void;
  GEOSFree(at: number): void;
  GEOSBufferWithStyle(
    g: number,
    width: number,
    quarter: number,
    cap: number,
    join: number,
    limit: number
  ): number;
  GEOSUnaryUnionPrec(g: number, grid: number): number;
  GEOSUnaryUnion(g: number): number;
  GEOSIntersection(a: number, b: number): number;
  GEOSDifference(a: number, b: number): number;
  GEOSBoundary(g: number): number;
  GEOSPolygonize(list: number, count: number): number;
  GEOSCoverageUnion(g: number): number;
  GEOSLineMerge(g: number): number;
  GEOSMakeValid(g: number): number;
  GEOSSimplify(g: number, tolerance: number): number;
  GEOSPointOnSurface(g: number): number;
  GEOSGeom_setPrecision(g: number, grid: number, flags: number): number;
  GEOSIntersects(a: number, b: number): number;
  GEOSisValid(g: number): number;
  GEOSArea(g: number, result: number): number;
}

let opened: Promise<GeosFunctions> | undefined;
let lastError = '';

/** Loads GEOS once for the life of the process. */
async function openGeos(): Promise<GeosFunctions> {
  opened ??= initGeos({
    errorHandler: (message) => (lastError = message),
    noticeHandler: () => undefined
  }) as unknown as Promise<GeosFunctions>;
  return opened;
}

/**
 * Runs work that needs GEOS. Whatever the work makes inside GEOS is freed when it ends, so handles must not leave
 * it; geometries taken out with `write` may.
 */
export async function withGeos<T>(work: (bench: Workbench) => T): Promise<T> {
  const bench = new Workbench(await openGeos());
  try {
    return work(bench);
  } finally {
    bench.clear();
  }
}

/** GEOS with a memory of what was made, so that it can be freed. Throws what GEOS says when an operation fails. */
export class Workbench {
  readonly #geos: GeosFunctions;
  #made: number[] = [];

  constructor(geos: GeosFunctions) {
    this.#geos = geos;
  }

  /** Frees all geometries made here. */
  clear(): void {
    for (const at of this.#made) this.#geos.GEOSGeom_destroy(at);
    this.#made = [];
  }

  /** A bench of its own for a part of the work, freed at once: keeps long work from filling the memory. */
  part<T>(work: (bench: Workbench) => T): T {
    const bench = new Workbench(this.#geos);
    try {
      return work(bench);
    } finally {
      bench.clear();
    }
  }

  read(geometry: Geometry): Handle {
    const bytes = toWkb(geometry);
    const { Module } = this.#geos;
    const at = Module._malloc(bytes.length);
    Module.HEAPU8.set(bytes, at);
    const made = this.#geos.GEOSGeomFromWKB_buf(at, bytes.length);
    Module._free(at);
    return this.#keep(made);
  }

  write(handle: Handle): Geometry {
    const { Module } = this.#geos;
    const size = Module._malloc(4);
    const at = this.#geos.GEOSGeomToWKB_buf(handle, size);
    const length = Module.getValue(size, 'i32');
    const geometry = fromWkb(Module.HEAPU8.slice(at, at + length));
    this.#geos.GEOSFree(at);
    Module._free(size);
    return geometry;
  }

  /** Grown by `metres` on every side, corners kept sharp up to twice that. */
  grown(handle: Handle, metres: number): Handle {
    return this.#keep(this.#geos.GEOSBufferWithStyle(handle, metres, 2, 3, 2, 2));
  }

  /** Grown with round corners. */
  rounded(handle: Handle, metres: number): Handle {
    return this.#keep(this.#geos.GEOSBufferWithStyle(handle, metres, 4, 1, 1, 2));
  }

  /** Everything as one, noded, all vertices on a grid of `gridMetres`. */
  unionOnGrid(handle: Handle, gridMetres: number): Handle {
    return this.#keep(this.#geos.GEOSUnaryUnionPrec(handle, gridMetres));
  }

  union(handle: Handle): Handle {
    return this.#keep(this.#geos.GEOSUnaryUnion(handle));
  }

  /** Union of polygons that already share their vertices: keeps each of those vertices. */
  coverageUnion(handle: Handle): Handle {
    return this.#keep(this.#geos.GEOSCoverageUnion(handle));
  }

  intersection(a: Handle, b: Handle): Handle {
    return this.#keep(this.#geos.GEOSIntersection(a, b));
  }

  difference(a: Handle, b: Handle): Handle {
    return this.#keep(this.#geos.GEOSDifference(a, b));
  }

  boundary(handle: Handle): Handle {
    return this.#keep(this.#geos.GEOSBoundary(handle));
  }

  mergedLines(handle: Handle): Handle {
    return this.#keep(this.#geos.GEOSLineMerge(handle));
  }

  valid(handle: Handle): Handle {
    return this.#keep(this.#geos.GEOSMakeValid(handle));
  }

  simplified(handle: Handle, metres: number): Handle {
    return this.#keep(this.#geos.GEOSSimplify(handle, metres));
  }

  onGrid(handle: Handle, gridMetres: number): Handle {
    return this.#keep(this.#geos.GEOSGeom_setPrecision(handle, gridMetres, 0));
  }

  /** The faces between noded lines. */
  polygonize(handle: Handle): Handle {
    const { Module } = this.#geos;
    const list = Module._malloc(4);
    Module.HEAPU32[list / 4] = handle;
    const made = this.#geos.GEOSPolygonize(list, 1);
    Module._free(list);
    return this.#keep(made);
  }

  pointOnSurface(handle: Handle): Position {
    const point = this.write(this.#keep(this.#geos.GEOSPointOnSurface(handle)));
    if (point.type !== 'Point') throw new Error('no point on an empty surface');
    return point.coordinates;
  }

  intersects(a: Handle, b: Handle): boolean {
    return this.#geos.GEOSIntersects(a, b) === 1;
  }

  isValid(handle: Handle): boolean {
    return this.#geos.GEOSisValid(handle) === 1;
  }

  /** Square metres. */
  area(handle: Handle): number {
    const { Module } = this.#geos;
    const result = Module._malloc(8);
    this.#geos.GEOSArea(handle, result);
    const area = Module.getValue(result, 'double');
    Module._free(result);
    return area;
  }

  #keep(made: number): Handle {
    if (made === 0) throw new Error(`GEOS: ${lastError || 'the operation failed'}`);
    this.#made.push(made);
    return made as Handle;
  }
}

/** The polygons in a geometry, one by one; lines and points are left out. */
export function polygonsOf(geometry: Geometry): Polygon[] {
  if (geometry.type === 'Polygon') return geometry.coordinates.length > 0 ? [geometry] : [];
  if (geometry.type === 'MultiPolygon') {
    return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
  }
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(polygonsOf) : [];
}

/** The lines in a geometry, as their coordinates; polygons and points are left out. */
export function linesOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return geometry.coordinates.length > 1 ? [geometry.coordinates] : [];
  if (geometry.type === 'MultiLineString') return geometry.coordinates;
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(linesOf) : [];
}

export const multiLine = (coordinates: Position[][]): MultiLineString => ({
  type: 'MultiLineString',
  coordinates
});
