import { createContext } from 'svelte';
import { insideTest } from '../analysis/density/inside.ts';
import { densityChange, type ReviewDensity } from '../analysis/review/density.ts';
import { cellAt, type HoneycombCell } from '../analysis/review/honeycomb.ts';
import type { ReviewHotspots } from '../analysis/review/hotspots.ts';
import type { Cluster, Unfit } from '../analysis/spatial/hotspots.ts';
import type { AreaSummary } from '../data/areas.ts';
import type { IncidentHistory } from '../data/histories.ts';
import type { Analyst } from './analyst.ts';
import { monthOf } from './month.ts';
import { recordedIn, type Period } from './period.ts';
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
  whenOf,
  type Asked,
  type Choice,
  type SummaryQuestion,
  type Wanted
} from './review-asked.ts';
import { ReviewChoice, type ReviewSources } from './review-choice.svelte.ts';
import { niceShare, overallRate, reportedBy, reportedIn } from './review-figures.ts';
import { Month, NOTHING_YET, type ReviewStores } from './review-month.ts';
import { wholeIncidentsChange, wholeNeedChange, type WholeChange, type WholeNeed } from './whole-change.ts';

export { BANDWIDTH, QUESTIONS } from './review-choice.svelte.ts';
export type { Question } from './review-choice.svelte.ts';
export type { Ranked };

/** Squares from which densities are made: as fine as the database gives them without pooling most of them. */
export const SQUARE_METRES = 100;

/** Days of the period that the scales of incidents are made for. */
const SCALE_DAYS = 30;

/**
 * What the review room is asked, and what there is to answer it with: protected figures, and incidents as the reader may
 * see them anyway. Nothing else is asked of the database. What is shown answers the question that stands above it, or is
 * not there yet.
 */
export class Review extends ReviewChoice {
  readonly now: Month;
  readonly before: Month;
  readonly #reports: Reports;
  /** How many incidents there were on each day since the first; of an area and all in it. */
  readonly history: Resource<{ readonly scope: string }, IncidentHistory>;
  /** Figures of today, by which scales are set: a scale does not move with the period. */
  readonly #today: Resource<SummaryQuestion, AreaSummary>;

  readonly #choice: Choice = $derived.by(() => {
    const { incidents, category, measure, bandwidth } = this;
    const { level } = this.from.walk;
    return {
      ...{ scope: this.from.outlook.scope, level, incidents, category, measure, bandwidth },
      categories: this.categories,
      ...{ hexagons: this.draw === 'hexagons', statistic: this.statistic }
    };
  });
  readonly #wanted: Wanted = $derived.by(() => ({
    incidents: this.incidents,
    // What is cut out of the ground must be known before a density is made.
    density: this.draw === 'density' && this.from.places.ground.answer !== undefined,
    honeycomb: this.draw === 'hexagons',
    chance: this.question === 'chance'
  }));
  readonly #asked: Asked = $derived.by(() => askedOf(this.#choice, this.when, this.month));
  readonly #askedBefore: Asked = $derived.by(() => askedOf(this.#choice, this.whenBefore, this.month));

  /** Whether the earlier period lies in the time of which incidents are on record. */
  readonly recorded: boolean = $derived.by(() => {
    const history = this.history.answer;
    return !this.incidents || history === undefined || recordedIn(this.periodBefore, history);
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
  readonly #rings = $derived.by(() => [...this.outlines].map(([code, ring]) => ({ code, ring })));
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
  /** Incidents of the period in the whole scope, of which some may lie in no area of the level; undefined until known. */
  readonly reported: number | undefined = $derived.by(() => this.#reportedIn(this.now, this.#asked));
  readonly #reportedBefore: number | undefined = $derived.by(() =>
    this.#reportedIn(this.before, this.#askedBefore)
  );
  /** How many of them are in no area of the list, which is one of areas. */
  readonly unlisted: number = $derived.by(() => {
    const listed = [...(this.#counts?.incidents?.values() ?? [])].reduce((sum, count) => sum + count, 0);
    const known = this.incidents && this.draw !== 'hexagons' && this.#counts !== undefined;
    return known ? Math.max(0, (this.reported ?? 0) - listed) : 0;
  });
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
    this.#rows.toSorted(
      (a, b) =>
        this.#foundPlace(a) - this.#foundPlace(b) ||
        this.#weight(b) - this.#weight(a) ||
        (a.code < b.code ? -1 : 1)
    )
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
    if (this.incidents) return niceShare(this.from.outlook.longest / SCALE_DAYS);
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

  constructor(from: ReviewSources, stores: ReviewStores, analyst: Analyst) {
    super(from);
    const water = () => from.places.water;
    this.#reports = new Reports(stores.incidents, () => from.outlook.today);
    this.now = new Month(stores, this.#reports, analyst, SQUARE_METRES, water);
    this.before = new Month(stores, this.#reports, analyst, SQUARE_METRES, water);
    this.history = new Resource(
      remembered(
        ({ scope }: { scope: string }, signal: AbortSignal) => stores.histories.incidents(scope, signal),
        // It ends today.
        { ages: () => true }
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
    const { outlook } = this.from;
    if (this.category !== null)
      void this.#today.ask({ level: 1, scope: outlook.scope, asOf: monthOf(outlook.today) });
    if (this.incidents) void this.history.ask({ scope: outlook.scope });
    // How incidents are dealt with is asked by `Indicators`.
    if (this.question === 'doing') return;
    this.now.ask(this.#wanted, this.#asked);
    if (this.comparing) this.before.ask(this.#wanted, this.#askedBefore);
  }

  /** Has at hand whatever a period needs, so that it can be shown with no gap between its date and its colours. */
  async prepare(period: Period, signal: AbortSignal): Promise<void> {
    const when = whenOf(period);
    const sides = [
      this.from.areas.prepare(this.#choice.scope, when.asOf, signal),
      this.now.prepare(this.#wanted, askedOf(this.#choice, when, when.asOf), signal)
    ];
    if (this.comparing) {
      const asked = askedOf(this.#choice, this.heldAgainst(when), when.asOf);
      sides.push(this.before.prepare(this.#wanted, asked, signal));
    }
    await Promise.all(sides);
  }

  /** Fetches every incident on record, so that any period can be shown at once. Of need there is nothing to fetch. */
  async gather(): Promise<void> {
    if (!this.incidents) return;
    const { scope, today } = this.from.outlook;
    await this.history.ask({ scope });
    await this.#reports.all(scope, this.history.answerTo({ scope })?.first_day ?? today, today);
  }

  /** A row's figure in the measure chosen; null = withheld, or nobody lives there. */
  override valueOf(row: Pick<Ranked, 'hectares' | 'count' | 'rate'>): number | null {
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

  /**
   * How much there is on the whole, and how it has changed; null where that cannot be said, or not yet. Need is published for
   * the whole by itself.
   *
   * @param need protected figures of the whole in the two months.
   */
  wholeChange(need: { now: WholeNeed | undefined; then: WholeNeed | undefined }): WholeChange | null {
    const { category } = this;
    if (!this.incidents) return wholeNeedChange(need, category, this.figures?.base ?? 5);
    return wholeIncidentsChange(this.reported, this.recorded ? this.#reportedBefore : undefined);
  }

  get #reading() {
    const { areas } = this.from;
    return {
      category: this.category,
      hectaresOf: (code: string) => areas.get(code)?.area_ha ?? 0
    };
  }

  /** The code of the hexagon in which a place lies, in whichever period it has one. */
  hexagonAt(place: readonly [lng: number, lat: number]): string | undefined {
    return cellAt(this.#rings, place)?.code;
  }

  /**
   * Incidents of the period by category, in an area and all in it, or in the hexagon that is selected, whichever are shown;
   * undefined until they are known.
   */
  reportedByCategory(area: string): ReadonlyMap<string, number> | undefined {
    const reported = this.now.incidents.answerTo(this.#asked.incidents);
    if (reported === undefined) return undefined;
    const ring = this.hexagon === null ? undefined : this.outlines.get(this.hexagon);
    // One test for all incidents: to look for the hexagon of each among all hexagons would take seconds.
    const isInside = ring && insideTest([[ring]]);
    const counts = new Map<string, number>();
    for (const { lng, lat, ...row } of reportedIn(reported.rows, this.#asked.incidents)) {
      const here =
        isInside === undefined
          ? row.area.startsWith(area)
          : lng !== null && lat !== null && isInside(lng, lat);
      if (here) counts.set(row.category, (counts.get(row.category) ?? 0) + 1);
    }
    return counts;
  }

  #reportedIn(month: Month, asked: Asked): number | undefined {
    const answer = month.incidents.answerTo(asked.incidents);
    return answer && reportedIn(answer.rows, asked.honeycomb).length;
  }

  #countsIn(month: Month, figures: AreaSummary | undefined, asked: Asked): AreaCounts | undefined {
    if (figures === undefined || !this.incidents) return figures && { figures, incidents: null };
    // Until it is known when the record begins, nothing is held against what may only not be on record.
    if (month === this.before && this.history.answer === undefined) return undefined;
    if (month === this.before && !this.recorded) return { figures, incidents: new Map() };
    const reported = month.incidents.answerTo(asked.incidents);
    const codes = figures.areas.map(({ code }) => code);
    return reported && { figures, incidents: reportedBy(reported.rows, asked.honeycomb, codes) };
  }

  #weight(row: Ranked): number {
    if (this.question === 'change') return changeWeight(row.change);
    return (this.question === 'chance' ? row.rate : this.valueOf(row)) ?? -1;
  }

  /** What was found beyond chance comes first in the list, the hot ones before all. */
  #foundPlace({ code }: Ranked): number {
    if (this.question !== 'chance' || typeof this.chance !== 'object') return 0;
    const found = this.chance.clusters.get(code);
    return found === undefined ? FOUND_FIRST.length : FOUND_FIRST.indexOf(found);
  }
}

/** In which order findings are listed. */
const FOUND_FIRST: readonly Cluster[] = ['hot', 'high-outlier', 'cold', 'low-outlier'];

const known = (density: ReviewDensity | typeof NOTHING_YET | undefined) =>
  density === NOTHING_YET ? undefined : density;

export const [getReview, setReview] = createContext<Review>();
