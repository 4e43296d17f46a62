import { createContext } from 'svelte';
import { dayNumber } from '../analysis/series/calendar.ts';
import {
  standingOf,
  unusualAmong,
  usualRanges,
  type Standing,
  type Unusual,
  type UsualRange
} from '../analysis/series/usual.ts';
import { weeksOf } from '../analysis/series/weeks.ts';
import type { HistoryStore, IncidentHistory } from '../data/histories.ts';
import { changeOf, type Change } from './comparison.ts';
import { monthOf, monthsBefore } from './month.ts';
import { NeedHistory } from './need-history.svelte.ts';
import type { Outlook } from './outlook.svelte.ts';
import { remembered } from './remembered.ts';
import { Resource } from './resource.svelte.ts';
import type { Review } from './review.svelte.ts';
import { countsOf, NEED_MONTHS, type TimeStrip } from './time-strip.svelte.ts';

/** Weeks that are drawn: a year, and the running one. */
const WEEKS_SHOWN = 53;
/** Weeks of which it is said how many were unusual. */
export const WEEKS_JUDGED = 12;

/** A week of incidents, or a month of need. */
export interface TrendPoint {
  /** Its first day, as a number of days since 1970-01-01. */
  readonly at: number;
  /** Null = withheld. */
  readonly value: number | null;
  readonly usual: UsualRange | null;
  readonly standing: Standing | null;
  /** Not over yet. */
  readonly running: boolean;
}

interface Sources {
  readonly outlook: Outlook;
  readonly review: Review;
  readonly strip: TimeStrip;
}

/** How what is looked at has gone, in the area that is selected or in the whole scope. */
export class Trend {
  readonly #from: Sources;
  /** Of the selected area; that of the whole scope is the strip's. */
  readonly #history: Resource<{ readonly scope: string }, IncidentHistory>;
  readonly #need: NeedHistory;

  readonly code: string = $derived.by(() => {
    const { selection, scope } = this.#from.outlook;
    return selection?.kind === 'area' && selection.code.startsWith(scope) ? selection.code : scope;
  });
  readonly #whole: boolean = $derived.by(() => this.code === this.#from.outlook.scope);

  readonly #weeks = $derived.by(() => {
    const scope = this.code;
    const found = (this.#whole ? this.#from.review.history : this.#history).answerTo({ scope });
    if (found === undefined || found.first_day === null) return [];
    const today = dayNumber(found.last_day);
    const weeks = weeksOf(dayNumber(found.first_day), countsOf(found, this.#from.review.categories));
    // On a Sunday the week has its seven days, and is not over.
    return weeks.map((week) => (week.start + 6 < today ? week : { ...week, whole: false }));
  });
  readonly #ranges = $derived.by(() => usualRanges(this.#weeks));

  readonly points: readonly TrendPoint[] = $derived.by(() => {
    if (!this.#from.review.incidents) return this.#needPoints();
    const all = this.#weeks.map(({ start, count, whole }, index): TrendPoint => {
      const usual = this.#ranges[index] ?? null;
      const standing = usual === null ? null : standingOf(count, usual);
      return { at: start, value: count, usual, standing, running: !whole };
    });
    // The first week may be cut off as the last one is: it is not drawn.
    return all.filter(({ running }, index) => !running || index === all.length - 1).slice(-WEEKS_SHOWN);
  });

  /** How many of the last weeks were unusual; null where that cannot be said. */
  readonly unusual: Unusual | null = $derived.by(() => {
    if (!this.#from.review.incidents) return null;
    const found = unusualAmong(this.#weeks, this.#ranges, WEEKS_JUDGED);
    return found.judged === 0 ? null : found;
  });

  /** Need now, and how it has changed in twelve months; null until both are known. */
  readonly year: { readonly now: number | null; readonly change: Change } | null = $derived.by(() => {
    if (this.#from.review.incidents) return null;
    const today = monthOf(this.#from.outlook.today);
    // By its date, not by its place: months in which there was no such area are left out.
    const of = (month: string) => this.points.find(({ at }) => at === dayNumber(month));
    const [now, then] = [of(today), of(monthsBefore(today, 12))];
    if (now === undefined || then === undefined) return null;
    const base = this.#from.review.now.figures.answer?.base ?? 5;
    return { now: now.value, change: changeOf({ now: now.value, then: then.value }, base) };
  });

  readonly loading: boolean = $derived.by(() => {
    const { review, strip } = this.#from;
    if (!review.incidents) return (this.#whole ? strip.need : this.#need).loading;
    return (this.#whole ? review.history : this.#history).loading;
  });

  /** Whether the history did not come: then nothing follows from there being none. */
  readonly broken: boolean = $derived.by(() => {
    const { review, strip } = this.#from;
    const history = this.#whole ? review.history : this.#history;
    const need = this.#whole ? strip.need : this.#need;
    return (review.incidents ? history : need).problem !== undefined;
  });

  constructor(from: Sources, stores: { readonly histories: HistoryStore }) {
    this.#from = from;
    this.#history = new Resource(
      remembered(
        ({ scope }: { scope: string }, signal: AbortSignal) => stores.histories.incidents(scope, signal),
        // It ends today.
        { ages: () => true }
      )
    );
    this.#need = new NeedHistory(stores.histories);
  }

  /** What can fail or be on its way, for the strip that says so. */
  get parts() {
    const need = this.#need;
    const again = () => need.again(this.code, monthOf(this.#from.outlook.today), NEED_MONTHS);
    return [this.#history, { loading: need.loading, problem: need.problem, again }] as const;
  }

  /** Asks for the history of the selected area, or for what the strip has of the whole. */
  ask() {
    if (this.#whole) this.#from.strip.ask();
    else if (this.#from.review.incidents) void this.#history.ask({ scope: this.code });
    else void this.#need.ask(this.code, monthOf(this.#from.outlook.today), NEED_MONTHS);
  }

  /** Need of the area by category in the month that is shown; undefined until it is known. */
  get byCategory(): Readonly<Record<string, number | null>> | undefined {
    const { review, strip } = this.#from;
    const { months } = this.#whole ? strip.need : this.#need;
    return months.find(({ as_of }) => as_of === review.month)?.by_category;
  }

  #needPoints(): TrendPoint[] {
    const { review, strip } = this.#from;
    const { category } = review;
    return (this.#whole ? strip.need : this.#need).months.map(({ as_of, need, by_category }) => ({
      at: dayNumber(as_of),
      value: category === null ? need : (by_category[category] ?? null),
      usual: null,
      standing: null,
      running: false
    }));
  }
}

export const [getTrend, setTrend] = createContext<Trend>();
