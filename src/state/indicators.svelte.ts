import { createContext } from 'svelte';
import type { TOO_FEW } from '../analysis/indicators/assessment.ts';
import { assess, type Assessment } from '../analysis/indicators/assessment.ts';
import { NO_COUNTS, sumCounts, type CountName, type Counts } from '../analysis/indicators/counts.ts';
import { INDICATORS, isIndicator, type IndicatorCode } from '../analysis/indicators/definitions.ts';
import { figureOf, trendOf, type Figure, type Trend } from '../analysis/indicators/figures.ts';
import type { IncidentHistory } from '../data/histories.ts';
import type { CountedIncident, Decision, IndicatorCounts, IndicatorStore } from '../data/indicators.ts';
import type { AddressBar } from './address-bar.svelte.ts';
import type { Areas } from './areas.svelte.ts';
import { rulesOf } from './assessment-rules.ts';
import type { Names } from './names.svelte.ts';
import type { Outlook } from './outlook.svelte.ts';
import { justBefore, recordedIn, recordOf, yearBefore, type Period, type Recorded } from './period.ts';
import { Resource } from './resource.svelte.ts';
import type { Walk } from './walk.svelte.ts';

interface Sources {
  readonly bar: AddressBar;
  readonly outlook: Outlook;
  readonly names: Names;
  readonly areas: Areas;
  readonly walk: Walk;
  readonly review: HasHistory;
}

interface HasHistory {
  /** Since when incidents are on record. */
  readonly history: Resource<{ scope: string }, IncidentHistory>;
}

interface CountsAsked extends Period {
  readonly scope: string;
  readonly level: number;
}
interface BehindAsked extends Period {
  readonly scope: string;
  readonly counted: CountName;
}

/** An area and what is counted in it; or what lies in an area, nobody said where (`unplaced`). */
export interface CountedArea {
  readonly code: string;
  readonly name: string;
  readonly unplaced: boolean;
  /** No longer in force on the last day of the period. */
  readonly retired: boolean;
  readonly counts: Counts;
  /** In the period just before, and in the same a year before; undefined = not known, not wholly on record, or nothing counted then. */
  readonly previous: Counts | undefined;
  readonly lastYear: Counts | undefined;
  /** Figures that count as zero, by whom and why. */
  readonly zeroed: ReadonlyMap<IndicatorCode, Decision>;
}

/** An indicator of an area as it is shown: a figure that was set to zero is zero here, with the decision beside it. */
export interface ShownFigure {
  readonly code: IndicatorCode;
  readonly figure: Figure;
  readonly zeroed: Decision | null;
  /** What it would be without the decision. */
  readonly reported: Figure;
  readonly previous: Figure | undefined;
  readonly lastYear: Figure | undefined;
  readonly sincePrevious: Trend;
  readonly sinceLastYear: Trend;
}

/**
 * How incidents are dealt with: every indicator of the period shown, for the area one stands on and for the areas of
 * the shown level. All of it comes from counts of one period by area; what is shown, drawn and exported is worked out
 * of them by the definitions (`analysis/indicators`), and nowhere else.
 */
export class Indicators {
  readonly #from: Sources;
  readonly #store: IndicatorStore;
  readonly now: Resource<CountsAsked, IndicatorCounts>;
  readonly #previous: Resource<CountsAsked, IndicatorCounts>;
  readonly #lastYear: Resource<CountsAsked, IndicatorCounts>;
  /** The incidents behind the figure that is open. */
  readonly behind: Resource<BehindAsked, readonly CountedIncident[]>;

  /** What is open: one indicator, the assessment, or null = all of them. */
  readonly open: IndicatorCode | 'assessment' | null = $derived.by(() => {
    const { figure } = this.#from.bar.address;
    return isIndicator(figure) || figure === 'assessment' ? figure : null;
  });
  /** The indicator by which the map is coloured; null = the score of the assessment. */
  readonly coloured: IndicatorCode | null = $derived.by(() =>
    this.open === 'assessment' ? null : (this.open ?? 'closing_on_time')
  );

  readonly period: Period = $derived.by(() => this.#from.outlook.period);
  readonly previousPeriod: Period = $derived.by(() => justBefore(this.period));
  readonly lastYearPeriod: Period = $derived.by(() => yearBefore(this.period));

  readonly #counts = $derived.by(() => this.now.answerTo(this.#asked(this.period)));
  readonly #countsPrevious = $derived.by(() => this.#earlier(this.#previous, this.previousPeriod));
  readonly #countsLastYear = $derived.by(() => this.#earlier(this.#lastYear, this.lastYearPeriod));

  /** Whether the figures of the period are there; comparisons may still be on their way. */
  readonly known: boolean = $derived.by(() => this.#counts !== undefined);
  /** How much of the period is on record; undefined until known. Of a time before, no figure says that nothing happened. */
  readonly recorded: Recorded | undefined = $derived.by(() => {
    const { outlook, review } = this.#from;
    const history = review.history.answerTo({ scope: outlook.scope });
    return history && recordOf(this.period, history);
  });
  /** Rules by which areas are assessed on the last day of the period; null = there are none, or they make no sense. */
  readonly rules = $derived.by(() => rulesOf(this.#counts?.rules ?? null));
  /** The decisions that share a day with the period, those taken back too. */
  readonly decisions: readonly Decision[] = $derived.by(() => this.#counts?.decisions ?? []);

  /** The area whose parts are listed: the smallest around where one stands that is wider than those of the level. */
  readonly within: string = $derived.by(() => {
    const { areas, outlook, walk } = this.#from;
    return areas.path(walk.standing).findLast(({ level }) => level < walk.level)?.code ?? outlook.scope;
  });

  /**
   * The area whose figures are told: the one that one stands on. Of one smaller than those that are counted nothing is
   * known by itself, so it is the counted one around it; of one elsewhere, the whole scope.
   */
  readonly #told: string = $derived.by(() => {
    const { outlook, walk } = this.#from;
    if (!walk.standing.startsWith(outlook.scope)) return outlook.scope;
    return walk.standing.slice(0, this.#counts?.areas.find(({ unplaced }) => !unplaced)?.code.length);
  });

  /** Every area of the shown level in the whole scope, then what is in none of them; by code. Empty until known. */
  readonly all: readonly CountedArea[] = $derived.by(() => this.#all());
  /** Those within the area whose parts are listed. */
  readonly rows: readonly CountedArea[] = $derived.by(() =>
    this.all.filter(({ code }) => code.startsWith(this.within))
  );
  /** The area whose figures are told, with all that lies in it; undefined until known. */
  readonly whole: CountedArea | undefined = $derived.by(() =>
    this.known ? this.#together(this.#told) : undefined
  );
  /** Every indicator of the area whose figures are told. */
  readonly figures: readonly ShownFigure[] = $derived.by(() => {
    const { whole } = this;
    return whole === undefined ? [] : INDICATORS.map(({ code }) => this.shown(whole, code));
  });

  constructor(from: Sources, stores: { readonly indicators: IndicatorStore }) {
    this.#from = from;
    this.#store = stores.indicators;
    const counts = () =>
      new Resource<CountsAsked, IndicatorCounts>(({ scope, level, from: first, to }, signal) =>
        stores.indicators.counts(scope, level, first, to, signal)
      );
    [this.now, this.#previous, this.#lastYear] = [counts(), counts(), counts()];
    this.behind = new Resource(({ scope, counted, from: first, to }, signal) =>
      stores.indicators.behind(scope, counted, first, to, signal)
    );
  }

  /** What can fail or be on its way, for the strip that says so. */
  get parts() {
    return { figures: [this.now, this.#previous, this.#lastYear, this.behind] } as const;
  }

  /** Asks for whatever is not yet known. */
  ask() {
    void this.#from.review.history.ask({ scope: this.#from.outlook.scope });
    void this.now.ask(this.#asked(this.period));
    void this.#previous.ask(this.#asked(this.previousPeriod));
    void this.#lastYear.ask(this.#asked(this.lastYearPeriod));
  }

  /** Counts anew. */
  async again(): Promise<void> {
    await Promise.all([this.now.again(), this.#previous.again(), this.#lastYear.again()]);
  }

  /** Asks for the incidents in a count of the area whose figures are told. */
  askBehind(counted: CountName) {
    void this.behind.ask(this.#behindAsked(counted));
  }

  /** Those incidents, once they are there. */
  incidentsBehind(counted: CountName): readonly CountedIncident[] | undefined {
    return this.behind.answerTo(this.#behindAsked(counted));
  }

  /** Opens an indicator or the assessment; null = all of them. */
  show(open: IndicatorCode | 'assessment' | null) {
    this.#from.bar.push({ figure: open });
  }

  /** An indicator of an area, as it is shown. */
  shown(area: CountedArea, code: IndicatorCode): ShownFigure {
    const reported = figureOf(code, area.counts);
    const zeroed = area.zeroed.get(code) ?? null;
    const figure = zeroed === null ? reported : { ...reported, value: 0, few: false };
    const previous = area.previous && figureOf(code, area.previous);
    const lastYear = area.lastYear && figureOf(code, area.lastYear);
    return {
      ...{ code, figure, zeroed, reported, previous, lastYear },
      sincePrevious: trendOf(code, figure, previous),
      sinceLastYear: trendOf(code, figure, lastYear)
    };
  }

  /** The assessment of an area; null while last year's counts are not known, or without rules. */
  assessment(area: CountedArea): Assessment | typeof TOO_FEW | null {
    if (this.rules === null || this.#countsLastYear === undefined) return null;
    return assess(this.rules, area.counts, area.lastYear, new Set(area.zeroed.keys()));
  }

  /** Whether this reader may let a figure of an area count as zero. The database decides; this hides what it would refuse. */
  mayDecide(area: string): boolean {
    return this.#from.outlook.supervises(area);
  }

  /** Lets a figure of the period count as zero. @throws Problem where the database refuses. */
  async setToZero(area: string, code: IndicatorCode, reason: string): Promise<void> {
    await this.#store.decide(area, code, this.period.from, this.period.to, reason);
    await this.now.again();
  }

  /** Takes a decision back. @throws Problem as above. */
  async withdraw(decision: number, reason: string): Promise<void> {
    await this.#store.withdraw(decision, reason);
    await this.now.again();
  }

  #asked({ from, to }: Period): CountsAsked {
    const { outlook, walk } = this.#from;
    return { scope: outlook.scope, level: walk.level, from, to };
  }

  /** What was counted in an earlier period: nothing where it is on record in part only, for a part is no measure of a whole. */
  #earlier(
    counts: Resource<CountsAsked, IndicatorCounts>,
    period: Period
  ): Pick<IndicatorCounts, 'areas'> | undefined {
    const { outlook, review } = this.#from;
    const [answer, history] = [
      counts.answerTo(this.#asked(period)),
      review.history.answerTo({ scope: outlook.scope })
    ];
    if (answer === undefined || history === undefined) return undefined;
    return recordedIn(period, history) ? answer : { areas: [] };
  }

  #behindAsked(counted: CountName): BehindAsked {
    const { from, to } = this.period;
    return { scope: this.#told, counted, from, to };
  }

  #all(): CountedArea[] {
    const counts = this.#counts;
    if (counts === undefined) return [];
    const { areas, names, walk } = this.#from;
    const [now, previous, lastYear] = [counts, this.#countsPrevious, this.#countsLastYear].map(byCode);
    const inForce = new Map(areas.onLevel(walk.level).map((area) => [area.code, area]));
    const listed = counts.areas.map(({ code, name, unplaced }) => ({ code, name: name ?? code, unplaced }));
    const known = new Set(listed.map(({ code }) => code));
    for (const { code } of inForce.values())
      if (!known.has(code)) listed.push({ code, name: code, unplaced: false });
    return listed
      .map(({ code, name, unplaced }): CountedArea => {
        const area = areas.get(code);
        return {
          ...{ code, unplaced },
          name: area === undefined ? name : names.own(area),
          retired: !unplaced && !inForce.has(code),
          counts: now?.get(code) ?? NO_COUNTS,
          previous: previous?.get(code),
          lastYear: lastYear?.get(code),
          zeroed: unplaced ? new Map() : this.#zeroed(code)
        };
      })
      .sort((a, b) => Number(a.unplaced) - Number(b.unplaced) || (a.code < b.code ? -1 : 1));
  }

  #together(code: string): CountedArea {
    const { areas, names } = this.#from;
    // Areas of which nothing is counted are left out: of a time without any nobody can tell whether nothing happened.
    const sum = (counts: Pick<IndicatorCounts, 'areas'> | undefined) => {
      const parts = (counts?.areas ?? []).filter((area) => area.code.startsWith(code));
      return parts.length === 0 ? undefined : sumCounts(parts);
    };
    const area = areas.get(code);
    return {
      ...{ code, unplaced: false, retired: area === undefined },
      name: area === undefined ? code : names.own(area),
      counts: sum(this.#counts) ?? NO_COUNTS,
      previous: sum(this.#countsPrevious),
      lastYear: sum(this.#countsLastYear),
      zeroed: this.#zeroed(code)
    };
  }

  #zeroed(area: string): ReadonlyMap<IndicatorCode, Decision> {
    return new Map(
      this.decisions.flatMap((decision) =>
        decision.area === area && decision.withdrawn === null && isIndicator(decision.indicator)
          ? [[decision.indicator, decision] as const]
          : []
      )
    );
  }
}

const byCode = (counts: Pick<IndicatorCounts, 'areas'> | undefined): ReadonlyMap<string, Counts> =>
  new Map((counts?.areas ?? []).map((area) => [area.code, area]));

export const [getIndicators, setIndicators] = createContext<Indicators>();
