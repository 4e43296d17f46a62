import type { ReviewDensity, ReviewMeasure } from '../analysis/review/density.ts';
import type { CountedGround } from '../analysis/review/ground.ts';
import type { HoneycombCell } from '../analysis/review/honeycomb.ts';
import type { CountedArea, ReviewHotspots } from '../analysis/review/hotspots.ts';
import type { Unfit } from '../analysis/spatial/hotspots.ts';
import type { AreaMap, AreaStore, AreaSummary } from '../data/areas.ts';
import type { IncidentMap } from '../data/incident-columns.ts';
import type { IncidentStore } from '../data/incidents.ts';
import type { NeedStore } from '../data/need.ts';
import type { Analyst } from './analyst.ts';
import { boundsOf, polygonsOf, type Polygons } from './bounds.ts';
import { lastDayOf } from './month.ts';
import { remembered } from './remembered.ts';
import { Resource } from './resource.svelte.ts';
import { countIn, reportedBy, reportedIn } from './review-figures.ts';

export interface ReviewStores {
  readonly areas: AreaStore;
  readonly need: NeedStore;
  readonly incidents: IncidentStore;
}

export interface SummaryQuestion {
  readonly level: number;
  readonly scope: string;
  /** First of a month. */
  readonly asOf: string;
}

export interface IncidentsQuestion {
  readonly scope: string;
  readonly asOf: string;
  /** How many days of the month are counted; null = all. */
  readonly days: number | null;
}

/** What lies on the ground in a month. */
interface GroundQuestion extends IncidentsQuestion {
  /** Incidents, or need of a category (null = of any). */
  readonly incidents: boolean;
  readonly category: string | null;
  /** Month whose outline of the scope is the frame: the same for two months that are held against each other. */
  readonly frame: string;
}
export interface DensityQuestion extends GroundQuestion {
  readonly bandwidth: number;
  readonly measure: ReviewMeasure;
}
export interface HoneycombQuestion extends GroundQuestion {
  readonly width: number;
}
export interface ChanceQuestion extends GroundQuestion {
  readonly level: number;
  /** Of hexagons so wide; null = of areas. */
  readonly width: number | null;
}

/** Nothing was known yet in that month: no area, or no square in which somebody lived. */
export const NOTHING_YET = 'nothing-yet';

/**
 * What can be asked of a month. Every answer is made from what the same question fetches, and fetches are remembered, so
 * that no answer is put together from the pieces of two questions.
 */
export class Month {
  readonly figures: Resource<SummaryQuestion, AreaSummary>;
  readonly incidents: Resource<IncidentsQuestion, IncidentMap>;
  readonly density: Resource<DensityQuestion, ReviewDensity | typeof NOTHING_YET>;
  readonly honeycomb: Resource<HoneycombQuestion, readonly HoneycombCell[]>;
  readonly chance: Resource<ChanceQuestion, ReviewHotspots | Unfit>;

  /**
   * @param squareMetres side of the squares in which need is asked.
   * @param water what is cut out of the ground.
   */
  constructor(stores: ReviewStores, analyst: Analyst, squareMetres: number, water: () => Polygons) {
    const summary = remembered(({ level, scope, asOf }: SummaryQuestion, signal: AbortSignal) =>
      stores.areas.summary(level, scope, asOf, signal)
    );
    const areaMap = remembered(({ scope, asOf }: { scope: string; asOf: string }, signal: AbortSignal) =>
      stores.areas.map(scope, asOf, signal)
    );
    const cells = remembered(
      (
        { scope, category, asOf }: { scope: string; category: string | null; asOf: string },
        signal: AbortSignal
      ) => stores.need.cells(scope, category === null ? null : [category], squareMetres, asOf, signal)
    );
    const reported = remembered(({ scope, asOf }: IncidentsQuestion, signal: AbortSignal) =>
      stores.incidents.map(scope, asOf, lastDayOf(asOf), signal)
    );

    const groundOf = async (asked: GroundQuestion, signal: AbortSignal): Promise<CountedGround> => {
      const { scope, category, asOf, days } = asked;
      const [need, rows] = await Promise.all([
        cells({ scope, category, asOf }, signal),
        asked.incidents ? reported({ scope, asOf, days }, signal) : undefined
      ]);
      const squares = need.cells.map(({ polygons, count, households }) => ({ polygons, count, households }));
      const places = rows && reportedIn(rows.rows, asOf, days).flatMap(placeOf);
      return { squares, incidents: places ?? null };
    };
    const outlineOf = async ({ scope, frame }: GroundQuestion, signal: AbortSignal) => {
      const { features } = await areaMap({ scope, asOf: frame }, signal);
      const own = features.find(({ properties }) => properties.code === scope);
      const bounds = own && boundsOf([own.geometry]);
      return own && bounds ? { bounds, polygons: polygonsOf(own.geometry) } : undefined;
    };

    this.figures = new Resource(summary);
    this.incidents = new Resource(reported);
    this.density = new Resource(async (asked, signal) => {
      const [ground, outline] = await Promise.all([groundOf(asked, signal), outlineOf(asked, signal)]);
      if (!outline || ground.squares.length === 0) return NOTHING_YET;
      return analyst.density({
        ground,
        measure: asked.measure,
        bandwidthMetres: asked.bandwidth,
        bounds: outline.bounds,
        area: { polygons: outline.polygons, without: water(), correction: 'level' }
      });
    });
    const honeycombOf = async (asked: HoneycombQuestion, signal: AbortSignal) => {
      const [ground, outline] = await Promise.all([groundOf(asked, signal), outlineOf(asked, signal)]);
      if (!outline) return [];
      const [west, south] = outline.bounds;
      return analyst.honeycomb({ ground, widthMetres: asked.width, origin: [west, south] });
    };
    this.honeycomb = new Resource(honeycombOf);
    this.chance = new Resource(async ({ width, ...asked }, signal) => {
      if (width !== null) {
        const hexagons = await honeycombOf({ ...asked, width }, signal);
        return analyst.hotspots(hexagons.map((cell) => ({ ...cell, boundary: [cell.ring] })));
      }
      const { scope, asOf, days, level, category } = asked;
      const [{ areas }, map, rows] = await Promise.all([
        summary({ level, scope, asOf }, signal),
        areaMap({ scope, asOf }, signal),
        asked.incidents ? reported({ scope, asOf, days }, signal) : undefined
      ]);
      const figures = new Map(areas.map((row) => [row.code, row]));
      const counts = rows && reportedBy(rows.rows, asOf, days, [...figures.keys()]);
      const counted = boundariesOn(map, level).map(({ code, boundary }): CountedArea => {
        const row = figures.get(code);
        const need = row === undefined ? null : countIn(row, category);
        const count = counts === undefined ? need : (counts.get(code) ?? 0);
        return { code, boundary, count, households: row?.households ?? null };
      });
      return analyst.hotspots(counted);
    });
  }

  get parts() {
    return {
      figures: [this.figures, this.incidents],
      densities: [this.density, this.honeycomb],
      tests: [this.chance]
    } as const;
  }
}

const placeOf = ({ lng, lat }: { lng: number | null; lat: number | null }) =>
  lng === null || lat === null ? [] : [[lng, lat] as const];

/** All rings of the areas of a level. */
const boundariesOn = ({ features }: AreaMap, level: number) =>
  features.flatMap(({ properties, geometry }) =>
    properties.level === level ? [{ code: properties.code, boundary: polygonsOf(geometry).flat() }] : []
  );
