import { createContext } from 'svelte';
import { dayNumber, monthEnd, monthStart, weekStart } from '../analysis/series/calendar.ts';
import { wholeMonths, type Span } from '../analysis/series/span.ts';
import type { HistoryStore, IncidentHistory, NeedMonth } from '../data/histories.ts';
import { monthOf } from './month.ts';
import { NeedHistory } from './need-history.svelte.ts';
import type { Outlook } from './outlook.svelte.ts';
import type { Period } from './period.ts';
import type { Review } from './review.svelte.ts';

/** A bar of the history: the days it stands for, and how many; null = withheld. */
export interface HistoryBar extends Span {
  readonly value: number | null;
}

/** Months of need that are shown: two years back, and the running one. */
export const NEED_MONTHS = 25;
/** A shorter history is shown day by day. */
const BY_DAY_UP_TO = 120;

interface Sources {
  readonly outlook: Outlook;
  readonly review: Review;
}

/** The whole time there is to choose from, and how much there was of what is looked at. */
export class TimeStrip {
  readonly #from: Sources;
  readonly need: NeedHistory;

  /** From the first day on record to today. */
  readonly within: Span = $derived.by(() => {
    const { outlook, review } = this.#from;
    const today = dayNumber(outlook.today);
    if (!review.incidents) return { from: monthStart(today, 1 - NEED_MONTHS), to: today };
    const history = review.history.answerTo({ scope: outlook.scope });
    // Two years until it is known: most histories are about so long, and the brush does not jump.
    if (history === undefined) return { from: today - 730, to: today };
    return { from: Math.min(dayNumber(history.first_day ?? outlook.today), today - 29), to: today };
  });
  readonly unit: 'day' | 'month' = $derived.by(() => (this.#from.review.incidents ? 'day' : 'month'));
  /** The period looked at. Of need it is the month whose figures are shown. */
  readonly chosen: Span = $derived.by(() => this.#spanOf(this.#from.review.period));
  /** The one it is held against, as far as time reaches. */
  readonly other: Span | null = $derived.by(() => {
    const { review } = this.#from;
    if (review.question !== 'change' && review.question !== 'chance') return null;
    const span = review.incidents
      ? spanOf(review.periodBefore)
      : this.#spanOf({ from: review.monthBefore, to: review.monthBefore });
    return span.from < this.within.from ? null : span;
  });
  readonly grain: 'day' | 'week' | 'month' = $derived.by(() => {
    if (!this.#from.review.incidents) return 'month';
    return this.within.to - this.within.from < BY_DAY_UP_TO ? 'day' : 'week';
  });
  readonly bars: readonly HistoryBar[] = $derived.by(() => {
    const { outlook, review } = this.#from;
    if (!review.incidents)
      return this.need.months.map((month) => monthBar(month, review.category, this.within));
    const history = review.history.answerTo({ scope: outlook.scope });
    return history === undefined ? [] : incidentBars(history, review.categories, this.grain === 'day');
  });
  /** Whether bars are still on their way. */
  readonly coming: boolean = $derived.by(() => {
    const { review } = this.#from;
    return review.incidents ? review.history.loading : this.need.loading;
  });
  /** Whether the history of need did not come whole; of incidents the room itself says so. */
  readonly broken: boolean = $derived.by(
    () => !this.#from.review.incidents && this.need.problem !== undefined
  );

  constructor(from: Sources, stores: { readonly histories: Pick<HistoryStore, 'need'> }) {
    this.#from = from;
    this.need = new NeedHistory(stores.histories);
  }

  /** What can fail or be on its way, for the strip that says so and asks again by itself; of incidents the room has it. */
  get parts() {
    if (this.#from.review.incidents) return [];
    const { loading, problem } = this.need;
    return [{ loading, problem, again: () => this.again() }];
  }

  /** Asks for the history of need; that of incidents the room asks for itself. */
  ask() {
    const { outlook, review } = this.#from;
    if (!review.incidents) void this.need.ask(outlook.scope, monthOf(outlook.today), NEED_MONTHS);
  }

  /** Asks again for what did not come. */
  again(): Promise<void> {
    const { outlook } = this.#from;
    return this.need.again(outlook.scope, monthOf(outlook.today), NEED_MONTHS);
  }

  #spanOf({ from, to }: Period): Span {
    const span = { from: dayNumber(from), to: dayNumber(to) };
    return this.#from.review.incidents ? span : wholeMonths({ from: span.to, to: span.to }, this.within);
  }
}

const spanOf = ({ from, to }: Period): Span => ({ from: dayNumber(from), to: dayNumber(to) });

/**
 * Categories together, day by day.
 *
 * @param shown their codes; null = all.
 */
export function countsOf({ categories }: IncidentHistory, shown: readonly string[] | null): number[] {
  const length = Math.max(0, ...categories.map(({ counts }) => counts.length));
  const wanted = categories.filter(({ code }) => shown === null || shown.includes(code));
  return Array.from({ length }, (_, day) => wanted.reduce((sum, { counts }) => sum + (counts[day] ?? 0), 0));
}

function incidentBars(
  history: IncidentHistory,
  shown: readonly string[] | null,
  byDay: boolean
): HistoryBar[] {
  if (history.first_day === null) return [];
  const first = dayNumber(history.first_day);
  const bars: { from: number; to: number; value: number }[] = [];
  countsOf(history, shown).forEach((count, index) => {
    const day = first + index;
    const last = bars.at(-1);
    if (!byDay && last !== undefined && weekStart(last.from) === weekStart(day)) {
      last.to = day;
      last.value += count;
    } else bars.push({ from: day, to: day, value: count });
  });
  return bars;
}

function monthBar(
  { as_of, need, by_category }: NeedMonth,
  category: string | null,
  within: Span
): HistoryBar {
  const from = dayNumber(as_of);
  const value = category === null ? need : (by_category[category] ?? null);
  return { from, to: Math.min(monthEnd(from), within.to), value };
}

export const [getTimeStrip, setTimeStrip] = createContext<TimeStrip>();
