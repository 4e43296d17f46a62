import { createContext } from 'svelte';
import { densityChange, type ReviewDensity, type ReviewMeasure } from '../analysis/review/density.ts';
import type { HoneycombCell } from '../analysis/review/honeycomb.ts';
import type { ReviewHotspots, Statistic } from '../analysis/review/hotspots.ts';
import type { Unfit } from '../analysis/spatial/hotspots.ts';
import type { AreaSummary } from '../data/areas.ts';
import type { IncidentHistory } from '../data/histories.ts';
import type { AddressBar } from './address-bar.svelte.ts';
import type { Analyst } from './analyst.ts';
import type { Areas } from './areas.svelte.ts';
import { lastDayOf, monthOf } from './month.ts';
import type { Outlook } from './outlook.svelte.ts';
import type { Comparison, Period } from './period.ts';
import type { Places } from './places.svelte.ts';
import {
  areaRows,
  changeWeight,
  hexagonRows,
  overallOf,
  rowOfHexagon,
  type AreaCounts,
  type Ranked
} from './ranked.ts';
import { remembered } from './remembered.ts';
import { Reports } from './reports.ts';
import { Resource } from './resource.svelte.ts';
import {
  askedOf,
  whenAgainst,
  whenOf,
  type Asked,
  type Choice,
  type SummaryQuestion,
  type Wanted,
  type When
} from './review-asked.ts';
import { niceShare, overallRate, reportedBy } from './review-figures.ts';
import { Month, NOTHING_YET, type ReviewStores } from './review-month.ts';
import type { Walk } from './walk.svelte.ts';

export type { Ranked };
export const QUESTIONS = ['where', 'change', 'chance', 'reach', 'doing'] as const;
export type Question = (typeof QUESTIONS)[number];
export type Drawing = 'areas' | 'density' | 'hexagons';

export const BANDWIDTH = { least: 50, usual: 150, most: 500, step: 25 } as const;

/** Squares from which densities are made: as fine as the database gives them without pooling most of them. */
export const SQUARE_METRES = 100;

interface Sources {
  readonly bar: AddressBar;
  readonly outlook: Outlook;
  readonly areas: Areas;
  readonly places: Places;
  readonly walk: Walk;
}

/** Days of the period that the scales of incidents are made for. */
const SCALE_DAYS = 30;

/**
 * What the review room is asked, and what there is to answer it with: protected figures, and incidents as the reader may
 * see them anyway. Nothing else is asked of the database. What is shown answers the question that stands above it, or is
 * not there yet.
 */
export class Review {
  readonly #from: Sources;
  readonly now: Month;
  readonly before: Month;
  readonly #reports: Reports;
  /** How many incidents there were on each day since the first; of an area and all in it. */
  readonly history: Resource<{ readonly scope: string }, IncidentHistory>;
  /** Figures of today, by which scales are set: a scale does not move with the period. */
  readonly #today: Resource<SummaryQuestion, AreaSummary>;

  readonly question: Question = $derived.by(() => this.#from.bar.address.ask ?? 'where');
  readonly incidents: boolean = $derived.by(
    () =>
      this.question === 'doing' || (this.#from.bar.address.of === 'incidents' && this.question !== 'reach')
  );
  readonly category: string | null = $derived.by(() =>
    this.incidents ? null : this.#from.outlook.needCategory
  );
  readonly draw: Drawing = $derived.by(() => {
    const drawing = this.#from.bar.address.draw ?? 'areas';
    if (this.question === 'reach' || this.question === 'doing') return 'areas';
    // Chance is asked of areas with neighbours. Need in hexagons was spread over them: its neighbours are alike anyway.
    if (this.question === 'chance' && (drawing === 'density' || !this.incidents)) return 'areas';
    return drawing;
  });
  readonly bandwidth: number = $derived.by(() => this.#from.bar.address.bandwidth ?? BANDWIDTH.usual);
  readonly against: Comparison = $derived.by(() => this.#from.bar.address.against ?? 'year');
  /** First day of the other period, where the reader chose one. */
  readonly versus: string | null = $derived.by(() => this.#from.bar.address.versus);

  readonly #when: When = $derived.by(() => whenOf(this.#from.outlook.period));
  readonly #whenBefore: When = $derived.by(() => this.#against(this.#when));
  /** The days looked at, and those that they are held against. Need counts what was open at their end. */
  readonly period: Period = $derived.by(() => this.#when.period);
  readonly periodBefore: Period = $derived.by(() => this.#whenBefore.period);
  /** First of the month whose figures are shown. */
  readonly month: string = $derived.by(() => this.#when.asOf);
  readonly monthBefore: string = $derived.by(() => this.#whenBefore.asOf);
  /** By what an area is called hot. */
  readonly statistic: Statistic = $derived.by(() => this.#from.bar.address.statistic ?? 'moran');
  readonly measure: ReviewMeasure = $derived.by(() => this.#from.bar.address.measure ?? 'rate');

  readonly #choice: Choice = $derived.by(() => {
    const { incidents, category, measure, bandwidth } = this;
    const { level } = this.#from.walk;
    return {
      ...{ scope: this.#from.outlook.scope, level, incidents, category, measure, bandwidth },
      ...{ hexagons: this.draw === 'hexagons', statistic: this.statistic }
    };
  });
  readonly #wanted: Wanted = $derived.by(() => ({
    incidents: this.incidents,
    // What is cut out of the ground must be known before a density is made.
    density: this.draw === 'density' && this.#from.places.ground.answer !== undefined,
    honeycomb: this.draw === 'hexagons',
    chance: this.question === 'chance'
  }));
  readonly #asked: Asked = $derived.by(() => askedOf(this.#choice, this.#when, this.month));
  readonly #askedBefore: Asked = $derived.by(() => askedOf(this.#choice, this.#whenBefore, this.month));

  /** Whether the earlier period lies in the time of which incidents are on record. */
  readonly recorded: boolean = $derived.by(() => {
    const first = this.history.answer?.first_day;
    return !this.incidents || first === undefined || (first !== null && this.periodBefore.from >= first);
  });

  /** The figures of the shown level, once they are there. */
  readonly figures: AreaSummary | undefined = $derived.by(() =>
    this.now.figures.answerTo(this.#asked.summary)
  );
  readonly #figuresBefore: AreaSummary | undefined = $derived.by(() =>
    this.before.figures.answerTo(this.#askedBefore.summary)
  );
  readonly hexagons: readonly HoneycombCell[] | undefined = $derived.by(() =>
    this.now.honeycomb.answerTo(this.#asked.honeycomb)
  );
  readonly #hexagonsBefore: readonly HoneycombCell[] | undefined = $derived.by(() =>
    this.recorded ? this.before.honeycomb.answerTo(this.#askedBefore.honeycomb) : undefined
  );
  /** Outlines of all hexagons there are, in either month. */
  readonly outlines: ReadonlyMap<string, HoneycombCell['ring']> = $derived.by(
    () =>
      new Map(
        [...(this.#hexagonsBefore ?? []), ...(this.hexagons ?? [])].map(({ code, ring }) => [code, ring])
      )
  );
  readonly chance: ReviewHotspots | Unfit | undefined = $derived.by(() =>
    this.now.chance.answerTo(this.#asked.chance)
  );
  readonly chanceBefore: ReviewHotspots | Unfit | undefined = $derived.by(() =>
    this.recorded ? this.before.chance.answerTo(this.#askedBefore.chance) : undefined
  );

  /** What areas are counted by in the two periods; undefined until it is known. */
  readonly #counts: AreaCounts | undefined = $derived.by(() =>
    this.#countsIn(this.now, this.figures, this.#asked)
  );
  readonly #countsBefore: AreaCounts | undefined = $derived.by(() =>
    this.#countsIn(this.before, this.#figuresBefore, this.#askedBefore)
  );
  readonly #rows: readonly Ranked[] = $derived.by(() => {
    if (this.draw !== 'hexagons')
      return this.#counts === undefined ? [] : areaRows(this.#counts, this.#countsBefore, this.#reading);
    if (this.hexagons === undefined) return [];
    const comparing = this.question === 'change' ? this.#hexagonsBefore : undefined;
    return hexagonRows(
      this.hexagons,
      comparing,
      this.incidents ? null : (this.now.figures.answer?.base ?? 5)
    );
  });
  /** Every area of the shown level, or every hexagon, the most in need first; withheld ones last. Empty until known. */
  readonly ranked: readonly Ranked[] = $derived.by(() =>
    this.#rows.toSorted((a, b) => this.#weight(b) - this.#weight(a) || (a.code < b.code ? -1 : 1))
  );
  /** Whether the list is there; with `change`, that of the earlier month too. */
  readonly known: boolean = $derived.by(() => {
    const comparing = this.question === 'change';
    if (this.draw === 'hexagons')
      return (
        this.hexagons !== undefined && (!comparing || !this.recorded || this.#hexagonsBefore !== undefined)
      );
    return this.#counts !== undefined && (!comparing || this.#countsBefore !== undefined);
  });

  /** The same areas or hexagons in the earlier period, in no order. Empty until they are known. */
  readonly rowsBefore: readonly Ranked[] = $derived.by(() => {
    if (this.draw === 'hexagons') return (this.#hexagonsBefore ?? []).map((cell) => rowOfHexagon(cell));
    return this.#countsBefore === undefined || !this.recorded
      ? []
      : areaRows(this.#countsBefore, undefined, this.#reading);
  });

  /** What is known of the whole, per 1,000 households. */
  readonly #overall: number | null = $derived.by(() => overallOf(this.#rows));
  readonly #overallBefore: number | null = $derived.by(() => overallOf(this.rowsBefore));

  /**
   * How much rarer one category is than need as a whole, or how much longer a period of incidents is than a month, in
   * steps of 1, 2 and 5: scales are that much finer, or coarser.
   */
  readonly rarity: number = $derived.by(() => {
    if (this.incidents) return niceShare(this.#from.outlook.longest / SCALE_DAYS);
    if (this.category === null) return 1;
    const all = overallRate(this.#today.answer, null);
    const one = overallRate(this.#today.answer, this.category);
    return all === null || one === null || one === 0 ? 1 : niceShare(one / all);
  });

  /** The densities of the two periods; undefined until known, and where nothing was known yet. */
  readonly densityNow: ReviewDensity | undefined = $derived.by(() =>
    known(this.now.density.answerTo(this.#asked.density))
  );
  readonly densityBefore: ReviewDensity | undefined = $derived.by(() =>
    known(this.before.density.answerTo(this.#askedBefore.density))
  );

  /** The density shown: of the month, or how it has changed. */
  readonly shownDensity: ReviewDensity | undefined = $derived.by(() => {
    if (this.draw !== 'density') return undefined;
    const now = this.densityNow;
    if (now === undefined || this.question === 'where') return now;
    const before = this.densityBefore;
    return before === undefined ? undefined : densityChange(now, before);
  });

  constructor(from: Sources, stores: ReviewStores, analyst: Analyst) {
    this.#from = from;
    const water = () => from.places.water;
    this.#reports = new Reports(stores.incidents);
    this.now = new Month(stores, this.#reports, analyst, SQUARE_METRES, water);
    this.before = new Month(stores, this.#reports, analyst, SQUARE_METRES, water);
    this.history = new Resource(
      remembered(({ scope }: { scope: string }, signal: AbortSignal) =>
        stores.histories.incidents(scope, signal)
      )
    );
    this.#today = new Resource(({ level, scope, asOf }, signal) =>
      stores.areas.summary(level, scope, asOf, signal)
    );
  }

  /** What has been chosen but for the time, and which answers that needs: for pictures of other times. */
  get choice(): Choice {
    return this.#choice;
  }

  get wanted(): Wanted {
    return this.#wanted;
  }

  /** What can fail or be on its way, for the strip that says so. */
  get parts() {
    return [
      this.now.parts,
      this.before.parts,
      { figures: [this.#today, this.history], densities: [], tests: [] } as const
    ];
  }

  /** Asks for whatever the question needs and is not yet known. */
  ask() {
    const { outlook } = this.#from;
    if (this.category !== null)
      void this.#today.ask({ level: 1, scope: outlook.scope, asOf: monthOf(outlook.today) });
    if (this.incidents) void this.history.ask({ scope: outlook.scope });
    // How incidents are dealt with is asked by `Indicators`.
    if (this.question === 'doing') return;
    this.now.ask(this.#wanted, this.#asked);
    if (this.#comparing) this.before.ask(this.#wanted, this.#askedBefore);
  }

  /** Has at hand whatever a period needs, so that it can be shown with no gap between its date and its colours. */
  async prepare(period: Period, signal: AbortSignal): Promise<void> {
    const when = whenOf(period);
    const sides = [this.now.prepare(this.#wanted, askedOf(this.#choice, when, when.asOf), signal)];
    if (this.#comparing) {
      const asked = askedOf(this.#choice, this.#against(when), when.asOf);
      sides.push(this.before.prepare(this.#wanted, asked, signal));
    }
    await Promise.all(sides);
  }

  /** Fetches every incident on record, so that any period can be shown at once. Of need there is nothing to fetch. */
  async gather(): Promise<void> {
    if (!this.incidents) return;
    const { scope, today } = this.#from.outlook;
    await this.history.ask({ scope });
    await this.#reports.all(scope, this.history.answerTo({ scope })?.first_day ?? today, today);
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

  /** @param versus first day of the other period, where it is one of the reader's own. */
  holdAgainst(against: Comparison, versus: string | null = null) {
    this.#from.bar.push({ against, versus: against === 'other' ? (versus ?? this.periodBefore.from) : null });
  }

  testBy(statistic: Statistic) {
    this.#from.bar.push({ statistic: statistic === 'moran' ? null : statistic });
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
  valueOf(row: Pick<Ranked, 'hectares' | 'count' | 'rate'>): number | null {
    return this.valueIn(row, this.#overall);
  }

  /** The same of a row of the earlier period. */
  valueBefore(row: Pick<Ranked, 'hectares' | 'count' | 'rate'>): number | null {
    return this.valueIn(row, this.#overallBefore);
  }

  /** The same where the whole has `overall` per 1,000 households. */
  valueIn({ hectares, count, rate }: Pick<Ranked, 'hectares' | 'count' | 'rate'>, overall: number | null) {
    switch (this.measure) {
      case 'count':
        return count === null || hectares === 0 ? null : count / hectares;
      case 'rate':
        return rate;
      case 'relative':
        return rate === null || overall === null || overall === 0 ? null : rate / overall;
    }
  }

  get #comparing(): boolean {
    return this.question === 'change' || this.question === 'chance';
  }

  get #reading() {
    const { areas } = this.#from;
    return {
      category: this.category,
      hectaresOf: (code: string) => areas.get(code)?.area_ha ?? 0
    };
  }

  #against({ period }: When): When {
    const { against, versus } = this;
    return whenAgainst(period, { against, versus, today: this.#from.outlook.today });
  }

  #countsIn(month: Month, figures: AreaSummary | undefined, asked: Asked): AreaCounts | undefined {
    if (figures === undefined || !this.incidents) return figures && { figures, incidents: null };
    if (month === this.before && !this.recorded) return { figures, incidents: new Map() };
    const reported = month.incidents.answerTo(asked.incidents);
    const codes = figures.areas.map(({ code }) => code);
    return reported && { figures, incidents: reportedBy(reported.rows, asked.incidents, codes) };
  }

  #weight(row: Ranked): number {
    if (this.question === 'change') return changeWeight(row.change);
    return (this.question === 'chance' ? row.rate : this.valueOf(row)) ?? -1;
  }
}

const known = (density: ReviewDensity | typeof NOTHING_YET | undefined) =>
  density === NOTHING_YET ? undefined : density;

export const [getReview, setReview] = createContext<Review>();
