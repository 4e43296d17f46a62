import type { ReviewDensity } from '../analysis/review/density.ts';
import type { CountedGround } from '../analysis/review/ground.ts';
import type { HoneycombCell } from '../analysis/review/honeycomb.ts';
import type { CountedArea, ReviewHotspots } from '../analysis/review/hotspots.ts';
import type { Unfit } from '../analysis/spatial/hotspots.ts';
import type { AreaMap, AreaStore, AreaSummary } from '../data/areas.ts';
import type { HistoryStore } from '../data/histories.ts';
import type { IncidentMap } from '../data/incident-columns.ts';
import type { IncidentStore } from '../data/incidents.ts';
import type { NeedStore } from '../data/need.ts';
import type { Analyst } from './analyst.ts';
import { boundsOf, polygonsOf, type Polygons } from './bounds.ts';
import { remembered } from './remembered.ts';
import type { Reports } from './reports.ts';
import { Resource } from './resource.svelte.ts';
import type {
  Asked,
  ChanceQuestion,
  DensityQuestion,
  GroundQuestion,
  HoneycombQuestion,
  IncidentsQuestion,
  SummaryQuestion,
  Wanted
} from './review-asked.ts';
import { countIn, reportedBy, reportedIn } from './review-figures.ts';

export interface ReviewStores {
  readonly areas: AreaStore;
  readonly need: NeedStore;
  readonly incidents: IncidentStore;
  readonly histories: Pick<HistoryStore, 'incidents'>;
}

/** Nothing was known yet in that month: no area, or no square in which somebody lived. */
export const NOTHING_YET = 'nothing-yet';

/** Months of figures that are kept: as many as are looked at one after another. */
const MONTHS_KEPT = 26;

/**
 * What can be asked of a period: figures of need of a month, incidents of its days. Every answer is made from what the same question fetches, and fetches are remembered, so
 * that no answer is put together from the pieces of two questions.
 */
export class Month {
  readonly figures: Resource<SummaryQuestion, AreaSummary>;
  readonly incidents: Resource<IncidentsQuestion, IncidentMap>;
  readonly density: Resource<DensityQuestion, ReviewDensity | typeof NOTHING_YET>;
  readonly honeycomb: Resource<HoneycombQuestion, readonly HoneycombCell[]>;
  readonly chance: Resource<ChanceQuestion, ReviewHotspots | Unfit>;
  readonly #fetch: (wanted: Wanted, asked: Asked, signal: AbortSignal) => Promise<void>;

  /**
   * @param reports where incidents come from; both periods have the same.
   * @param squareMetres side of the squares in which need is asked.
   * @param water what is cut out of the ground.
   */
  constructor(
    stores: ReviewStores,
    reports: Reports,
    analyst: Analyst,
    squareMetres: number,
    water: () => Polygons
  ) {
    const summary = remembered(
      ({ level, scope, asOf }: SummaryQuestion, signal: AbortSignal) =>
        stores.areas.summary(level, scope, asOf, signal),
      { kept: MONTHS_KEPT }
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
    const reported = reports.in;
    /** What is made from incidents of today ages as they do. */
    const running = { ages: (asked: GroundQuestion) => asked.incidents && reports.running(asked) };

    const groundOf = async (asked: GroundQuestion, signal: AbortSignal): Promise<CountedGround> => {
      const { scope, category, asOf, from, to } = asked;
      const [need, rows] = await Promise.all([
        cells({ scope, category, asOf }, signal),
        asked.incidents ? reported({ scope, from, to }, signal) : undefined
      ]);
      const squares = need.cells.map(({ polygons, count, households }) => ({ polygons, count, households }));
      const places = rows && reportedIn(rows.rows, asked).flatMap(placeOf);
      return { squares, incidents: places ?? null };
    };
    const outlineOf = async ({ scope, frame }: GroundQuestion, signal: AbortSignal) => {
      const { features } = await areaMap({ scope, asOf: frame }, signal);
      const own = features.find(({ properties }) => properties.code === scope);
      const bounds = own && boundsOf([own.geometry]);
      return own && bounds ? { bounds, polygons: polygonsOf(own.geometry) } : undefined;
    };

    const densityOf = remembered(async (asked: DensityQuestion, signal: AbortSignal) => {
      const [ground, outline] = await Promise.all([groundOf(asked, signal), outlineOf(asked, signal)]);
      if (!outline || ground.squares.length === 0) return NOTHING_YET;
      return analyst.density({
        ground,
        measure: asked.measure,
        bandwidthMetres: asked.bandwidth,
        bounds: outline.bounds,
        area: { polygons: outline.polygons, without: water(), correction: 'level' }
      });
    }, running);
    const honeycombOf = remembered(async (asked: HoneycombQuestion, signal: AbortSignal) => {
      const [ground, outline] = await Promise.all([groundOf(asked, signal), outlineOf(asked, signal)]);
      if (!outline) return [];
      const [west, south] = outline.bounds;
      return analyst.honeycomb({ ground, widthMetres: asked.width, origin: [west, south] });
    }, running);
    const chanceOf = remembered(
      async ({ width, statistic, ...asked }: ChanceQuestion, signal: AbortSignal) => {
        if (width !== null) {
          const hexagons = await honeycombOf({ ...asked, width }, signal);
          return analyst.hotspots(
            hexagons.map((cell) => ({ ...cell, boundary: [cell.ring] })),
            statistic
          );
        }
        const { scope, asOf, from, to, level, category } = asked;
        const [{ areas }, map, rows] = await Promise.all([
          summary({ level, scope, asOf }, signal),
          areaMap({ scope, asOf }, signal),
          asked.incidents ? reported({ scope, from, to }, signal) : undefined
        ]);
        const figures = new Map(areas.map((row) => [row.code, row]));
        const counts = rows && reportedBy(rows.rows, asked, [...figures.keys()]);
        const counted = boundariesOn(map, level).map(({ code, boundary }): CountedArea => {
          const row = figures.get(code);
          const need = row === undefined ? null : countIn(row, category);
          const count = counts === undefined ? need : (counts.get(code) ?? 0);
          return { code, boundary, count, households: row?.households ?? null };
        });
        return analyst.hotspots(counted, statistic);
      },
      running
    );

    this.figures = new Resource(summary);
    this.incidents = new Resource(reported);
    this.density = new Resource(densityOf);
    this.honeycomb = new Resource(honeycombOf);
    this.chance = new Resource(chanceOf);
    this.#fetch = async (wanted, asked, signal) => {
      await Promise.all<unknown>([
        summary(asked.summary, signal),
        wanted.incidents && reported(asked.incidents, signal),
        wanted.density && densityOf(asked.density, signal),
        wanted.honeycomb && honeycombOf(asked.honeycomb, signal),
        wanted.chance && chanceOf(asked.chance, signal)
      ]);
    };
  }

  /** Asks for what is not yet known, and shows it when it comes. */
  ask(wanted: Wanted, asked: Asked) {
    void this.figures.ask(asked.summary);
    if (wanted.incidents) void this.incidents.ask(asked.incidents);
    if (wanted.density) void this.density.ask(asked.density);
    if (wanted.honeycomb) void this.honeycomb.ask(asked.honeycomb);
    if (wanted.chance) void this.chance.ask(asked.chance);
  }

  /** Has everything at hand, so that it is shown at once when it is asked for. */
  prepare(wanted: Wanted, asked: Asked, signal: AbortSignal): Promise<void> {
    return this.#fetch(wanted, asked, signal);
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
