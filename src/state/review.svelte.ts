import { createContext } from 'svelte';
import { densityChange, type ReviewDensity, type ReviewMeasure } from '../analysis/review/density.ts';
import type { HoneycombCell } from '../analysis/review/honeycomb.ts';
import type { ReviewHotspots } from '../analysis/review/hotspots.ts';
import type { Unfit } from '../analysis/spatial/hotspots.ts';
import type { AreaSummary } from '../data/areas.ts';
import type { AddressBar } from './address-bar.svelte.ts';
import type { Analyst } from './analyst.ts';
import type { Areas } from './areas.svelte.ts';
import { chanceChangeOf, changeOf, type Change } from './comparison.ts';
import { lastDayOf, monthOf, monthsBefore } from './month.ts';
import type { Outlook } from './outlook.svelte.ts';
import type { Places } from './places.svelte.ts';
import { Resource } from './resource.svelte.ts';
import { countIn, niceShare, overallRate, reportedBy } from './review-figures.ts';
import {
  Month,
  NOTHING_YET,
  type ChanceQuestion,
  type DensityQuestion,
  type HoneycombQuestion,
  type IncidentsQuestion,
  type ReviewStores,
  type SummaryQuestion
} from './review-month.ts';
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

/** What one month is asked, as it stands in the address. */
interface Asked {
  readonly summary: SummaryQuestion;
  readonly incidents: IncidentsQuestion;
  readonly density: DensityQuestion;
  readonly honeycomb: HoneycombQuestion;
  readonly chance: ChanceQuestion;
}

/** An area, or a hexagon, and what is known of it in the month looked at. */
export interface Ranked {
  readonly code: string;
  readonly name: string;
  readonly hectares: number;
  /** Null = withheld, or too few for a rate. */
  readonly households: number | null;
  /** Households or cases in need, or incidents; null = withheld. */
  readonly count: number | null;
  /** Per 1,000 households; null where either figure is not known. */
  readonly rate: number | null;
  readonly change: Change;
}

/**
 * What the review room is asked, and what there is to answer it with: protected figures, and incidents as the reader may
 * see them anyway. Nothing else is asked of the database. What is shown answers the question that stands above it, or is
 * not there yet.
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

  readonly #asked = $derived.by(() => this.#questions(this.month));
  readonly #askedBefore = $derived.by(() => this.#questions(this.monthBefore));

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
    this.before.honeycomb.answerTo(this.#askedBefore.honeycomb)
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
    this.before.chance.answerTo(this.#askedBefore.chance)
  );

  readonly #rows: readonly Ranked[] = $derived.by(() =>
    this.draw === 'hexagons' ? this.#rankedHexagons() : this.#rankedAreas()
  );
  /** Every area of the shown level, or every hexagon, the most in need first; withheld ones last. Empty until known. */
  readonly ranked: readonly Ranked[] = $derived.by(() =>
    this.#rows.toSorted((a, b) => this.#weight(b) - this.#weight(a) || (a.code < b.code ? -1 : 1))
  );
  /** Whether the list is there; with `change`, that of the earlier month too. */
  readonly known: boolean = $derived.by(() => {
    const comparing = this.question === 'change';
    if (this.draw === 'hexagons')
      return this.hexagons !== undefined && (!comparing || this.#hexagonsBefore !== undefined);
    const [now, before] = [this.#counts(this.now, this.month), this.#counts(this.before, this.monthBefore)];
    return (
      this.figures !== undefined &&
      now !== undefined &&
      (!comparing || (this.#figuresBefore !== undefined && before !== undefined))
    );
  });

  /** The same areas or hexagons in the earlier period, in no order. Empty until they are known. */
  readonly rowsBefore: readonly Ranked[] = $derived.by(() =>
    this.draw === 'hexagons' ? (this.#hexagonsBefore ?? []).map(rowOfHexagon) : this.#areasBefore()
  );

  /** What is known of the whole, per 1,000 households. */
  readonly #overall: number | null = $derived.by(() => overallOf(this.#rows));
  readonly #overallBefore: number | null = $derived.by(() => overallOf(this.rowsBefore));

  /** How much rarer one category is than need as a whole, in steps of 1, 2 and 5: its scales are that much finer. */
  readonly rarity: number = $derived.by(() => {
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
    this.now = new Month(stores, analyst, SQUARE_METRES, water);
    this.before = new Month(stores, analyst, SQUARE_METRES, water);
    this.#today = new Resource(({ level, scope, asOf }, signal) =>
      stores.areas.summary(level, scope, asOf, signal)
    );
  }

  /** What can fail or be on its way, for the strip that says so. */
  get parts() {
    return [this.now.parts, this.before.parts, { figures: [this.#today], densities: [], tests: [] } as const];
  }

  /** Asks for whatever the question needs and is not yet known. */
  ask() {
    const { outlook } = this.#from;
    if (this.category !== null)
      void this.#today.ask({ level: 1, scope: outlook.scope, asOf: monthOf(outlook.today) });
    this.#askOf(this.now, this.#asked);
    if (this.question === 'change' || this.question === 'chance') this.#askOf(this.before, this.#askedBefore);
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
  valueOf(row: Pick<Ranked, 'hectares' | 'count' | 'rate'>): number | null {
    return this.#valueIn(row, this.#overall);
  }

  /** The same of a row of the earlier period. */
  valueBefore(row: Pick<Ranked, 'hectares' | 'count' | 'rate'>): number | null {
    return this.#valueIn(row, this.#overallBefore);
  }

  #valueIn({ hectares, count, rate }: Pick<Ranked, 'hectares' | 'count' | 'rate'>, overall: number | null) {
    switch (this.measure) {
      case 'count':
        return count === null || hectares === 0 ? null : count / hectares;
      case 'rate':
        return rate;
      case 'relative':
        return rate === null || overall === null || overall === 0 ? null : rate / overall;
    }
  }

  #questions(asOf: string): Asked {
    const { scope } = this.#from.outlook;
    const { level } = this.#from.walk;
    const { bandwidth, measure, category, incidents, days } = this;
    const ground = { scope, category, asOf, incidents, days, frame: this.month };
    return {
      summary: { level, scope, asOf },
      incidents: { scope, asOf, days },
      density: { ...ground, bandwidth, measure },
      honeycomb: { ...ground, width: bandwidth },
      chance: { ...ground, level, width: this.draw === 'hexagons' ? bandwidth : null }
    };
  }

  #askOf(month: Month, asked: Asked) {
    void month.figures.ask(asked.summary);
    if (this.incidents) void month.incidents.ask(asked.incidents);
    // What is cut out of the ground must be known before a density is made.
    if (this.draw === 'density' && this.#from.places.ground.answer !== undefined)
      void month.density.ask(asked.density);
    if (this.draw === 'hexagons') void month.honeycomb.ask(asked.honeycomb);
    if (this.question === 'chance') void month.chance.ask(asked.chance);
  }

  /** Incidents by area of the shown level; null where need is counted, undefined until they are known. */
  #counts(month: Month, asOf: string): ReadonlyMap<string, number> | null | undefined {
    if (!this.incidents) return null;
    const asked = asOf === this.month ? this.#asked : this.#askedBefore;
    const codes = this.figures?.areas.map(({ code }) => code);
    const reported = month.incidents.answerTo(asked.incidents);
    return codes && reported && reportedBy(reported.rows, asOf, this.days, codes);
  }

  #rankedAreas(): Ranked[] {
    const { areas } = this.#from;
    const [now, before] = [this.figures, this.#figuresBefore];
    const counts = this.#counts(this.now, this.month);
    if (now === undefined || counts === undefined) return [];
    const countsBefore = this.#counts(this.before, this.monthBefore);
    const earlier = new Map((before?.areas ?? []).map((row) => [row.code, row]));
    return now.areas.map((row) => {
      const { code, name, households } = row;
      const count = counts === null ? countIn(row, this.category) : (counts.get(code) ?? 0);
      const old = earlier.get(code);
      const change =
        counts === null
          ? changeOf({ now: count, then: old && countIn(old, this.category) }, now.base)
          : chanceChangeOf({ now: count, then: countsBefore?.get(code) });
      const hectares = areas.get(code)?.area_ha ?? 0;
      return { code, name, hectares, households, count, rate: rateOf(count, households), change };
    });
  }

  #areasBefore(): Ranked[] {
    const counts = this.#counts(this.before, this.monthBefore);
    if (counts === undefined) return [];
    return (this.#figuresBefore?.areas ?? []).map((row) => {
      const { code, name, households } = row;
      const count = counts === null ? countIn(row, this.category) : (counts.get(code) ?? 0);
      const hectares = this.#from.areas.get(code)?.area_ha ?? 0;
      return { code, name, hectares, households, count, rate: rateOf(count, households), change: NO_CHANGE };
    });
  }

  #rankedHexagons(): Ranked[] {
    const [now, before] = [this.hexagons, this.#hexagonsBefore];
    if (now === undefined) return [];
    const earlier = new Map((before ?? []).map((cell) => [cell.code, cell]));
    const there = new Set(now.map(({ code }) => code));
    // Of incidents a hexagon may have had some and have none now.
    const gone =
      this.incidents && this.question === 'change'
        ? (before ?? []).flatMap((cell) => (there.has(cell.code) ? [] : [{ ...cell, count: 0 }]))
        : [];
    return [...now, ...gone].map(({ code, hectares, count, households }) => {
      const old = earlier.get(code);
      const none = this.incidents && before !== undefined ? 0 : undefined;
      const two = { now: count, then: old === undefined ? none : old.count };
      const change = this.incidents ? chanceChangeOf(two) : changeOf(two, this.now.figures.answer?.base ?? 5);
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

const NO_CHANGE: Change = { kind: 'missing' };

const known = (density: ReviewDensity | typeof NOTHING_YET | undefined) =>
  density === NOTHING_YET ? undefined : density;

const rowOfHexagon = ({ code, hectares, count, households }: HoneycombCell): Ranked => {
  return {
    code,
    name: code,
    hectares,
    households,
    count,
    rate: rateOf(count, households),
    change: NO_CHANGE
  };
};

/** What is known of all rows together, per 1,000 households; null where nothing is. */
function overallOf(rows: readonly Ranked[]): number | null {
  const counted = rows.filter(({ rate }) => rate !== null);
  const households = counted.reduce((sum, row) => sum + (row.households ?? 0), 0);
  const count = counted.reduce((sum, row) => sum + (row.count ?? 0), 0);
  return households === 0 ? null : (count * 1000) / households;
}

const rateOf = (count: number | null, households: number | null) =>
  count === null || households === null || households === 0 ? null : (count * 1000) / households;

export const [getReview, setReview] = createContext<Review>();
