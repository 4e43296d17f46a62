import type { Geometry, LineString, Point, Polygon, Position } from 'geojson';
import { extentOf, type Extent } from './box-index.ts';
import type { Frame } from './frame.ts';
import { linesOf, multiLine, polygonsOf, type Workbench } from './geos.ts';
import type { Box, Piece } from './tiles.ts';

/** A real feature in metres, whole again. */
export interface Source<Shape extends Geometry = Geometry> {
  id: string;
  tags: Record<string, string>;
  shape: Shape;
}

export interface Sources {
  surfaces: Source<Polygon>[];
  lines: Source<LineString>[];
  points: Source<Point>[];
}

/** Joins what the tiles' edges cut apart, by the features' ids, and lays it on the drawing board. */
export function joinPieces(bench: Workbench, pieces: Piece[], frame: Frame, box: Box): Sources {
  const corners = [frame.toMetres([box[0], box[1]]), frame.toMetres([box[2], box[3]])];
  const extent = extentOf(corners);
  const byId = new Map<string, { tags: Record<string, string>; shapes: Geometry[] }>();
  for (const piece of pieces) {
    const shape = onBoard(piece.geometry, frame);
    if (!inside(shape, extent)) continue;
    const known = byId.get(piece.id);
    if (known === undefined) byId.set(piece.id, { tags: piece.tags, shapes: [shape] });
    else known.shapes.push(shape);
  }
  const sources: Sources = { surfaces: [], lines: [], points: [] };
  for (const [id, { tags, shapes }] of byId) {
    const polygons = shapes.flatMap(polygonsOf);
    const lines = shapes.flatMap(linesOf);
    for (const shape of polygons.length > 1 ? joined(bench, polygons) : polygons) {
      sources.surfaces.push({ id, tags, shape });
    }
    for (const coordinates of lines.length > 1 ? joinedLines(bench, lines) : lines) {
      sources.lines.push({ id, tags, shape: { type: 'LineString', coordinates } });
    }
    for (const shape of shapes) {
      if (shape.type === 'Point') sources.points.push({ id, tags, shape });
    }
  }
  return sources;
}

function onBoard(geometry: Geometry, frame: Frame): Geometry {
  const place = ([lng = NaN, lat = NaN]: Position): Position => frame.toMetres([lng, lat]);
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: place(geometry.coordinates) };
    case 'LineString':
      return { type: 'LineString', coordinates: geometry.coordinates.map(place) };
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: geometry.coordinates.map((line) => line.map(place)) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: geometry.coordinates.map((ring) => ring.map(place)) };
    case 'MultiPolygon':
      return {
        type: 'MultiPolygon',
        coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(place)))
      };
    default:
      return { type: 'GeometryCollection', geometries: [] };
  }
}

function inside(shape: Geometry, [minX, minY, maxX, maxY]: Extent): boolean {
  const all =
    shape.type === 'Point'
      ? [shape.coordinates]
      : [...linesOf(shape).flat(), ...polygonsOf(shape).flatMap((polygon) => polygon.coordinates[0] ?? [])];
  if (all.length === 0) return false;
  const [west, south, east, north] = extentOf(all);
  return west <= maxX && east >= minX && south <= maxY && north >= minY;
}

function joined(bench: Workbench, polygons: Polygon[]): Polygon[] {
  return bench.part((part) => {
    const grown = part.valid(part.read({ type: 'GeometryCollection', geometries: polygons }));
    return polygonsOf(part.write(part.unionOnGrid(grown, 0.02)));
  });
}

function joinedLines(bench: Workbench, lines: Position[][]): Position[][] {
  return bench.part((part) => linesOf(part.write(part.mergedLines(part.read(multiLine(lines))))));
}
