import { createContext } from 'svelte';
import { NO_COUNTS, sumCounts, type Counts } from '../analysis/indicators/counts.ts';
import { usualCircle, type ReachSettings, type ServiceCircle } from '../analysis/reach/service-circles.ts';
import { incidentFindings, lateFindings } from '../analysis/report/incident-findings.ts';
import { needFindings, whereFindings } from '../analysis/report/need-findings.ts';
import { chanceFindings, reachFindings } from '../analysis/report/place-findings.ts';
import type { Shift } from '../analysis/report/facts.ts';
import type { AreaProperties, AreaSummaryRow } from '../data/areas.ts';
import type { IndicatorCounts } from '../data/indicators.ts';
import type { AddressBar } from './address-bar.svelte.ts';
import type { Analyst } from './analyst.ts';
import type { Areas } from './areas.svelte.ts';
import { chanceChangeOf, changeOf } from './comparison.ts';
import { monthOf, monthsBefore } from './month.ts';
import type { Names } from './names.svelte.ts';
import type { Outlook } from './outlook.svelte.ts';
import { justBefore, recordedIn, recordOf, yearBefore, type Period } from './period.ts';
import type { Places } from './places.svelte.ts';
import { ReportSources, type ReportStores } from './report-sources.svelte.ts';

interface From {
  readonly bar: AddressBar;
  readonly outlook: Outlook;
  readonly names: Names;
  readonly areas: Areas;
  readonly places: Places;
  /** What the office has set about circles. */
  readonly settings: ReachSettings;
}

/** Parts of a community are areas of these levels: smaller ones withhold most of their figures. */
const DEEPEST = 3;
/** As many of a community's parts must be published for the report to go into them. */
const SHOWN_SHARE = 0.5;

const AT_A_GLANCE = ['now', 'previous', 'lastYear'] as const;

/**
 * What there is to report of one community: facts from the same protected answers as the review room, and findings made
 * of them. Every part is undefined until all that it says is known.
 */
export class Report {
  readonly #from: From;
  readonly sources: ReportSources;

  readonly period: Period = $derived.by(() => this.#from.outlook.period);
  readonly previousPeriod: Period = $derived.by(() => justBefore(this.period));
  readonly lastYearPeriod: Period = $derived.by(() => yearBefore(this.period));
  /** First of the month whose figures of need are told. */
  readonly month: string = $derived.by(() => monthOf(this.#from.outlook.asOf));
  readonly months = $derived.by(() => ({
    now: this.month,
    previous: monthsBefore(this.month, 1),
    lastYear: monthsBefore(this.month, 12)
  }));

  /** All communities, or what the reader has of one; by code. */
  readonly communities: readonly AreaProperties[] = $derived.by(() => {
    const { areas, outlook } = this.#from;
    const found = areas.onLevel(1).toSorted((a, b) => (a.code < b.code ? -1 : 1));
    const own = areas.get(outlook.scope);
    return found.length > 0 || own === undefined ? found : [own];
  });
  readonly community: AreaProperties | undefined = $derived.by(() => {
    const { selection } = this.#from.bar.address;
    const code = selection?.kind === 'area' ? selection.code : '';
    return this.communities.find((one) => code.startsWith(one.code)) ?? this.communities[0];
  });

  /** The level of the parts: the smallest of which enough are published here. */
  readonly level: number | undefined = $derived.by(() => {
    const { community } = this;
    const levels = this.#levels;
    if (community === undefined || levels.some((level) => this.#parts(level) === undefined)) return undefined;
    const enough = levels.find((level) => {
      const lived = (this.#parts(level) ?? []).filter(
        ({ code, households }) => code.startsWith(community.code) && households !== 0
      );
      const shown = lived.filter(({ need }) => need !== null).length;
      return lived.length > 0 && shown >= SHOWN_SHARE * lived.length;
    });
    return enough ?? levels.at(-1);
  });
  /** The parts of the community with their figures. */
  readonly parts: readonly AreaSummaryRow[] = $derived.by(() => {
    const { community, level } = this;
    if (community === undefined || level === undefined) return [];
    return (this.#parts(level) ?? []).filter(({ code }) => code.startsWith(community.code));
  });
  /** Levels that the report may go into, the smallest areas first. */
  readonly #levels: readonly number[] = $derived.by(() =>
    this.#from.areas.levels
      .filter((level) => level > (this.community?.level ?? 1) && level <= DEEPEST)
      .toReversed()
  );

  /** The figures of the community in the month, a month before and a year before; undefined until known. */
  readonly #need = $derived.by(() => {
    const answer = this.sources.figures.answerTo(this.#figuresAsked);
    const code = this.community?.code;
    if (answer === undefined || code === undefined) return undefined;
    const rowIn = (rows: readonly AreaSummaryRow[]) => rows.find((row) => row.code === code);
    return {
      base: answer.now.base,
      now: rowIn(answer.now.areas),
      previous: rowIn(answer.previous.areas),
      lastYear: rowIn(answer.lastYear.areas)
    };
  });
  readonly need = $derived.by(() => {
    const rows = this.#need;
    if (rows === undefined) return undefined;
    const { now, previous, lastYear, base } = rows;
    if (now === undefined) return needFindings(null);
    const shiftsOf = (of: (row: AreaSummaryRow) => number | null) => {
      const held = (then: AreaSummaryRow | undefined): Shift =>
        changeOf({ now: of(now), then: then && of(then) }, base);
      return { previous: held(previous), lastYear: held(lastYear) };
    };
    return needFindings({
      households: now.households,
      need: now.need,
      shifts: shiftsOf((row) => row.need),
      categories: Object.keys(now.by_category).map((code) => ({
        code,
        shifts: shiftsOf((row) => row.by_category[code] ?? null)
      }))
    });
  });

  readonly #counts = $derived.by(() => {
    const answer = this.sources.counts.answerTo(this.#countsAsked);
    const history = this.sources.history.answerTo({ scope: this.#from.outlook.scope });
    const code = this.community?.code;
    if (answer === undefined || history === undefined || code === undefined) return undefined;
    // A time of which only a part is on record has too few of everything: it is as if there were nothing.
    const then = (counts: IndicatorCounts, period: Period): Counts =>
      recordedIn(period, history) ? countsWithin(counts, code) : NO_COUNTS;
    const now = countsWithin(answer.now, code);
    const previous = then(answer.previous, this.previousPeriod);
    const lastYear = then(answer.lastYear, this.lastYearPeriod);
    const held = (then: Counts): Shift =>
      // Of a time of which nothing is on record nobody can tell whether nothing happened.
      chanceChangeOf({ now: now.reported, then: then.reported === 0 ? undefined : then.reported });
    const record = recordOf(this.period, history);
    return {
      record,
      now,
      previous,
      lastYear,
      shifts: { previous: held(previous), lastYear: held(lastYear) }
    };
  });
  readonly incidents = $derived.by(() => this.#counts && incidentFindings(this.#counts));

  readonly where = $derived.by(() => {
    const [counts, answer] = [this.#counts, this.sources.counts.answerTo(this.#countsAsked)];
    const { level, community } = this;
    const need = this.#need;
    if (counts === undefined || answer === undefined || need === undefined) return undefined;
    if (level === undefined || community === undefined) return undefined;
    const parts = this.parts.map(({ code, households, need }) => ({
      ...{ code, households, need },
      reported: countsWithin(answer.now, code).reported
    }));
    const placed = parts.reduce((sum, { reported }) => sum + reported, 0);
    return whereFindings({
      parts,
      unplaced: counts.now.reported - placed,
      base: need.base
    });
  });

  readonly chance = $derived.by(() => {
    const asked = this.#chanceAsked;
    const found = asked && this.sources.chance.answerTo(asked);
    return found && this.community && chanceFindings({ found, community: this.community.code });
  });

  readonly late = $derived.by(() => {
    const asked = this.#lateAsked;
    const late = asked && this.sources.late.answerTo(asked);
    return late && this.#counts && lateFindings({ counts: this.#counts, ...late });
  });

  readonly reach = $derived.by(() => {
    const answer = this.sources.reach.answerTo(this.#reachAsked);
    const code = this.community?.code;
    if (answer === undefined || code === undefined) return undefined;
    const kinds = answer.map((kind) => ({ code: kind.code, figures: kind.areas?.get(code) ?? null }));
    return reachFindings({ kinds });
  });

  /** The figures at a glance; null = withheld, undefined = there are none of that time. */
  readonly table = $derived.by(() => {
    const [need, counts] = [this.#need, this.#counts];
    if (need === undefined || counts === undefined) return undefined;
    return AT_A_GLANCE.map((time) => ({
      time,
      households: need[time]?.households,
      need: need[time]?.need,
      counts: (time === 'now' ? counts.record.kind === 'none' : counts[time].reported === 0)
        ? undefined
        : counts[time]
    }));
  });

  /** Whether nothing is on its way any more. */
  readonly complete: boolean = $derived.by(() =>
    [this.need, this.incidents, this.where, this.chance, this.late, this.reach].every(
      (part) => part !== undefined
    )
  );

  readonly #figuresAsked = $derived.by(() => ({ scope: this.#from.outlook.scope, months: this.months }));
  readonly #countsAsked = $derived.by(() => ({
    scope: this.#from.outlook.scope,
    level: this.#levels[0] ?? 1,
    now: this.period,
    previous: this.previousPeriod,
    lastYear: this.lastYearPeriod
  }));
  readonly #chanceAsked = $derived.by(() =>
    this.level === undefined
      ? null
      : { scope: this.#from.outlook.scope, month: this.month, level: this.level }
  );
  readonly #lateAsked = $derived.by(() =>
    this.community === undefined ? null : { area: this.community.code, period: this.period }
  );
  readonly #reachAsked = $derived.by(() => {
    const { scope, asOf } = this.#from.outlook;
    return { scope, month: this.month, day: asOf };
  });

  constructor(from: From, stores: ReportStores, analyst: Analyst) {
    this.#from = from;
    this.sources = new ReportSources(from, stores, analyst, () => this.communities);
  }

  /** Asks for whatever is not yet known. */
  ask() {
    const { areas, places, outlook } = this.#from;
    const { sources } = this;
    void areas.map.ask({ scope: outlook.scope, asOf: this.month });
    void places.ground.ask(outlook.office);
    void places.facilities.ask({ scope: outlook.office, asOf: outlook.asOf });
    void sources.figures.ask(this.#figuresAsked);
    void sources.history.ask({ scope: outlook.scope });
    void sources.cells.ask({ scope: outlook.scope, asOf: this.month });
    if (areas.map.answered?.asOf !== this.month) return;
    sources.askParts(outlook.scope, this.month, this.#levels);
    void sources.counts.ask(this.#countsAsked);
    if (this.#chanceAsked !== null) void sources.chance.ask(this.#chanceAsked);
    if (this.#lateAsked !== null) void sources.late.ask(this.#lateAsked);
    if (sources.groundIsKnown(this.month, outlook.asOf)) void sources.reach.ask(this.#reachAsked);
  }

  /** The community before or after the one shown, in the order of codes; null at either end. */
  beside(steps: 1 | -1): AreaProperties | null {
    const at = this.communities.findIndex(({ code }) => code === this.community?.code);
    return at < 0 ? null : (this.communities[at + steps] ?? null);
  }

  /** The circle that a kind of facility is held against. */
  circleOf(kind: string): ServiceCircle {
    return usualCircle(this.#from.settings, kind);
  }

  show(code: string) {
    this.#from.bar.push({ selection: { kind: 'area', code } });
  }

  #parts(level: number): readonly AreaSummaryRow[] | undefined {
    return this.sources.partsOn({ level, scope: this.#from.outlook.scope, asOf: this.month });
  }
}

const countsWithin = ({ areas }: IndicatorCounts, code: string): Counts =>
  sumCounts(areas.filter((area) => area.code.startsWith(code)));

export const [getReport, setReport] = createContext<Report>();
