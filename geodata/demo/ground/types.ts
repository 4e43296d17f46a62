import type { BuildingUse } from './buildings.ts';
import type { Degrees } from './frame.ts';
import type { Feature } from './surroundings.ts';

/** An area in force: outline as a multi-polygon in degrees, WGS 84. */
export interface GroundArea {
  code: string;
  parent: string | undefined;
  level: number;
  name: string;
  outline: Degrees[][][];
}

export interface GroundBuilding {
  code: string;
  /** Code of the building grid it stands in. */
  area: string;
  footprint: Degrees[][];
  /** A place inside it. */
  inside: Degrees;
  /** Square metres of ground. */
  area_m2: number;
  floors: number;
  floorsEstimated: boolean;
  use: BuildingUse;
  estate: string;
  number: string;
  name: string;
  address: string;
  households: number;
}

export interface GroundFeature extends Omit<Feature, 'shape'> {
  /** GeoJSON, degrees. */
  shape: { type: string; coordinates: unknown };
}

export interface GroundPlace {
  kind: string;
  at: Degrees;
  area: string;
  /** Position of its building in the list of buildings. */
  building: number | undefined;
}

/** A place at a street's side where something may happen. */
export interface Streetside {
  at: Degrees;
  area: string;
  street: string;
  /** How lively the street is: its class's weight. */
  lively: number;
}

/** Other cells that a community had before: its groups, sectors and building grids of then. */
export interface EarlierPlan {
  community: string;
  areas: GroundArea[];
  /** Building grids that had another code then. */
  moved: { now: string; then: string }[];
}

/** One street office: everything about it that stays, whatever the day. */
export interface Ground {
  office: string;
  areas: GroundArea[];
  earlier: EarlierPlan[];
  buildings: GroundBuilding[];
  features: GroundFeature[];
  places: GroundPlace[];
  streetside: Streetside[];
  /** EPSG code of the UTM zone that the office lies in. */
  metricSrid: number;
}
