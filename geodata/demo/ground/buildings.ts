import type { Polygon } from 'geojson';
import { BoxIndex, around, extentOfPolygon } from './box-index.ts';
import { polygonsOf, type Workbench } from './geos.ts';
import { areaOf, centreOf, distance, holds, lengthOf } from './measure.ts';
import type { Source, Sources } from './source.ts';

export type BuildingUse =
  'residential' | 'self_built' | 'commercial' | 'public' | 'industrial' | 'storage' | 'mixed';

/** A real building, in metres, cleaned: valid and overlapping no other. */
export interface RealBuilding {
  source: string;
  footprint: Polygon;
  centre: [x: number, y: number];
  area: number;
  floors: number;
  /** True where the source gives no number of floors. */
  floorsEstimated: boolean;
  use: BuildingUse;
}

const SMALLEST_M2 = 12;

/** The buildings of the source, cleaned and with floors and use made out. */
export function cleanBuildings(bench: Workbench, sources: Sources): RealBuilding[] {
  const outlines = sources.surfaces.filter(
    ({ tags }) => tags['building'] !== undefined && tags['building'] !== 'no'
  );
  const footprints = apart(bench, outlines);
  const known = new BoxIndex<{ centre: [number, number]; area: number; floors: number }>(200);
  const draft = footprints.map(({ source, footprint }) => {
    const levels = Number.parseInt(source.tags['building:levels'] ?? '', 10);
    const building = {
      source,
      footprint,
      centre: centreOf(footprint.coordinates[0] ?? []),
      area: areaOf(footprint),
      floors: levels >= 1 && levels <= 60 ? levels : undefined
    };
    if (building.floors !== undefined) {
      known.add(extentOfPolygon(footprint), {
        centre: building.centre,
        area: building.area,
        floors: building.floors
      });
    }
    return building;
  });
  const useOf = usesOf(sources);
  return draft.map(({ source, footprint, centre, area, floors }) => {
    const likely = floors ?? likelyFloors(source.tags['building'] ?? '', area, centre, known);
    return {
      source: source.id,
      footprint,
      centre,
      area,
      floors: likely,
      floorsEstimated: floors === undefined,
      use: useOf(source, footprint, area, likely)
    };
  });
}

/** Valid outlines that overlap nothing: what a larger building covers is taken off the smaller one. */
function apart(
  bench: Workbench,
  outlines: Source<Polygon>[]
): { source: Source<Polygon>; footprint: Polygon }[] {
  const valid = outlines.flatMap((source) =>
    bench.part((part) => {
      const parts = polygonsOf(part.write(part.onGrid(part.valid(part.read(source.shape)), 0.01)));
      const footprint = largest(parts);
      return footprint !== undefined && areaOf(footprint) >= SMALLEST_M2 ? [{ source, footprint }] : [];
    })
  );
  valid.sort((a, b) => areaOf(b.footprint) - areaOf(a.footprint) || a.source.id.localeCompare(b.source.id));
  const kept: { source: Source<Polygon>; footprint: Polygon }[] = [];
  const index = new BoxIndex<Polygon>(100);
  for (const { source, footprint } of valid) {
    const clear = bench.part((part) => {
      let left = part.read(footprint);
      const whole = part.area(left);
      for (const other of index.touching(extentOfPolygon(footprint)))
        left = part.difference(left, part.read(other));
      if (part.area(left) < whole * 0.6) return undefined;
      return largest(polygonsOf(part.write(part.onGrid(left, 0.01))));
    });
    if (clear === undefined || areaOf(clear) < SMALLEST_M2) continue;
    index.add(extentOfPolygon(clear), clear);
    kept.push({ source, footprint: clear });
  }
  return kept.sort((a, b) => a.source.id.localeCompare(b.source.id));
}

const largest = (polygons: Polygon[]): Polygon | undefined =>
  polygons.reduce<Polygon | undefined>(
    (best, next) => (best === undefined || areaOf(next) > areaOf(best) ? next : best),
    undefined
  );

/** Floors as most of the near buildings of like size have them; by size alone where there are none. */
function likelyFloors(
  kind: string,
  area: number,
  centre: [number, number],
  known: BoxIndex<{ centre: [number, number]; area: number; floors: number }>
): number {
  if (['garage', 'garages', 'shed', 'kiosk', 'tank', 'hangar'].includes(kind) || area < 60) return 1;
  const like = known
    .touching(around(centre, 220))
    .filter((other) => other.area > area * 0.4 && other.area < area * 2.5)
    .sort((a, b) => distance(a.centre, centre) - distance(b.centre, centre))
    .slice(0, 5)
    .map(({ floors }) => floors)
    .sort((a, b) => a - b);
  const middle = like[Math.floor(like.length / 2)];
  if (middle !== undefined && like.length >= 3) return middle;
  if (kind === 'apartments') return 5;
  return area < 180 ? 1 : area < 500 ? 2 : 3;
}

const BY_TAG: Record<string, BuildingUse> = {
  garage: 'storage',
  garages: 'storage',
  shed: 'storage',
  warehouse: 'storage',
  tank: 'storage',
  hangar: 'industrial',
  industrial: 'industrial',
  service: 'industrial',
  school: 'public',
  kindergarten: 'public',
  university: 'public',
  college: 'public',
  hospital: 'public',
  public: 'public',
  civic: 'public',
  government: 'public',
  church: 'public',
  mosque: 'public',
  cathedral: 'public',
  train_station: 'public',
  stadium: 'public',
  commercial: 'commercial',
  retail: 'commercial',
  office: 'commercial',
  hotel: 'commercial',
  supermarket: 'commercial',
  kiosk: 'commercial',
  house: 'self_built',
  dormitory: 'residential'
};
const PUBLIC = new Set([
  'school',
  'kindergarten',
  'university',
  'college',
  'hospital',
  'clinic',
  'townhall',
  'theatre',
  'police',
  'library',
  'place_of_worship',
  'courthouse',
  'fire_station',
  'prison',
  'community_centre',
  'arts_centre'
]);

/** What a building is for: by its own tags, by the grounds it stands in, by what is in it, and by its shape. */
function usesOf(
  sources: Sources
): (source: Source<Polygon>, footprint: Polygon, area: number, floors: number) => BuildingUse {
  const grounds = new BoxIndex<Source<Polygon>>(200);
  for (const surface of sources.surfaces) {
    if (surface.tags['building'] !== undefined) continue;
    if (PUBLIC.has(surface.tags['amenity'] ?? '') || surface.tags['landuse'] === 'industrial') {
      grounds.add(extentOfPolygon(surface.shape), surface);
    }
  }
  const places = new BoxIndex<Source>(100);
  for (const point of sources.points) {
    if (
      point.tags['amenity'] !== undefined ||
      point.tags['shop'] !== undefined ||
      point.tags['office'] !== undefined ||
      point.tags['tourism'] === 'hotel'
    ) {
      places.add(around(point.shape.coordinates, 0), point);
    }
  }
  return ({ tags }, footprint, area, floors) => {
    const byTag = BY_TAG[tags['building'] ?? ''];
    if (byTag !== undefined) return byTag;
    if (PUBLIC.has(tags['amenity'] ?? '')) return 'public';
    const shopAbove = floors >= 4;
    if (
      tags['shop'] !== undefined ||
      tags['office'] !== undefined ||
      tags['amenity'] !== undefined ||
      tags['tourism'] !== undefined
    ) {
      return shopAbove && tags['shop'] !== undefined && tags['shop'] !== 'mall' ? 'mixed' : 'commercial';
    }
    const centre = centreOf(footprint.coordinates[0] ?? []);
    const ground = grounds.touching(around(centre, 0)).find(({ shape }) => holds(shape, centre));
    if (ground !== undefined) return ground.tags['landuse'] === 'industrial' ? 'industrial' : 'public';
    const inside = places
      .touching(extentOfPolygon(footprint))
      .filter(({ shape }) => shape.type === 'Point' && holds(footprint, shape.coordinates));
    if (
      inside.some((place) => PUBLIC.has(place.tags['amenity'] ?? '') && place.tags['amenity'] !== 'police')
    ) {
      return floors >= 5 ? 'mixed' : 'public';
    }
    // How far it is from a slab of flats: mean width of the footprint.
    const width = (2 * area) / Math.max(1, lengthOf(footprint.coordinates[0] ?? []) / 2);
    if (area > 2600 && floors <= 4) return inside.length > 0 ? 'commercial' : 'industrial';
    if (width > 34 && floors <= 4) return 'commercial';
    if (inside.length > 0) return floors >= 4 ? 'mixed' : 'commercial';
    if (floors === 1 && area < 45) return 'storage';
    if (floors <= 2 && area < 320) return 'self_built';
    if (floors === 1) return area > 500 ? 'commercial' : 'self_built';
    return 'residential';
  };
}
