import { createContext } from 'svelte';
import type { ReviewDensity } from '../analysis/review/density.ts';
import type { HoneycombCell } from '../analysis/review/honeycomb.ts';
import type { AreaSummary } from '../data/areas.ts';
import type { Analyst } from './analyst.ts';
import type { Areas } from './areas.svelte.ts';
import { lastDayOf, monthOf, monthsBefore } from './month.ts';
import type { Names } from './names.svelte.ts';
import type { Outlook } from './outlook.svelte.ts';
import type { Places } from './places.svelte.ts';
import { areaRows, overallOf, rowOfHexagon, type Ranked } from './ranked.ts';
import { remembered } from './remembered.ts';
import { Reports } from './reports.ts';
import { Resource } from './resource.svelte.ts';
import { askedOf, type Choice, type SummaryQuestion, type Wanted, type When } from './review-asked.ts';
import { countIn, niceShare, overallRate, reportedBy } from './review-figures.ts';
import { Month, NOTHING_YET, type ReviewStores } from './review-month.ts';
import { countsOf } from './time-strip.svelte.ts';
import { SQUARE_METRES, type Review } from './review.svelte.ts';
import type { Showing } from './showing.svelte.ts';

/** As many months as make a year, or as many categories as there are. */
const MONTHS = 12;
/** Figures of a year, by the shown level and as a whole. */
const KEPT = 3 * MONTHS;

interface Sources {
  readonly outlook: Outlook;
  readonly areas: Areas;
  readonly places: Places;
  readonly names: Names;
  readonly review: Review;
  readonly showing: Showing;
}

/** One of the many: a month, a category of need, or a group of categories of incidents. */
export interface Small {
  /** First of the month, the category's code, or the group's key. */
  readonly key: string;
  /** The days of its incidents. */
  readonly when: When;
  readonly category: string | null;
  /** Categories of incidents that are counted; null = all. */
  readonly categories: readonly string[] | null;
}

export interface SmallFigures extends Small {
  /** Areas of the shown level, whatever is drawn. */
  readonly areas: readonly Ranked[];
  readonly hexagons: readonly Ranked[];
  readonly outlines: ReadonlyMap<string, HoneycombCell['ring']>;
  readonly density: ReviewDensity | undefined;
  /** Of the whole scope; null = withheld. Undefined where nothing was known yet. */
  readonly total: number | null | undefined;
}

/** What the many are asked; small and plain, so that the same is not asked twice. */
interface Question {
  readonly smalls: readonly Small[];
  readonly choice: Choice;
  readonly wanted: Wanted;
  readonly frame: string;
  readonly top: number;
}

/**
 * Many small pictures of one measure: the twelve months up to the one that is looked at, or that one by categories of
 * need, or the period that is looked at by groups of incidents. They are asked for one after another, and each is there as soon as it is known.
 */
export class Multiples {
  readonly #from: Sources;
  readonly #month: Month;
  readonly #known: Resource<Question, readonly SmallFigures[]>;
  readonly #today: Resource<SummaryQuestion, AreaSummary>;
  /** Those that have come so far, and what they answer. */
  #coming = $state.raw<{ key: string; figures: readonly SmallFigures[] }>({ key: '', figures: [] });

  readonly smalls: readonly Small[] = $derived.by(() => {
    const { review, showing, names, outlook } = this.#from;
    if (showing.each === 'category' && review.incidents)
      return names.incidentGroups.map(({ key, categories }) => ({
        ...{ key, when: { asOf: review.month, period: review.period }, category: null },
        categories: categories.map(({ code }) => code)
      }));
    if (showing.each === 'category')
      return names.hardshipCategories.map(({ code }) => ({
        key: code,
        when: this.#whole(review.month),
        category: code,
        categories: null
      }));
    return Array.from({ length: MONTHS }, (_, n) => monthsBefore(review.month, MONTHS - 1 - n))
      .filter((month) => month <= outlook.today)
      .map((month) => ({
        ...{ key: month, when: this.#whole(month) },
        ...{ category: review.category, categories: review.categories }
      }));
  });
  readonly #question: Question = $derived.by(() => {
    const { review, areas } = this.#from;
    const { smalls } = this;
    return {
      ...{ smalls, choice: review.choice, wanted: review.wanted, frame: review.month },
      top: areas.levels[0] ?? 0
    };
  });
  /** What is known of each, as far as it has come. */
  readonly figures: ReadonlyMap<string, SmallFigures> = $derived.by(() => {
    const { key, figures } = this.#coming;
    const own = key === JSON.stringify(this.#question) ? figures : [];
    return new Map(own.map((small) => [small.key, this.#recorded(small) ? small : emptied(small)]));
  });

  /**
   * One scale for all: months have that of what is looked at, incidents that of a month, and categories that of the most
   * frequent one, as it is today; groups of incidents that of the most frequent one of all time.
   */
  readonly rarity: number = $derived.by(() => {
    const { review, showing, names } = this.#from;
    if (review.incidents)
      return showing.each === 'month' ? 1 : niceShare(review.rarity * this.#largestGroup());
    if (showing.each === 'month') return review.rarity;
    const all = overallRate(this.#today.answer, null);
    const rates = names.hardshipCategories.map(({ code }) => overallRate(this.#today.answer, code) ?? 0);
    const most = Math.max(0, ...rates);
    return all === null || all === 0 || most === 0 ? 1 : niceShare(most / all);
  });

  constructor(from: Sources, stores: ReviewStores, analyst: Analyst) {
    this.#from = from;
    const reports = new Reports(stores.incidents, () => from.outlook.today);
    this.#month = new Month(stores, reports, analyst, SQUARE_METRES, () => from.places.water);
    const summary = remembered(
      ({ level, scope, asOf }: SummaryQuestion, signal: AbortSignal) =>
        stores.areas.summary(level, scope, asOf, signal),
      { kept: KEPT }
    );
    this.#today = new Resource(summary);
    const one = async (question: Question, signal: AbortSignal) => {
      const key = JSON.stringify(question);
      // What is asked again stands as it was until the new answer is there.
      let figures = this.#coming.key === key ? this.#coming.figures : [];
      // One after another: a dozen questions at once would keep everybody else waiting.
      for (const small of question.smalls) {
        const found = await this.#figuresOf(small, question, { summary, reports }, signal);
        if (signal.aborted) break;
        figures = [...figures.filter((other) => other.key !== small.key), found];
        this.#coming = { key, figures };
      }
      return figures;
    };
    // The running day goes on while the page is open.
    const outdated = ({ smalls, choice, frame }: Question) =>
      choice.incidents &&
      smalls.some(({ when }) => {
        const { incidents } = askedOf(choice, when, frame);
        return reports.running(incidents) && reports.in.outdated?.(incidents) === true;
      });
    this.#known = new Resource(Object.assign(one, { outdated }));
  }

  /** The part that the most frequent group has in all incidents on record, which does not move with the period. */
  #largestGroup(): number {
    const history = this.#from.review.history.answer;
    if (history === undefined) return 1;
    const all = sum(countsOf(history, null));
    const groups = this.#from.names.incidentGroups.map(({ categories }) =>
      sum(
        countsOf(
          history,
          categories.map(({ code }) => code)
        )
      )
    );
    const most = Math.max(0, ...groups);
    return all === 0 || most === 0 ? 1 : most / all;
  }

  get parts() {
    return { figures: [this.#known, this.#today] } as const;
  }

  ask() {
    const { outlook, showing, areas, review, places } = this.#from;
    if (showing.show !== 'multiples' || areas.levels.length === 0) return;
    if (review.draw === 'density' && places.ground.answer === undefined) return;
    if (showing.each === 'category' && !review.incidents)
      void this.#today.ask({ level: 1, scope: outlook.scope, asOf: monthOf(outlook.today) });
    void this.#known.ask(this.#question);
  }

  async #figuresOf(
    small: Small,
    { choice, wanted, frame, top }: Question,
    ask: {
      summary: (question: SummaryQuestion, signal: AbortSignal) => Promise<AreaSummary>;
      reports: Reports;
    },
    signal: AbortSignal
  ): Promise<SmallFigures> {
    const { category, categories, when } = small;
    const asked = askedOf({ ...choice, category, categories }, when, frame);
    const figures = await ask.summary(asked.summary, signal);
    const whole = await ask.summary({ ...asked.summary, level: top }, signal);
    const reported = wanted.incidents ? await ask.reports.in(asked.incidents, signal) : null;
    const codes = (rows: AreaSummary) => rows.areas.map(({ code }) => code);
    const countsIn = (rows: AreaSummary) =>
      reported && reportedBy(reported.rows, asked.honeycomb, codes(rows));
    const total = (row: AreaSummary['areas'][number]) => {
      const counts = countsIn(whole);
      return counts === null ? countIn(row, category) : (counts.get(row.code) ?? 0);
    };
    const [row] = whole.areas;
    const density = wanted.density ? await this.#answer(this.#month.density, asked.density) : undefined;
    const cells = wanted.honeycomb ? await this.#answer(this.#month.honeycomb, asked.honeycomb) : undefined;
    const { areas } = this.#from;
    return {
      ...small,
      areas: areaRows({ figures, incidents: countsIn(figures) }, undefined, {
        category,
        hectaresOf: (code) => areas.get(code)?.area_ha ?? 0
      }),
      hexagons: (cells ?? []).map((cell) => rowOfHexagon(cell)),
      outlines: new Map((cells ?? []).map(({ code, ring }) => [code, ring])),
      density: density === NOTHING_YET ? undefined : density,
      total: row && total(row)
    };
  }

  /** The answer to a question, waited for; throws what went wrong with it. */
  async #answer<Asked, Answer>(resource: Resource<Asked, Answer>, asked: Asked): Promise<Answer | undefined> {
    await resource.ask(asked);
    if (resource.problem !== undefined) throw resource.problem;
    return resource.answerTo(asked);
  }

  /** Whether incidents were on record then: no record is not the same as no incident. */
  #recorded({ when }: Small): boolean {
    const { review } = this.#from;
    const first = review.history.answer?.first_day;
    return !review.incidents || first === undefined || (first !== null && when.period.to >= first);
  }

  /** A month, as far as it has come. */
  #whole(month: string): When {
    const { today } = this.#from.outlook;
    const end = lastDayOf(month);
    return { asOf: month, period: { from: month, to: end < today ? end : today } };
  }
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

const emptied = (small: SmallFigures): SmallFigures => ({
  ...small,
  ...{ areas: [], hexagons: [], density: undefined, total: undefined }
});

/** What is drawn of one of the many: its rows, and what is known of all of them together. */
export const drawnOf = (
  small: SmallFigures,
  hexagons: boolean
): { rows: readonly Ranked[]; overall: number | null } => {
  const rows = hexagons ? small.hexagons : small.areas;
  return { rows, overall: overallOf(rows) };
};

export const [getMultiples, setMultiples] = createContext<Multiples>();
