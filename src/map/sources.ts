import type { Feature, FeatureCollection, Point, Polygon } from 'geojson';
import type { GeoJSONSourceSpecification, SourceSpecification } from 'maplibre-gl';
import type { Cluster } from './deck/cluster.ts';
import { diameter } from './deck/diameter.ts';
import { facilityIcon } from './facility-icons.ts';
import { UNSURE, WITHHELD, type NeedProperties } from './layers/need.ts';
import { shortName } from './short-name.ts';
import { measureOf, needClass, needScale, needValue, type Figure } from './scales.ts';
import type {
  AreaProperties,
  ClassScene,
  DrawnScene,
  FacilityProperties,
  MapScene,
  NeedScene,
  ReachScene,
  Selection,
  TileSource
} from './scene.ts';
import type { SourceId } from './types.ts';

export const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Degrees from the scope to where a view of it cannot reach. */
const FAR = 3;

/** Sources whose data come and go with the scene. */
export type DataSourceId = Exclude<SourceId, 'tiles'>;

const geojson = (more: Partial<GeoJSONSourceSpecification> = {}): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data: EMPTY,
  // Past this the pieces are only enlarged: footprints are then known to about 2 cm.
  maxzoom: 17,
  ...more
});

/** The sources as they are before anything is known. */
export const dataSources: Readonly<Record<DataSourceId, GeoJSONSourceSpecification>> = {
  ground: geojson({ buffer: 64 }),
  need: geojson(),
  buildings: geojson(),
  areas: geojson({ promoteId: 'code' }),
  'area-names': geojson(),
  beyond: geojson(),
  facilities: geojson(),
  'walk-areas': geojson(),
  reached: geojson(),
  proposed: geojson(),
  drawn: geojson(),
  'incident-room': geojson(),
  hover: geojson(),
  selection: geojson()
};

export const tileSource = ({ urls, tileSize, minZoom, maxZoom }: TileSource): SourceSpecification => ({
  type: 'raster',
  tiles: [...urls],
  tileSize,
  minzoom: minZoom,
  maxzoom: maxZoom
});

/** One point per area, where its name goes. A name in two parts, 03·South garden, stands on two lines. */
export function areaNames(
  areas: MapScene['areas']
): FeatureCollection<Point, AreaProperties & { short: string | null }> {
  return {
    type: 'FeatureCollection',
    features: (areas?.features ?? []).map(({ properties }) => ({
      type: 'Feature',
      properties: {
        ...properties,
        name: properties.name.replace(/\s*[·・]\s*/u, '\n'),
        short: shortName(properties.name)
      },
      geometry: { type: 'Point', coordinates: [...properties.label] }
    }))
  };
}

/** Everything but the scope: the outermost areas are holes in a sheet wider than any view of them. */
export function beyond(areas: MapScene['areas']): FeatureCollection {
  const features = areas?.features ?? [];
  const top = Math.min(...features.map(({ properties }) => properties.level));
  const holes = features
    .filter(({ properties }) => properties.level === top)
    .flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates))
    .flatMap(([outer]) => (outer ? [outer] : []));
  const [lng, lat] = holes[0]?.[0] ?? [];
  if (lng === undefined || lat === undefined) return EMPTY;
  const [west, south, east, north] = [
    lng - FAR,
    Math.max(-85, lat - FAR),
    lng + FAR,
    Math.min(85, lat + FAR)
  ];
  const sheet = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south]
  ];
  const geometry: Polygon = { type: 'Polygon', coordinates: [sheet, ...holes] };
  return collect([{ type: 'Feature', properties: {}, geometry }]);
}

/** Facilities, each with the name of its icon. */
export function facilityPoints(
  facilities: MapScene['facilities']
): FeatureCollection<Point, FacilityProperties & { icon: string }> {
  return {
    type: 'FeatureCollection',
    features: (facilities?.features ?? []).map((feature) => ({
      ...feature,
      properties: { ...feature.properties, icon: facilityIcon(feature.properties.kind) }
    }))
  };
}

/** Ground within a walk: a feature for each band, which holds the nearer ones. */
export function walkedGround(reach: ReachScene | null): FeatureCollection {
  return collect(
    (reach?.walkAreas ?? []).map((polygons, band) => ({
      type: 'Feature',
      properties: { band },
      geometry: {
        type: 'MultiPolygon',
        coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([lng, lat]) => [lng, lat])))
      }
    }))
  );
}

/** Streets that are reached: all pieces of a band are one feature. */
export function reachedStreets(reach: ReachScene | null): FeatureCollection {
  return collect(
    (reach?.bands ?? []).map((pieces, band) => ({
      type: 'Feature',
      properties: { band },
      geometry: {
        type: 'MultiLineString',
        coordinates: pieces.map((piece) => piece.map(([lng, lat]) => [lng, lat]))
      }
    }))
  );
}

/** Places that are proposed; one alone has no number. */
export function proposedPlaces(reach: ReachScene | null): FeatureCollection {
  const proposed = reach?.proposed ?? [];
  return collect(
    proposed.map(([lng, lat], index) => ({
      type: 'Feature',
      properties: { number: proposed.length === 1 ? '+' : String(index + 1) },
      geometry: { type: 'Point', coordinates: [lng, lat] }
    }))
  );
}

/** A drawn line, its corners while it is being drawn, and the outlines of the areas that it is answered from. */
export function drawnLines(drawn: DrawnScene | null): FeatureCollection {
  if (drawn === null) return EMPTY;
  const line = drawn.line.map(([lng, lat]) => [lng, lat]);
  const [first] = line;
  const path = drawn.closed && first ? [...line, first] : line;
  const counted = drawn.counted.flatMap((rings) => rings.map((ring) => ring.map(([lng, lat]) => [lng, lat])));
  return collect([
    {
      type: 'Feature',
      properties: { kind: 'counted' },
      geometry: { type: 'MultiLineString', coordinates: counted }
    },
    ...(path.length > 1
      ? [
          {
            type: 'Feature' as const,
            properties: { kind: 'line' },
            geometry: { type: 'LineString' as const, coordinates: path }
          }
        ]
      : []),
    ...(drawn.closed ? [] : line).map((coordinates) => ({
      type: 'Feature' as const,
      properties: { kind: 'corner' },
      geometry: { type: 'Point' as const, coordinates }
    }))
  ]);
}

/** The room that marks of incidents take on the screen, so that labels can keep clear of it. */
export function incidentRoom(clusters: readonly Cluster[]): FeatureCollection<Point, { size: number }> {
  return {
    type: 'FeatureCollection',
    features: clusters.map((cluster) => ({
      type: 'Feature',
      properties: { size: diameter(cluster) },
      geometry: { type: 'Point', coordinates: cluster.position }
    }))
  };
}

/** Areas of the shown level, or squares, with the class of their figure. What has no figure is left out. */
export function needFeatures(
  need: NeedScene | null,
  areas: MapScene['areas'],
  level: number
): FeatureCollection {
  if (!need) return EMPTY;
  const measure = measureOf(need);
  const scale = needScale(measure, level);
  const measured = (figure: Figure): NeedProperties | undefined => {
    const value = needValue(measure, figure);
    if (value === undefined) return undefined;
    const found = needClass(scale, value);
    return found === 'withheld' ? { class: WITHHELD, value: null } : { class: found, value: Number(value) };
  };

  if (need.form === 'squares') {
    return collect(
      need.squares.map(({ polygons, area_ha, households, count }) => {
        const properties = measured({ households, count, hectares: area_ha });
        const coordinates = polygons.map((rings) =>
          rings.map((ring) => ring.map(([lng, lat]) => [lng, lat]))
        );
        return properties && { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates } };
      })
    );
  }

  const figures = new Map(need.areas.map((figure) => [figure.code, figure]));
  return collect(
    (areas?.features ?? []).map(({ properties: area, geometry }) => {
      const figure = area.level === level ? figures.get(area.code) : undefined;
      const properties = figure && measured({ ...figure, hectares: area.area_ha });
      return properties && { type: 'Feature', properties, geometry };
    })
  );
}

/** Areas of the shown level with the number of their colour. */
export function classFeatures(
  { areas: classes, outlines }: ClassScene,
  areas: MapScene['areas'],
  level: number
): FeatureCollection {
  const properties = (found: number | 'withheld' | 'unsure'): NeedProperties => ({
    class: typeof found === 'number' ? found : MARKED[found],
    value: null
  });
  if (outlines !== null) {
    return collect(
      [...classes].map(([code, found]) => {
        const ring = outlines.get(code)?.map(([lng, lat]) => [lng, lat]);
        const geometry = ring && { type: 'Polygon' as const, coordinates: [ring] };
        return geometry && { type: 'Feature', properties: properties(found), geometry };
      })
    );
  }
  return collect(
    (areas?.features ?? []).map(({ properties: area, geometry }) => {
      const found = area.level === level ? classes.get(area.code) : undefined;
      if (found === undefined) return undefined;
      return { type: 'Feature', properties: properties(found), geometry };
    })
  );
}

const MARKED = { withheld: WITHHELD, unsure: UNSURE } as const;

const collect = (features: readonly (Feature | undefined)[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: features.filter((feature) => feature !== undefined)
});

/** The outline of what is selected or hovered: one feature, or none when the scene does not hold it. */
export function outlineOf(selection: Selection | null, scene: MapScene): FeatureCollection {
  const feature = selection && featureOf(selection, scene);
  return feature ? { type: 'FeatureCollection', features: [feature] } : EMPTY;
}

/** One of a honeycomb. */
function outlinedOf(code: string, classes: ClassScene | null): Feature | undefined {
  const ring = classes?.outlines?.get(code)?.map(([lng, lat]) => [lng, lat]);
  return ring && { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
}

function featureOf(selection: Selection, scene: MapScene): Feature | undefined {
  switch (selection.kind) {
    case 'area':
      return (
        scene.areas?.features.find(({ properties }) => properties.code === selection.code) ??
        outlinedOf(selection.code, scene.classes)
      );
    case 'building':
      return scene.buildings?.features.find(({ properties }) => properties.id === selection.id);
    case 'facility':
      return scene.facilities?.features.find(({ properties }) => properties.id === selection.id);
    case 'incident': {
      const mark = scene.incidents.find(({ id }) => id === selection.id);
      return (
        mark && {
          type: 'Feature',
          properties: {},
          geometry: { type: 'Point', coordinates: [mark.lng, mark.lat] }
        }
      );
    }
  }
}
