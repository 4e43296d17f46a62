import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import type { Geometry } from 'geojson';
import { PbfReader } from 'pbf';

/** West, south, east, north, in degrees. */
export type Box = [west: number, south: number, east: number, north: number];

/** One piece of a feature as a tile holds it: in degrees, cut at the tile's edges. */
export interface Piece {
  id: string;
  tags: Record<string, string>;
  geometry: Geometry;
}

const ZOOM = 12;

/**
 * The OpenStreetMap features whose tiles touch the box. Who mapped what, and when (`@user`, `@uid`,
 * `@changeset`, …), is dropped here and goes no further.
 */
export async function readTiles(box: Box): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const { file, x, y } of await tileFiles()) {
    if (!touches(box, tileBox(x, y))) continue;
    const layer = new VectorTile(new PbfReader(await readFile(file))).layers['osm'];
    if (layer === undefined) continue;
    for (let i = 0; i < layer.length; i += 1) {
      const feature = layer.feature(i);
      const { geometry } = feature.toGeoJSON(x, y, ZOOM);
      const tags: Record<string, string> = {};
      for (const [key, value] of Object.entries(feature.properties)) {
        if (!key.startsWith('@')) tags[key] = String(value);
      }
      pieces.push({ id: `${feature.properties['@type']}/${feature.properties['@id']}`, tags, geometry });
    }
  }
  return pieces;
}

/** The tile files of the package, sorted by name so that the order never depends on the disk. */
async function tileFiles(): Promise<{ file: string; x: number; y: number }[]> {
  const here = createRequire(import.meta.url);
  const folder = path.join(
    path.dirname(here.resolve('@mapbox/mvt-fixtures/package.json')),
    'real-world/osm-qa-astana'
  );
  return (await readdir(folder))
    .filter((name) => name.endsWith('.mvt'))
    .sort()
    .map((name) => {
      const [, x, y] = name.replace('.mvt', '').split('-').map(Number);
      if (x === undefined || y === undefined) throw new Error(`not the name of a tile: ${name}`);
      return { file: path.join(folder, name), x, y };
    });
}

function tileBox(x: number, y: number): Box {
  const tiles = 2 ** ZOOM;
  const lng = (column: number): number => (column / tiles) * 360 - 180;
  const lat = (row: number): number =>
    (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / tiles))) * 180) / Math.PI;
  return [lng(x), lat(y + 1), lng(x + 1), lat(y)];
}

function touches(a: Box, b: Box): boolean {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}
