import { usualCircle, type ReachSettings } from '../analysis/reach/service-circles.ts';
import type { LateIncident } from '../analysis/report/facts.ts';
import type { CountedArea, ReviewHotspots } from '../analysis/review/hotspots.ts';
import type { ReachFigures } from '../analysis/review/reach-figures.ts';
import type { ReachGround } from '../analysis/review/reach-study.ts';
import type { Unfit } from '../analysis/spatial/hotspots.ts';
import type { AreaProperties, AreaStore, AreaSummary, AreaSummaryRow } from '../data/areas.ts';
import type { HistoryStore, IncidentHistory } from '../data/histories.ts';
import type { IndicatorCounts, IndicatorStore } from '../data/indicators.ts';
import type { NeedCells, NeedStore } from '../data/need.ts';
import type { Analyst } from './analyst.ts';
import type { Areas } from './areas.svelte.ts';
import type { Names } from './names.svelte.ts';
import type { Period } from './period.ts';
import type { Places } from './places.svelte.ts';
import { doorOf, isOpen, kindOf, SQUARE_METRES, squaresOf, streetsOf } from './reach-ground.ts';
import { Resource } from './resource.svelte.ts';

export interface ReportStores {
  readonly areas: AreaStore;
  readonly need: NeedStore;
  readonly indicators: IndicatorStore;
  readonly histories: HistoryStore;
}

/** The database gives so many incidents of a count at most. */
const MOST_BEHIND = 200;
const DAY_MS = 86_400_000;

interface SummaryQuestion {
  readonly level: number;
  readonly scope: string;
  readonly asOf: string;
}
type ThreeTimes<Time> = { readonly now: Time; readonly previous: Time; readonly lastYear: Time };

/** One kind of facility: what is within its usual circle by community; null = none is open. */
interface KindReached {
  readonly code: string;
  readonly areas: ReadonlyMap<string, ReachFigures> | null;
}

interface LateAnswer {
  readonly open: readonly LateIncident[];
  /** There are more than the database gave. */
  readonly more: boolean;
}

interface From {
  readonly names: Names;
  readonly areas: Areas;
  readonly places: Places;
  /** What the office has set about circles. */
  readonly settings: ReachSettings;
}

/** Where the facts of a report come from: the same answers as the review room's. */
export class ReportSources {
  readonly #from: From;
  readonly figures: Resource<
    { readonly scope: string; readonly months: ThreeTimes<string> },
    ThreeTimes<AreaSummary>
  >;
  readonly #parts: Resource<readonly SummaryQuestion[], ReadonlyMap<string, AreaSummary>>;
  readonly counts: Resource<
    { readonly scope: string; readonly level: number } & ThreeTimes<Period>,
    ThreeTimes<IndicatorCounts>
  >;
  /** Since when incidents are on record. */
  readonly history: Resource<{ readonly scope: string }, IncidentHistory>;
  readonly late: Resource<{ readonly area: string; readonly period: Period }, LateAnswer>;
  readonly chance: Resource<
    { readonly scope: string; readonly month: string; readonly level: number },
    ReviewHotspots | Unfit
  >;
  readonly cells: Resource<{ readonly scope: string; readonly asOf: string }, NeedCells>;
  readonly reach: Resource<
    { readonly scope: string; readonly month: string; readonly day: string },
    readonly KindReached[]
  >;

  constructor(
    from: From,
    stores: ReportStores,
    analyst: Analyst,
    communities: () => readonly AreaProperties[]
  ) {
    this.#from = from;
    this.figures = new Resource(async ({ scope, months }, signal) => {
      const [now, previous, lastYear] = await Promise.all([
        stores.areas.summary(1, scope, months.now, signal),
        stores.areas.summary(1, scope, months.previous, signal),
        stores.areas.summary(1, scope, months.lastYear, signal)
      ]);
      return { now, previous, lastYear };
    });
    this.#parts = new Resource(async (asked, signal): Promise<ReadonlyMap<string, AreaSummary>> => {
      const answers = await Promise.all(
        asked.map(({ level, scope, asOf }) => stores.areas.summary(level, scope, asOf, signal))
      );
      return new Map(answers.map((answer, n) => [JSON.stringify(asked[n]), answer]));
    });
    this.counts = new Resource(async ({ scope, level, ...times }, signal) => {
      const of = (on: number, { from: first, to }: Period) =>
        stores.indicators.counts(scope, on, first, to, signal);
      const [now, previous, lastYear] = await Promise.all([
        of(level, times.now),
        of(1, times.previous),
        of(1, times.lastYear)
      ]);
      return { now, previous, lastYear };
    });
    this.history = new Resource(({ scope }, signal) => stores.histories.incidents(scope, signal));
    this.late = new Resource(async ({ area, period }, signal): Promise<LateAnswer> => {
      const rows = await stores.indicators.behind(area, 'open_late', period.from, period.to, signal);
      // What is past its deadline is so at the end of the period, or now where that is earlier.
      const end = Math.min(Date.now(), Date.parse(`${period.to}T00:00:00+08:00`) + DAY_MS);
      const open = rows.flatMap(({ category, due_at }) =>
        due_at === null
          ? []
          : [{ category, days: Math.max(1, Math.ceil((end - Date.parse(due_at)) / DAY_MS)) }]
      );
      return { open, more: rows.length >= MOST_BEHIND };
    });
    this.chance = new Resource(({ scope, month, level }) =>
      analyst.hotspots(this.#counted({ level, scope, asOf: month }), 'moran')
    );
    this.cells = new Resource(({ scope, asOf }, signal) =>
      stores.need.cells(scope, null, SQUARE_METRES, asOf, signal)
    );
    this.reach = new Resource(async (): Promise<readonly KindReached[]> => {
      const ground = this.#ground();
      const summary = this.figures.answer?.now;
      if (ground === null || summary === undefined) throw new Error('asked before its ground was known');
      const facilities = (from.places.facilities.answer?.features ?? []).filter(isOpen);
      const asked = {
        protection: { k: summary.k, leastHouseholds: summary.min_households, base: summary.base },
        areas: communities().map(({ code }) => ({ code, polygons: from.areas.outline(code) }))
      };
      const kinds: KindReached[] = [];
      for (const { code } of from.names.facilityKinds) {
        const doors = facilities.filter((one) => kindOf(one) === code).map(doorOf);
        const answer =
          doors.length === 0
            ? null
            : await analyst.reach(ground, {
                ...{ ...asked, facilities: doors, added: [] },
                ...{
                  limitMetres: usualCircle(from.settings, code).metres,
                  bandMetres: [],
                  areaMetres: [],
                  edge: []
                }
              });
        kinds.push({ code, areas: answer?.areas ?? null });
      }
      return kinds;
    });
  }

  /** What can fail or be on its way. */
  get all() {
    const { areas, places } = this.#from;
    return [
      ...[areas.map, this.figures, this.#parts, this.counts, this.history, this.late, this.chance],
      ...[this.cells, places.ground, places.facilities, this.reach]
    ];
  }

  askParts(scope: string, asOf: string, levels: readonly number[]) {
    void this.#parts.ask(levels.map((level) => ({ level, scope, asOf })));
  }

  partsOn(asked: SummaryQuestion): readonly AreaSummaryRow[] | undefined {
    return this.#parts.answer?.get(JSON.stringify(asked))?.areas;
  }

  /** Whether people, streets and facilities of these days are there, on which reach is worked out. */
  groundIsKnown(month: string, day: string): boolean {
    const { places } = this.#from;
    return (
      this.cells.answered?.asOf === month &&
      places.ground.answer !== undefined &&
      places.facilities.answered?.asOf === day &&
      this.figures.answered?.months.now === month
    );
  }

  #ground(): ReachGround | null {
    const ground = this.#from.places.ground.answer;
    const cells = this.cells.answer;
    return ground === undefined || cells === undefined
      ? null
      : { streets: streetsOf(ground), squares: squaresOf(cells), water: this.#from.places.water };
  }

  #counted(asked: SummaryQuestion): CountedArea[] {
    const rows = new Map((this.partsOn(asked) ?? []).map((row) => [row.code, row]));
    return this.#from.areas.onLevel(asked.level).map(({ code }) => ({
      code,
      boundary: this.#from.areas.outline(code).flat(),
      count: rows.get(code)?.need ?? null,
      households: rows.get(code)?.households ?? null
    }));
  }
}
