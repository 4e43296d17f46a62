import type { Polygon, Position } from 'geojson';

/** West, south, east, north, in metres. */
export type Extent = [minX: number, minY: number, maxX: number, maxY: number];

/** Finds what lies near a place: things in square bins of a fixed size. */
export class BoxIndex<T> {
  readonly #bins = new Map<string, { extent: Extent; item: T; order: number }[]>();
  readonly #binMetres: number;
  #count = 0;

  constructor(binMetres: number) {
    this.#binMetres = binMetres;
  }

  add(extent: Extent, item: T): void {
    const entry = { extent, item, order: this.#count };
    this.#count += 1;
    for (const key of this.#keys(extent)) {
      const bin = this.#bins.get(key);
      if (bin === undefined) this.#bins.set(key, [entry]);
      else bin.push(entry);
    }
  }

  /** Items whose extent touches this one, in the order in which they were added. */
  touching(extent: Extent): T[] {
    const found = new Map<number, T>();
    for (const key of this.#keys(extent)) {
      for (const entry of this.#bins.get(key) ?? []) {
        if (meets(entry.extent, extent)) found.set(entry.order, entry.item);
      }
    }
    return [...found].sort(([a], [b]) => a - b).map(([, item]) => item);
  }

  #keys([minX, minY, maxX, maxY]: Extent): string[] {
    const keys: string[] = [];
    const bin = (value: number): number => Math.floor(value / this.#binMetres);
    for (let x = bin(minX); x <= bin(maxX); x += 1) {
      for (let y = bin(minY); y <= bin(maxY); y += 1) keys.push(`${x} ${y}`);
    }
    return keys;
  }
}

const meets = (a: Extent, b: Extent): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

export function extentOf(positions: readonly Position[]): Extent {
  const extent: Extent = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = NaN, y = NaN] of positions) {
    extent[0] = Math.min(extent[0], x);
    extent[1] = Math.min(extent[1], y);
    extent[2] = Math.max(extent[2], x);
    extent[3] = Math.max(extent[3], y);
  }
  return extent;
}

export const around = ([x = NaN, y = NaN]: Position, metres: number): Extent => [
  x - metres,
  y - metres,
  x + metres,
  y + metres
];

export const extentOfPolygon = (polygon: Polygon): Extent => extentOf(polygon.coordinates[0] ?? []);
