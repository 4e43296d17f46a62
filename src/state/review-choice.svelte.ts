import type { ReviewMeasure } from '../analysis/review/density.ts';
import type { Statistic } from '../analysis/review/hotspots.ts';
import type { AddressBar } from './address-bar.svelte.ts';
import type { Areas } from './areas.svelte.ts';
import { lastDayOf } from './month.ts';
import type { Outlook } from './outlook.svelte.ts';
import type { Comparison, Period } from './period.ts';
import type { Places } from './places.svelte.ts';
import { whenAgainst, whenOf, type When } from './review-asked.ts';
import type { Walk } from './walk.svelte.ts';

export const QUESTIONS = ['where', 'change', 'chance', 'reach', 'doing'] as const;
export type Question = (typeof QUESTIONS)[number];
type Drawing = 'areas' | 'density' | 'hexagons';

export const BANDWIDTH = { least: 50, usual: 150, most: 500, step: 25 } as const;

export interface ReviewSources {
  readonly bar: AddressBar;
  readonly outlook: Outlook;
  readonly areas: Areas;
  readonly places: Places;
  readonly walk: Walk;
}

/** What the reader has chosen to look at in the review room. It lives in the address bar; here it has names and verbs. */
export class ReviewChoice {
  protected readonly from: ReviewSources;

  readonly question: Question = $derived.by(() => this.from.bar.address.ask ?? 'where');
  readonly incidents: boolean = $derived.by(
    () => this.question === 'doing' || (this.from.bar.address.of === 'incidents' && this.question !== 'reach')
  );
  readonly category: string | null = $derived.by(() =>
    this.incidents ? null : this.from.outlook.needCategory
  );
  /** Categories of incidents that are counted; null = all. */
  readonly categories: readonly string[] | null = $derived.by(() => {
    const { categories } = this.from.outlook;
    return !this.incidents || this.question === 'doing' || categories === null ? null : [...categories];
  });
  readonly draw: Drawing = $derived.by(() => {
    const drawing = this.from.bar.address.draw ?? 'areas';
    if (this.question === 'reach' || this.question === 'doing') return 'areas';
    // Chance is asked of areas with neighbours. Need in hexagons was spread over them: its neighbours are alike anyway.
    if (this.question === 'chance' && (drawing === 'density' || !this.incidents)) return 'areas';
    return drawing;
  });
  readonly bandwidth: number = $derived.by(() => this.from.bar.address.bandwidth ?? BANDWIDTH.usual);
  /** The hexagon that is selected; null where none is, or none are drawn. */
  readonly hexagon: string | null = $derived.by(() =>
    this.draw === 'hexagons' ? this.from.bar.address.hexagon : null
  );
  readonly against: Comparison = $derived.by(() => this.from.bar.address.against ?? 'year');
  /** First day of the other period, where the reader chose one. */
  readonly versus: string | null = $derived.by(() => this.from.bar.address.versus);

  protected readonly when: When = $derived.by(() => whenOf(this.from.outlook.period));
  protected readonly whenBefore: When = $derived.by(() => this.heldAgainst(this.when));
  /** The days looked at, and those that they are held against. Need counts what was open at their end. */
  readonly period: Period = $derived.by(() => this.when.period);
  readonly periodBefore: Period = $derived.by(() => this.whenBefore.period);
  /** First of the month whose figures are shown. */
  readonly month: string = $derived.by(() => this.when.asOf);
  readonly monthBefore: string = $derived.by(() => this.whenBefore.asOf);
  /** By what an area is called hot. */
  readonly statistic: Statistic = $derived.by(() => this.from.bar.address.statistic ?? 'moran');
  readonly measure: ReviewMeasure = $derived.by(() => this.from.bar.address.measure ?? 'rate');

  constructor(from: ReviewSources) {
    this.from = from;
  }

  put(question: Question) {
    this.from.bar.push({ ask: question });
  }

  /** @param subject `incidents`, `all` households in need, or the code of one category. */
  lookAt(subject: string) {
    this.from.bar.push(
      subject === 'incidents' ? { of: 'incidents', need: null } : { of: null, need: subject }
    );
  }

  drawAs(draw: Drawing) {
    this.from.bar.push({ draw });
  }

  smoothBy(metres: number) {
    const bandwidth = Math.min(BANDWIDTH.most, Math.max(BANDWIDTH.least, Math.round(metres)));
    // Of another width they are other hexagons.
    this.from.bar.replace({ bandwidth, hexagon: null });
  }

  /** Selects a hexagon by its code; one thing is selected at a time. */
  selectHexagon(hexagon: string | null) {
    this.from.bar.push({ hexagon, selection: null });
  }

  /** @param versus first day of the other period, where it is one of the reader's own. */
  holdAgainst(against: Comparison, versus: string | null = null) {
    this.from.bar.push({ against, versus: against === 'other' ? (versus ?? this.periodBefore.from) : null });
  }

  testBy(statistic: Statistic) {
    this.from.bar.push({ statistic: statistic === 'moran' ? null : statistic });
  }

  measureBy(measure: ReviewMeasure) {
    this.from.bar.push({ measure });
  }

  /** Shows the figures of a month: boundaries and counts as of its first day. */
  showMonth(month: string) {
    const { outlook } = this.from;
    const end = lastDayOf(month);
    outlook.showPeriod({ from: month, to: end < outlook.today ? end : outlook.today });
  }

  /** The time that another is held against. */
  protected heldAgainst({ period }: When): When {
    const { against, versus } = this;
    return whenAgainst(period, { against, versus, today: this.from.outlook.today });
  }

  /** Whether two periods are looked at. */
  protected get comparing(): boolean {
    return this.question === 'change' || this.question === 'chance';
  }
}
