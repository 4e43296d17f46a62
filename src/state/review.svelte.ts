import { createContext } from 'svelte';
import { densityChange, type ReviewDensity, type ReviewMeasure } from '../analysis/review/density.ts';
import type { CountedGround } from '../analysis/review/ground.ts';
import type { HoneycombCell } from '../analysis/review/honeycomb.ts';
import type { CountedArea, ReviewHotspots } from '../analysis/review/hotspots.ts';
import type { Unfit } from '../analysis/spatial/hotspots.ts';
import type { AreaStore, AreaSummary } from '../data/areas.ts';
import type { IncidentMap } from '../data/incident-columns.ts';
import type { IncidentStore } from '../data/incidents.ts';
import type { NeedCells, NeedStore } from '../data/need.ts';
import type { AddressBar } from './address-bar.svelte.ts';
import type { Analyst } from './analyst.ts';
import type { Areas } from './areas.svelte.ts';
import { changeOf, chanceChangeOf, type Change } from './comparison.ts';
import { lastDayOf, monthOf, monthsBefore } from './month.ts';
import type { Outlook } from './outlook.svelte.ts';
import type { Places } from './places.svelte.ts';
import { Resource } from './resource.svelte.ts';
import { countIn, niceShare, overallRate, reportedIn } from './review-figures.ts';
import type { Walk } from './walk.svelte.ts';

export const QUESTIONS = ['where', 'change', 'chance', 'reach'] as const;
export type Question = (typeof QUESTIONS)[number];
export type Drawing = 'areas' | 'density' | 'hexagons';

export const BANDWIDTH = { least: 50, usual: 150, most: 500, step: 25 } as const;

/** Squares from which densities are made: as fine as the database gives them without pooling most of them. */
const SQUARE_METRES = 100;

interface Sources {
  readonly bar: AddressBar;
  readonly outlook: Outlook;
  readonly areas: Areas;
  readonly places: Places;
  readonly walk: Walk;
}

interface Stores {
  readonly areas: AreaStore;
  readonly need: NeedStore;
  readonly incidents: IncidentStore;
}

interface SummaryQuestion {
  readonly level: number;
  readonly scope: string;
  readonly asOf: string;
}

interface CellsQuestion {
  readonly scope: string;
  readonly category: string | null;
  readonly asOf: string;
}

/** What lies on the ground in a month: `incidents` false = need. */
interface GroundQuestion extends CellsQuestion {
  readonly incidents: boolean;
  /** How many days of the month are counted; null = all. */
  readonly days: number | null;
}

/** Area, or hexagon, and what is known of it in the month looked at. */
export interface Ranked {
  readonly code: string;
  readonly name: string;
  readonly hectares: number;
  readonly households: number | null;
  /** Households or cases in need, or incidents; null = withheld. */
  readonly count: number | null;
  /** Per 1,000 households; null where either figure is withheld. */
  readonly rate: number | null;
  readonly change: Change;
}

/** What was known of a month: the protected figures, and the incidents reported in it. */
class Month {
  readonly figures: Resource<SummaryQuestion, AreaSummary>;
  readonly cells: Resource<CellsQuestion, NeedCells>;
  readonly incidents: Resource<{ scope: string; asOf: string }, IncidentMap>;
  readonly density: Resource<GroundQuestion & { bandwidth: number; measure: ReviewMeasure }, ReviewDensity>;
  readonly honeycomb: Resource<GroundQuestion & { width: number }, readonly HoneycombCell[]>;
  readonly chance: Resource<
    SummaryQuestion & GroundQuestion & { width: number | null },
    ReviewHotspots | Unfit
  >;

  constructor(stores: Stores, from: Sources, analyst: Analyst) {
    const ground = async (asked: GroundQuestion): Promise<CountedGround> => {
      const { scope, category, asOf } = asked;
      await this.cells.ask({ scope, category, asOf });
      if (asked.incidents) await this.incidents.ask({ scope, asOf });
      const problem = this.cells.problem ?? (asked.incidents ? this.incidents.problem : undefined);
      if (problem !== undefined) throw problem;
      const squares = (this.cells.answer?.cells ?? []).map(({ polygons, count, households }) => ({
        ...{ polygons, count, households }
      }));
      const rows = this.incidents.answer?.rows ?? [];
      const reported = reportedIn(rows, asOf, asked.days).flatMap(({ lng, lat }) =>
        lng === null || lat === null ? [] : [[lng, lat] as const]
      );
      return { squares, incidents: asked.incidents ? reported : null };
    };
    const boundsOf = (scope: string) => {
      const bounds = from.areas.bounds(scope);
      if (bounds === null) throw new Error(`no outline of ${scope}`);
      return bounds;
    };

    this.figures = new Resource(({ level, scope, asOf }, signal) =>
      stores.areas.summary(level, scope, asOf, signal)
    );
    this.cells = new Resource(({ scope, category, asOf }, signal) =>
      stores.need.cells(scope, category === null ? null : [category], SQUARE_METRES, asOf, signal)
    );
    this.incidents = new Resource(({ scope, asOf }, signal) =>
      stores.incidents.map(scope, asOf, lastDayOf(asOf), signal)
    );
    this.density = new Resource(async (asked) =>
      analyst.density({
        ground: await ground(asked),
        measure: asked.measure,
        bandwidthMetres: asked.bandwidth,
        bounds: boundsOf(asked.scope),
        area: { polygons: from.areas.outline(asked.scope), without: from.places.water, correction: 'level' }
      })
    );
    this.honeycomb = new Resource(async (asked) => {
      const [west, south] = boundsOf(asked.scope);
      return analyst.honeycomb({
        ground: await ground(asked),
        widthMetres: asked.width,
        origin: [west, south],
        leastCount: asked.incidents ? 0 : 5,
        leastHouseholds: asked.incidents ? 0 : 10
      });
    });
    this.chance = new Resource(async ({ level, scope, asOf, category, incidents, days, width }) => {
      if (width !== null) {
        await this.honeycomb.ask({ scope, asOf, category, incidents, days, width });
        if (this.honeycomb.problem !== undefined) throw this.honeycomb.problem;
        const cells = this.honeycomb.answer ?? [];
        return analyst.hotspots(cells.map((cell) => ({ ...cell, boundary: [cell.ring] })));
      }
      await this.figures.ask({ level, scope, asOf });
      if (incidents) await this.incidents.ask({ scope, asOf });
      const problem = this.figures.problem ?? this.incidents.problem;
      if (problem !== undefined) throw problem;
      const rows = new Map((this.figures.answer?.areas ?? []).map((row) => [row.code, row]));
      const counts = incidents ? this.incidentCounts(asOf, days) : undefined;
      const counted = from.areas.boundariesOn(level).map(({ code, boundary }): CountedArea => {
        const row = rows.get(code);
        const need = row === undefined ? null : countIn(row, category);
        return {
          ...{ code, boundary },
          count: counts === undefined ? need : (counts.get(code) ?? 0),
          households: row?.households ?? null
        };
      });
      return analyst.hotspots(counted);
    });
  }

  /** Incidents reported in the month, by the area of the shown level in which they were filed. */
  incidentCounts(asOf: string, days: number | null): ReadonlyMap<string, number> {
    const codes = [...new Set((this.figures.answer?.areas ?? []).map(({ code }) => code))];
    const length = codes[0]?.length ?? 0;
    const counts = new Map<string, number>(codes.map((code) => [code, 0]));
    for (const { area } of reportedIn(this.incidents.answer?.rows ?? [], asOf, days)) {
      const code = area.slice(0, length);
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    return counts;
  }

  get parts() {
    return {
      figures: [this.figures, this.cells, this.incidents],
      densities: [this.density, this.honeycomb],
      tests: [this.chance]
    } as const;
  }
}

/**
 * What the review room is asked, and what there is to answer it with: protected figures, and incidents as the reader may
 * see them anyway. Nothing else is asked of the database.
 */
export class Review {
  readonly #from: Sources;
  readonly now: Month;
  readonly before: Month;
  /** Figures of today, by which scales are set: a scale does not move with the period. */
  readonly #today: Resource<SummaryQuestion, AreaSummary>;

  readonly question: Question = $derived.by(() => this.#from.bar.address.ask ?? 'where');
  readonly incidents: boolean = $derived.by(
    () => this.#from.bar.address.of === 'incidents' && this.question !== 'reach'
  );
  readonly category: string | null = $derived.by(() =>
    this.incidents ? null : this.#from.outlook.needCategory
  );
  readonly draw: Drawing = $derived.by(() => {
    const drawing = this.#from.bar.address.draw ?? 'areas';
    if (this.question === 'reach') return 'areas';
    // Chance is asked of areas with neighbours. Need in hexagons was spread over them: its neighbours are alike anyway.
    if (this.question === 'chance' && (drawing === 'density' || !this.incidents)) return 'areas';
    return drawing;
  });
  readonly bandwidth: number = $derived.by(() => this.#from.bar.address.bandwidth ?? BANDWIDTH.usual);
  readonly against: 'month' | 'year' = $derived.by(() => this.#from.bar.address.against ?? 'year');
  /** First of the month whose figures are shown. */
  readonly month: string = $derived.by(() => monthOf(this.#from.outlook.asOf));
  readonly monthBefore: string = $derived.by(() =>
    monthsBefore(this.month, this.against === 'year' ? 12 : 1)
  );
  /** The running month is held against as many days of the other; null = whole months. */
  readonly days: number | null = $derived.by(() => {
    const { today } = this.#from.outlook;
    return this.incidents && this.month === monthOf(today) ? Number(today.slice(8)) : null;
  });
  readonly measure: ReviewMeasure = $derived.by(() => this.#from.bar.address.measure ?? 'rate');

  /** Every area of the shown level, or every hexagon, the most in need first; withheld ones last. */
  readonly ranked: readonly Ranked[] = $derived.by(() => {
    const rows = this.draw === 'hexagons' ? this.#rankedHexagons() : this.#rankedAreas();
    return rows.sort((a, b) => this.#weight(b) - this.#weight(a) || (a.code < b.code ? -1 : 1));
  });

  /** What is known of the whole, per 1,000 households. */
  readonly #overall: number | null = $derived.by(() => {
    const known = this.ranked.filter(({ rate }) => rate !== null);
    const households = known.reduce((sum, row) => sum + (row.households ?? 0), 0);
    const count = known.reduce((sum, row) => sum + (row.count ?? 0), 0);
    return households === 0 ? null : (count * 1000) / households;
  });

  /** How much rarer one category is than need as a whole, in steps of 1, 2 and 5: its scales are that much finer. */
  readonly rarity: number = $derived.by(() => {
    if (this.category === null) return 1;
    const all = overallRate(this.#today.answer, null);
    const one = overallRate(this.#today.answer, this.category);
    return all === null || one === null || one === 0 ? 1 : niceShare(one / all);
  });

  /** The density shown: of the month, or how it has changed. */
  readonly shownDensity: ReviewDensity | undefined = $derived.by(() => {
    if (this.draw !== 'density') return undefined;
    const now = this.now.density.answer;
    if (this.question === 'where') return now;
    const before = this.before.density.answer;
    return now && before?.grid.cellMetres === now.grid.cellMetres && before.measure === now.measure
      ? densityChange(now, before)
      : undefined;
  });

  constructor(from: Sources, stores: Stores, analyst: Analyst) {
    this.#from = from;
    this.now = new Month(stores, from, analyst);
    this.before = new Month(stores, from, analyst);
    this.#today = new Resource(({ level, scope, asOf }, signal) =>
      stores.areas.summary(level, scope, asOf, signal)
    );
  }

  /** What can fail or be on its way, for the strip that says so. */
  get parts() {
    return [this.now.parts, this.before.parts];
  }

  /** Asks for whatever the question needs and is not yet known. */
  ask() {
    const { outlook, areas, places } = this.#from;
    if (this.category !== null)
      void this.#today.ask({ level: 1, scope: outlook.scope, asOf: monthOf(outlook.today) });
    const grounded = areas.map.answer !== undefined && places.ground.answer !== undefined;
    this.#askOf(this.now, this.month, grounded);
    if (this.question === 'change' || this.question === 'chance')
      this.#askOf(this.before, this.monthBefore, grounded);
  }

  put(question: Question) {
    this.#from.bar.push({ ask: question });
  }

  /** @param subject `incidents`, `all` households in need, or the code of one category. */
  lookAt(subject: string) {
    this.#from.bar.push(
      subject === 'incidents' ? { of: 'incidents', need: null } : { of: null, need: subject }
    );
  }

  drawAs(draw: Drawing) {
    this.#from.bar.push({ draw });
  }

  smoothBy(metres: number) {
    const bandwidth = Math.min(BANDWIDTH.most, Math.max(BANDWIDTH.least, Math.round(metres)));
    this.#from.bar.replace({ bandwidth });
  }

  holdAgainst(against: 'month' | 'year') {
    this.#from.bar.push({ against });
  }

  measureBy(measure: ReviewMeasure) {
    this.#from.bar.push({ measure });
  }

  /** Shows the figures of a month: boundaries and counts as of its first day. */
  showMonth(month: string) {
    const { outlook } = this.#from;
    const end = lastDayOf(month);
    outlook.showPeriod({ from: month, to: end < outlook.today ? end : outlook.today });
  }

  /** A row's figure in the measure chosen; null = withheld, or nobody lives there. */
  valueOf({ hectares, count, rate }: Pick<Ranked, 'hectares' | 'count' | 'rate'>): number | null {
    switch (this.measure) {
      case 'count':
        return count === null || hectares === 0 ? null : count / hectares;
      case 'rate':
        return rate;
      case 'relative':
        return rate === null || this.#overall === null || this.#overall === 0 ? null : rate / this.#overall;
    }
  }

  #askOf(month: Month, asOf: string, grounded: boolean) {
    const { scope } = this.#from.outlook;
    const { level } = this.#from.walk;
    const { bandwidth, measure, category, incidents, days } = this;
    const ground = { scope, category, asOf, incidents, days };
    void month.figures.ask({ level, scope, asOf });
    if (incidents) void month.incidents.ask({ scope, asOf });
    if (!grounded) return;
    if (this.draw === 'density') void month.density.ask({ ...ground, bandwidth, measure });
    if (this.draw === 'hexagons') void month.honeycomb.ask({ ...ground, width: bandwidth });
    if (this.question === 'chance')
      void month.chance.ask({ ...ground, level, width: this.draw === 'hexagons' ? bandwidth : null });
  }

  #rankedAreas(): Ranked[] {
    const { areas } = this.#from;
    const [now, before] = [this.now.figures.answer, this.before.figures.answer];
    const earlier = new Map((before?.areas ?? []).map((row) => [row.code, row]));
    const counts = this.incidents
      ? {
          now: this.now.incidentCounts(this.month, this.days),
          then: this.before.incidents.answer && this.before.incidentCounts(this.monthBefore, this.days)
        }
      : undefined;
    return (now?.areas ?? []).map((row) => {
      const { code, name, households } = row;
      const count = counts === undefined ? countIn(row, this.category) : (counts.now.get(code) ?? 0);
      const old = earlier.get(code);
      const change =
        counts === undefined
          ? changeOf({ now: count, then: old && countIn(old, this.category) }, now?.base ?? 5)
          : chanceChangeOf({ now: count, then: counts.then?.get(code) });
      const hectares = areas.get(code)?.area_ha ?? 0;
      return { code, name, hectares, households, count, rate: rateOf(count, households), change };
    });
  }

  #rankedHexagons(): Ranked[] {
    const earlier = new Map((this.before.honeycomb.answer ?? []).map((cell) => [cell.code, cell]));
    return (this.now.honeycomb.answer ?? []).map(({ code, hectares, count, households }) => {
      const two = { now: count, then: earlier.get(code)?.count ?? (this.incidents ? 0 : undefined) };
      const change = this.incidents ? chanceChangeOf(two) : changeOf(two, 5);
      return { code, name: code, hectares, households, count, rate: rateOf(count, households), change };
    });
  }

  #weight(row: Ranked): number {
    const { change } = row;
    if (this.question === 'change') {
      if (change.kind === 'known') return change.difference;
      return change.kind === 'unsure' ? change.difference / 1000 - 0.5 : -1e6;
    }
    return (this.question === 'chance' ? row.rate : this.valueOf(row)) ?? -1;
  }
}

const rateOf = (count: number | null, households: number | null) =>
  count === null || households === null || households === 0 ? null : (count * 1000) / households;

export const [getReview, setReview] = createContext<Review>();
