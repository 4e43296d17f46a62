import { createContext } from 'svelte';
import type { CountedArea, NeedHotspots } from '../analysis/review/need-hotspots.ts';
import { densityChange, type NeedDensity, type NeedDensityMeasure } from '../analysis/review/need-density.ts';
import type { Unfit } from '../analysis/spatial/hotspots.ts';
import type { AreaStore, AreaSummary, AreaSummaryRow } from '../data/areas.ts';
import type { NeedCells, NeedStore } from '../data/need.ts';
import type { AddressBar } from './address-bar.svelte.ts';
import type { Analyst } from './analyst.ts';
import type { Areas } from './areas.svelte.ts';
import { changeOf, type Change } from './comparison.ts';
import { lastDayOf, monthOf, monthsBefore } from './month.ts';
import type { Outlook } from './outlook.svelte.ts';
import type { Places } from './places.svelte.ts';
import { Resource } from './resource.svelte.ts';
import type { Walk } from './walk.svelte.ts';

export const QUESTIONS = ['where', 'change', 'chance'] as const;
export type Question = (typeof QUESTIONS)[number];

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

interface DensityQuestion {
  readonly bandwidth: number;
  readonly measure: NeedDensityMeasure;
  readonly cells: CellsQuestion;
}

/** A row of the ranked list: an area of the shown level and what is known of it. */
export interface Ranked {
  readonly code: string;
  readonly name: string;
  readonly households: number | null;
  /** Households, or cases, in need; null = withheld. */
  readonly count: number | null;
  /** Per 1,000 households; null where either figure is withheld. */
  readonly rate: number | null;
  readonly change: Change;
}

/** What the review room is asked, and what there is to answer it with: protected figures and nothing else. */
export class Review {
  readonly #from: Sources;
  readonly #analyst: Analyst;
  /** Figures of the shown level in the month looked at, and in the one it is held against. */
  readonly now: Resource<SummaryQuestion, AreaSummary>;
  readonly before: Resource<SummaryQuestion, AreaSummary>;
  readonly #cellsNow: Resource<CellsQuestion, NeedCells>;
  readonly #cellsBefore: Resource<CellsQuestion, NeedCells>;
  readonly density: Resource<DensityQuestion, NeedDensity>;
  readonly #densityBefore: Resource<DensityQuestion, NeedDensity>;
  /** Figures of today, by which scales are set: a scale does not move with the period. */
  readonly #today: Resource<SummaryQuestion, AreaSummary>;
  readonly chanceBefore: Resource<
    SummaryQuestion & { readonly category: string | null },
    NeedHotspots | Unfit
  >;
  readonly chance: Resource<SummaryQuestion & { readonly category: string | null }, NeedHotspots | Unfit>;

  readonly question: Question = $derived.by(() => this.#from.bar.address.ask ?? 'where');
  /** Chance is asked of areas: a density has no neighbours. */
  readonly draw: 'areas' | 'density' = $derived.by(() =>
    this.question === 'chance' ? 'areas' : (this.#from.bar.address.draw ?? 'areas')
  );
  readonly bandwidth: number = $derived.by(() => this.#from.bar.address.bandwidth ?? BANDWIDTH.usual);
  readonly against: 'month' | 'year' = $derived.by(() => this.#from.bar.address.against ?? 'year');
  /** First of the month whose figures are shown. */
  readonly month: string = $derived.by(() => monthOf(this.#from.outlook.asOf));
  readonly monthBefore: string = $derived.by(() =>
    monthsBefore(this.month, this.against === 'year' ? 12 : 1)
  );
  readonly measure: NeedDensityMeasure = $derived.by(() => this.#from.bar.address.measure ?? 'rate');

  /** Figures of the whole that are known: of those in need to those of households, per 1,000. */
  readonly overallRate: number | null = $derived.by(() =>
    overall(this.now.answer, this.#from.outlook.needCategory)
  );

  /** How much rarer one category is than need as a whole, in steps of 1, 2 and 5: its scales are that much finer. */
  readonly rarity: number = $derived.by(() => {
    const category = this.#from.outlook.needCategory;
    const all = overall(this.#today.answer, null);
    const one = overall(this.#today.answer, category);
    return category === null || all === null || one === null || one === 0 ? 1 : niceShare(one / all);
  });

  /** Every area of the shown level, the most in need first; withheld ones last. */
  readonly ranked: readonly Ranked[] = $derived.by(() => {
    const category = this.#from.outlook.needCategory;
    const base = this.now.answer?.base ?? 5;
    const earlier = new Map((this.before.answer?.areas ?? []).map((row) => [row.code, row]));
    const rows = (this.now.answer?.areas ?? []).map((row): Ranked => {
      const count = countOf(row, category);
      const old = earlier.get(row.code);
      const { code, name, households } = row;
      const rate =
        count === null || households === null || households === 0 ? null : (count * 1000) / households;
      const change = changeOf({ now: count, then: old && countOf(old, category) }, base);
      return { code, name, households, count, rate, change };
    });
    return rows.sort((a, b) => this.#weight(b) - this.#weight(a) || (a.code < b.code ? -1 : 1));
  });

  /** The density shown: of the month, or how it has changed. */
  readonly shownDensity: NeedDensity | undefined = $derived.by(() => {
    if (this.draw !== 'density') return undefined;
    const now = this.density.answer;
    if (this.question === 'where') return now;
    const before = this.#densityBefore.answer;
    return now && before?.grid.cellMetres === now.grid.cellMetres && before.measure === now.measure
      ? densityChange(now, before)
      : undefined;
  });

  constructor(from: Sources, areas: AreaStore, need: NeedStore, analyst: Analyst) {
    this.#from = from;
    this.#analyst = analyst;
    const summary = ({ level, scope, asOf }: SummaryQuestion, signal: AbortSignal) =>
      areas.summary(level, scope, asOf, signal);
    const cells = ({ scope, category, asOf }: CellsQuestion, signal: AbortSignal) =>
      need.cells(scope, category === null ? null : [category], SQUARE_METRES, asOf, signal);
    this.now = new Resource(summary);
    this.before = new Resource(summary);
    this.#today = new Resource(summary);
    this.#cellsNow = new Resource(cells);
    this.#cellsBefore = new Resource(cells);
    this.density = new Resource((question) => this.#densityOf(question, this.#cellsNow));
    this.#densityBefore = new Resource((question) => this.#densityOf(question, this.#cellsBefore));
    this.chance = new Resource((question) => this.#chanceOf(question, this.now));
    this.chanceBefore = new Resource((question) => this.#chanceOf(question, this.before));
  }

  /** What can fail or be on its way, for the strip that says so. */
  get parts() {
    return {
      figures: [this.now, this.before],
      densities: [this.density, this.#densityBefore],
      tests: [this.chance, this.chanceBefore]
    } as const;
  }

  /** Asks for whatever the question needs and is not yet known. */
  ask() {
    const { outlook, walk, areas, places } = this.#from;
    const { scope, needCategory: category } = outlook;
    const level = walk.level;
    void this.now.ask({ level, scope, asOf: this.month });
    if (this.question !== 'where') void this.before.ask({ level, scope, asOf: this.monthBefore });
    if (category !== null) void this.#today.ask({ level: 1, scope, asOf: monthOf(outlook.today) });
    const grounded = areas.map.answer !== undefined && places.ground.answer !== undefined;
    if (this.draw === 'density' && grounded) {
      const { bandwidth, measure } = this;
      void this.density.ask({ bandwidth, measure, cells: { scope, category, asOf: this.month } });
      if (this.question === 'change')
        void this.#densityBefore.ask({
          bandwidth,
          measure,
          cells: { scope, category, asOf: this.monthBefore }
        });
    }
    if (this.question !== 'chance' || !grounded) return;
    const answers = (resource: Resource<SummaryQuestion, AreaSummary>, asOf: string) =>
      resource.answered?.level === level && resource.answered.asOf === asOf;
    if (answers(this.now, this.month)) void this.chance.ask({ level, scope, asOf: this.month, category });
    if (answers(this.before, this.monthBefore))
      void this.chanceBefore.ask({ level, scope, asOf: this.monthBefore, category });
  }

  /** A row's figure in the measure chosen; null = withheld, or nobody lives there. */
  valueOf({ code, count, rate }: Pick<Ranked, 'code' | 'count' | 'rate'>): number | null {
    const hectares = this.#from.areas.get(code)?.area_ha ?? 0;
    switch (this.measure) {
      case 'count':
        return count === null || hectares === 0 ? null : count / hectares;
      case 'rate':
        return rate;
      case 'relative':
        return rate === null || this.overallRate === null || this.overallRate === 0
          ? null
          : rate / this.overallRate;
    }
  }

  /** Shows the figures of a month: boundaries and counts as of its first day. */
  showMonth(month: string) {
    const { outlook } = this.#from;
    const end = lastDayOf(month);
    outlook.showPeriod({ from: month, to: end < outlook.today ? end : outlook.today });
  }

  measureBy(measure: NeedDensityMeasure) {
    this.#from.bar.push({ measure });
  }

  put(question: Question) {
    this.#from.bar.push({ ask: question });
  }

  drawAs(draw: 'areas' | 'density') {
    this.#from.bar.push({ draw });
  }

  smoothBy(metres: number) {
    const bandwidth = Math.min(BANDWIDTH.most, Math.max(BANDWIDTH.least, Math.round(metres)));
    this.#from.bar.replace({ bandwidth });
  }

  holdAgainst(against: 'month' | 'year') {
    this.#from.bar.push({ against });
  }

  #weight(row: Ranked): number {
    const { change } = row;
    if (this.question === 'change') {
      if (change.kind === 'known') return change.difference;
      return change.kind === 'unsure' ? change.difference / 1000 - 0.5 : -1e6;
    }
    return this.valueOf(row) ?? -1;
  }

  async #densityOf(
    { bandwidth, measure, cells: asked }: DensityQuestion,
    cells: Resource<CellsQuestion, NeedCells>
  ): Promise<NeedDensity> {
    await cells.ask(asked);
    if (cells.problem !== undefined) throw cells.problem;
    const { areas, places } = this.#from;
    const outline = areas.outline(asked.scope);
    const bounds = areas.bounds(asked.scope);
    if (bounds === null) throw new Error('no outline of the scope');
    return this.#analyst.density({
      squares: (cells.answer?.cells ?? []).map(({ polygons, count, households }) => ({
        polygons,
        count,
        households
      })),
      measure,
      bandwidthMetres: bandwidth,
      bounds,
      area: { polygons: outline, without: places.water, correction: 'level' }
    });
  }

  #chanceOf(
    { level, category }: { level: number; category: string | null },
    figures: Resource<SummaryQuestion, AreaSummary>
  ) {
    const rows = new Map((figures.answer?.areas ?? []).map((row) => [row.code, row]));
    const counted = this.#from.areas.boundariesOn(level).map(({ code, boundary }): CountedArea => {
      const row = rows.get(code);
      return {
        code,
        boundary,
        count: row === undefined ? null : countOf(row, category),
        households: row?.households ?? null
      };
    });
    return this.#analyst.hotspots(counted);
  }
}

function countOf(row: AreaSummaryRow, category: string | null): number | null {
  return category === null ? row.need : (row.by_category[category] ?? null);
}

function overall(summary: AreaSummary | undefined, category: string | null): number | null {
  let [count, households] = [0, 0];
  for (const row of summary?.areas ?? []) {
    const own = countOf(row, category);
    if (own === null || row.households === null) continue;
    count += own;
    households += row.households;
  }
  return households === 0 ? null : (count * 1000) / households;
}

/** The nearest of 1, 0.5, 0.2, 0.1, 0.05 … */
function niceShare(share: number): number {
  const steps = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];
  const far = (step: number) => Math.abs(Math.log(share / step));
  return steps.reduce((best, step) => (far(step) < far(best) ? step : best), 1);
}

export const [getReview, setReview] = createContext<Review>();
