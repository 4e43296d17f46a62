import type { Feature, FeatureCollection, Geometry, MultiPolygon, Point, Polygon } from 'geojson';

/**
 * What the map is told: one plain value that says everything there is to draw. The map compares by identity
 * (`===`), field by field, and redraws only what is another object than before. So replace collections whole, hold
 * them in `$state.raw`, and keep the same object when nothing has changed.
 *
 * All coordinates are [lng, lat] in WGS 84.
 */
export interface MapScene {
  theme: Theme;
  /** Which of `name` and `name_en` a label prefers. */
  language: Language;
  /** The words the map itself shows or says, in that language. */
  labels: MapLabels;

  /** What the whole scope fills: where the camera starts and where "show all" goes. */
  bounds: Bounds | null;
  /** A command. The camera goes there when this is another object than before; the user may then move away. */
  camera: Camera | null;
  /** How many times as large as usual labels, lines and marks are: 1 on a desk, more on a wall. */
  magnification: number;
  /** Pixels covered by panels on each side, so that what is shown is centred in what is left. */
  padding: Padding;

  /** Which groups are shown. A group that is absent is hidden. */
  layers: Readonly<Partial<Record<LayerGroup, boolean>>>;
  /** The level whose areas are filled, named, hovered and picked: 0 street office … 4 building grid. */
  level: number;
  ground: FeatureCollection<Geometry, GroundProperties> | null;
  areas: FeatureCollection<Polygon | MultiPolygon, AreaProperties> | null;
  buildings: FeatureCollection<Polygon | MultiPolygon, BuildingProperties> | null;
  /** Only those to be shown: filter by kind before handing them in. */
  facilities: FeatureCollection<Point, FacilityProperties> | null;
  /** Only those to be shown: filter by category and lamp before handing them in. */
  incidents: readonly IncidentMark[];
  /** Incidents that have just arrived; each pulses three times (not under prefers-reduced-motion). */
  arrivals: readonly number[];
  need: NeedScene | null;
  /** Areas coloured in by something else than need, in its place; null = none. */
  classes: ClassScene | null;
  /** A raster to be coloured in; null = none. */
  density: DensityScene | null;
  /** How far one gets from facilities on foot; null = none. */
  reach: ReachScene | null;
  /** What the reader draws; left out where nothing is. */
  drawn?: DrawnScene | null;

  selection: Selection | null;
  /** Raster tiles under our own data, when configured. */
  tiles: TileSource | null;
  /** 审图号 of the base map, where there is one. */
  reviewNumber: string | null;
}

export type Theme = 'light' | 'dark';
export type Language = 'zh-CN' | 'en';

/** [west, south, east, north] in degrees. */
export type Bounds = readonly [number, number, number, number];

export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** Where the camera is. Bearing and pitch in degrees. */
export interface View {
  zoom: number;
  lng: number;
  lat: number;
  bearing: number;
  pitch: number;
}

export type Camera =
  | { kind: 'view'; view: View; animate: boolean }
  | { kind: 'bounds'; bounds: Bounds; maxZoom?: number; animate: boolean };

/** What can be shown and hidden, from the bottom of the stack up. */
export const LAYER_GROUPS = [
  'tiles',
  'ground',
  'buildings',
  'need',
  'street_names',
  'area_lines',
  'area_names',
  'facilities',
  'incidents'
] as const;
export type LayerGroup = (typeof LAYER_GROUPS)[number];

/** One thing on the map; an area may be one of the outlines of its classes. Also what the address bar holds as `sel=area:CODE`. */
export type Selection =
  | { kind: 'area'; code: string }
  | { kind: 'building'; id: number }
  | { kind: 'facility'; id: number }
  | { kind: 'incident'; id: number };

/** What lies under the pointer, and where the pointer is: [x, y] in pixels of the map's own box. */
export interface Hover {
  target: Selection;
  point: readonly [number, number];
  lngLat: readonly [number, number];
}

/** What has gone wrong with drawing. `recovered` takes `context_lost` back. */
export type MapProblem = 'webgl_missing' | 'context_lost' | 'recovered' | 'tiles_unreachable';

export interface MapCallbacks {
  /** A click or tap: the most specific thing hit (incident, facility, building, area), or null for empty ground. */
  onselect?: (selection: Selection | null) => void;
  /** A click or tap, before it selects anything; true = it meant the place, and selects nothing. */
  onplace?: (place: Corner) => boolean;
  /** The camera has come to rest. */
  onview?: (view: View, bounds: Bounds) => void;
  onhover?: (hover: Hover | null) => void;
  onproblem?: (problem: MapProblem) => void;
}

export interface GroundProperties {
  id: number;
  kind: 'land' | 'water' | 'park' | 'green' | 'street' | 'path' | 'rail' | 'barrier';
  /** Rank of a street as OpenStreetMap has it: motorway … service, footway … */
  class: string;
  name: string | null;
  name_en: string | null;
  tunnel?: boolean;
  bridge?: boolean;
}

export interface AreaProperties {
  code: string;
  parent: string | null;
  level: number;
  name: string;
  name_en?: string | null;
  plan_id: number | null;
  /** A point inside the area, [lng, lat]. */
  label: readonly [number, number];
  area_ha: number;
}

export interface BuildingProperties {
  id: number;
  code: string | null;
  /** Code of the leaf area it stands in. */
  area: string | null;
  name: string | null;
  use: string | null;
  floors: number | null;
  height_m: number | null;
}

export interface FacilityProperties {
  id: number;
  kind: string;
  name: string;
  name_en?: string | null;
  area: string | null;
  status: string | null;
  capacity: number | null;
  open_hours: string | null;
}

export type Lamp = 'on_time' | 'nearly_due' | 'late' | 'settled';

export interface IncidentMark {
  id: number;
  lng: number;
  lat: number;
  category: string;
  lamp: Lamp;
  area: string;
}

export type NeedMeasure =
  /** Households (or cases) in need per 100 households. */
  | 'rate'
  /** How many. For squares, which differ in size, this is shown as density. */
  | 'count'
  /** How many per hectare. */
  | 'density';

/** Protected figures to be coloured in. Their `null` means "fewer than 5, or withheld to protect a neighbour". */
export interface NeedScene {
  form: 'choropleth' | 'squares';
  measure: NeedMeasure;
  /** Households with any open case, or cases of one category. */
  unit: 'households' | 'cases';
  /** One per area of the shown level; an area that is absent has no data and stays empty. */
  areas: readonly AreaFigure[];
  squares: readonly NeedSquare[];
}

type Polygons = readonly (readonly (readonly Corner[])[])[];
export type Corner = readonly [lng: number, lat: number];

/** Colours that a map is filled with: how much need, how it has changed, what is beyond chance, who is reached. */
export type Ramp = 'need' | 'difference' | 'chance' | 'reach';

/** Areas of the shown level in classes: each is the number of a colour of the ramp. */
export interface ClassScene {
  ramp: Ramp;
  /** By code. `unsure` = too small to say. An area that is absent stays empty. */
  areas: ReadonlyMap<string, number | 'withheld' | 'unsure'>;
  /** Outlines of what is coloured, by code, where it is no area of the plan: a honeycomb. */
  outlines: ReadonlyMap<string, readonly Corner[]> | null;
}

/** A raster of numbers, and the classes in which they are coloured. */
export interface DensityScene {
  /** Row by row from the north-west; NaN where there is no value. */
  values: Float32Array;
  width: number;
  height: number;
  /** Corners of the raster, [lng, lat]: south-west, north-west, north-east, south-east. */
  corners: readonly [Corner, Corner, Corner, Corner];
  /** The ground on which it is shown, and what is left out of it: polygons, each its outline and then its holes. */
  ground: Polygons;
  without: Polygons;
  /** Rising. A value above the i-th break and not above the next has colour i + 1 of the ramp. */
  breaks: readonly number[];
  ramp: Ramp;
}

/** Streets and ground that are reached on foot, and places where a facility might be. */
export interface ReachScene {
  /** Pieces of street by band, the nearest band first; three bands at most. */
  bands: readonly (readonly (readonly [Corner, Corner])[])[];
  /** Ground within a walk, a multi-polygon for each band, which holds the nearer ones; three bands at most. */
  walkAreas: readonly Polygons[];
  /** Places that are proposed, marked with their numbers from 1 if there are several. */
  proposed: readonly Corner[];
}

/** A line that the reader draws, or has drawn. */
export interface DrawnScene {
  line: readonly Corner[];
  /** Whether it is finished, and closes. */
  closed: boolean;
  /** Outlines of the whole areas that are counted. */
  counted: Polygons;
}

export interface AreaFigure {
  code: string;
  households: number | null;
  count: number | null;
}

export interface NeedSquare {
  /** Coordinates of a MultiPolygon: several squares where small ones share one count. */
  polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
  area_ha: number;
  households: number | null;
  count: number | null;
}

/** Tiles come by configuration; nothing is fetched unless it is set. */
export interface TileSource {
  /** XYZ templates with {z}, {x}, {y}. */
  urls: readonly string[];
  tileSize: 256 | 512;
  minZoom: number;
  maxZoom: number;
  /** Plain text, shown beside our own credit. */
  credit: string;
}

/** Every word the map shows or says. */
export interface MapLabels {
  /** What the map is, for a screen reader. */
  map: string;
  zoom_in: string;
  zoom_out: string;
  /** Turns the map so that north is up; shown while it is not. */
  north_up: string;
  tilt: string;
  flatten: string;
  show_all: string;
  /** Before the review number, e.g. 审图号. */
  review_number: string;
  /** Names of units under the scale bar. */
  metres: string;
  kilometres: string;
}

export type AreaFeature = Feature<Polygon | MultiPolygon, AreaProperties>;
