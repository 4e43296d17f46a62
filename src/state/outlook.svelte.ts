import { createContext } from 'svelte';
import { LAMPS, type Lamp } from '../domain/lamp.ts';
import type { Role } from '../domain/role.ts';
import type { Access } from '../data/access.ts';
import type { AddressBar } from './address-bar.svelte.ts';
import type { CameraView, Selected } from './address.ts';
import { landingGrants } from './landing.ts';
import { lengthDays, presetOf, presetPeriod, soundPeriod, type Period } from './period.ts';

/** Groups of layers that a reader switches on and off. */
export const SWITCHES = [
  'need',
  'incidents',
  'facilities',
  'buildings',
  'area_lines',
  'area_names',
  'street_names',
  'ground'
] as const;
export type Switch = (typeof SWITCHES)[number];

const ALWAYS: readonly Switch[] = ['area_lines', 'area_names', 'street_names', 'ground', 'buildings'];

/** What each kind of work begins with. */
const FIRST_PICTURE: Readonly<Record<Role, { layers: readonly Switch[]; level: number }>> = {
  leader: { layers: ['need', ...ALWAYS], level: 2 },
  planner: { layers: ALWAYS, level: 4 },
  supervisor: { layers: ['incidents', ...ALWAYS], level: 1 },
  wall: { layers: ['incidents', ...ALWAYS], level: 1 },
  grid_worker: { layers: ['incidents', 'facilities', ...ALWAYS], level: 4 },
  community_admin: { layers: ['incidents', 'facilities', ...ALWAYS], level: 3 },
  data_steward: { layers: ['facilities', ...ALWAYS], level: 4 },
  administrator: { layers: ALWAYS, level: 1 }
};

export const SQUARE_SIDES = [100, 200, 500] as const;

/** A period that passes by, and what the address says of days meanwhile. */
interface Passing {
  readonly from: string | null;
  readonly to: string | null;
  readonly period: Period;
  readonly longest: number;
}

/** What is being looked at: where, when, which layers. It lives in the address bar; here it has names and verbs. */
export class Outlook {
  readonly #bar: AddressBar;
  readonly #administered: readonly string[];
  readonly #supervised: readonly string[];
  #today = $state('');
  readonly role: Role;
  /** Code of the widest area this reader works in. */
  readonly scope: string;
  /** Codes of the cells that a grid worker answers for; empty for everybody else. */
  readonly own: readonly string[];
  /** Code of the street office around it, whose ground is drawn. */
  readonly office: string;

  /** A period that is being dragged or played, before it is settled upon. */
  #passing = $state.raw<Passing | null>(null);
  /** The same, unless the address has gone to other days meanwhile, by Back or by a saved view. */
  readonly #passed: Passing | null = $derived.by(() => {
    const passing = this.#passing;
    const { from, to } = this.#bar.address;
    return passing !== null && passing.from === from && passing.to === to ? passing : null;
  });

  readonly period: Period = $derived.by(() => {
    if (this.#passed !== null) return this.#passed.period;
    const { from, to } = this.#bar.address;
    return soundPeriod(from, to, this.#today);
  });
  /** Days of the longest period of those that are passing: scales are made for it, so that they stay as they are. */
  readonly longest: number = $derived.by(() => this.#passed?.longest ?? lengthDays(this.period));
  readonly layers: ReadonlySet<Switch> = $derived.by(() => {
    const { layers } = this.#bar.address;
    return new Set(
      layers === null ? FIRST_PICTURE[this.role].layers : SWITCHES.filter((name) => layers.includes(name))
    );
  });
  readonly lamps: ReadonlySet<Lamp> = $derived.by(() => {
    const { lamps } = this.#bar.address;
    return new Set(LAMPS.filter((lamp) => lamps === null || lamps.includes(lamp)));
  });
  /** Null = every category. */
  readonly categories: ReadonlySet<string> | null = $derived.by(() => {
    const { categories } = this.#bar.address;
    return categories === null ? null : new Set(categories);
  });

  constructor(bar: AddressBar, { grants, today, review_scopes, work_scopes, offices }: Access) {
    this.#bar = bar;
    this.#today = today;
    this.#administered = grants.flatMap(({ role, scope }) => (role === 'community_admin' ? [scope] : []));
    this.#supervised = grants.flatMap(({ role, scope }) => (role === 'supervisor' ? [scope] : []));
    const [grant] = landingGrants(grants);
    this.role = grant?.role ?? 'grid_worker';
    const granted = grant?.scope ?? '';
    // A grid worker's grant may be wider than where he works: what he sees is the community he works in.
    this.scope = review_scopes.some((scope) => granted.startsWith(scope))
      ? granted
      : (review_scopes.find((scope) => scope.startsWith(granted)) ?? granted);
    this.own =
      this.role === 'grid_worker' ? work_scopes.filter((code) => code.startsWith(this.scope)).toSorted() : [];
    this.office = offices.find((office) => this.scope.startsWith(office)) ?? this.scope.slice(0, 9);
  }

  /** The office's calendar day, YYYY-MM-DD. */
  get today(): string {
    return this.#today;
  }

  /** A new day has begun at the office, or the same goes on: a preset period moves with it, one of one's own does not. */
  dayIs(today: string) {
    if (today === this.#today) return;
    const { from, to } = this.#bar.address;
    const preset = to === null ? presetOf(this.period, this.#today) : null;
    this.#today = today;
    if (from !== null && preset !== null) this.#bar.replace(inAddress(presetPeriod(preset, today), today));
  }

  /** Whether incidents that tell about people are told to this reader, for a community (12-digit code). */
  hearsConfidential(community: string): boolean {
    return this.#administered.some((scope) => community.startsWith(scope));
  }

  /** Whether the reader sees to it that incidents of an area are handled, and so decides what to make of its figures. */
  supervises(area: string): boolean {
    return this.#supervised.some((scope) => area.startsWith(scope));
  }

  get selection(): Selected | null {
    return this.#bar.address.selection;
  }

  get view(): CameraView | null {
    return this.#bar.address.view;
  }

  /** The level that was asked for, or null when it follows what is selected. */
  get askedLevel(): number | null {
    return this.#bar.address.level;
  }

  get firstLevel(): number {
    return FIRST_PICTURE[this.role].level;
  }

  /** The day whose boundaries and figures are shown: the last of the period. */
  get asOf(): string {
    return this.period.to;
  }

  /** Null = households with any open case; else one category. */
  get needCategory(): string | null {
    const { need } = this.#bar.address;
    return need === null || need === 'all' ? null : need;
  }

  /** Whether the period reaches today. One that is over is not live, however good the line. */
  get goesOn(): boolean {
    return this.period.to === this.#today;
  }

  /** Squares are made of figures around them: a grid worker is told figures of his own cells alone. */
  get mayHaveSquares(): boolean {
    return this.role !== 'grid_worker';
  }

  get form(): 'choropleth' | 'squares' {
    return this.mayHaveSquares ? (this.#bar.address.form ?? 'choropleth') : 'choropleth';
  }

  get measure(): 'rate' | 'count' {
    return this.#bar.address.measure === 'count' ? 'count' : 'rate';
  }

  get squareSide(): number {
    return this.#bar.address.side ?? 200;
  }

  select(selection: Selected | null, level?: number) {
    // One thing is selected at a time.
    this.#bar.push({ selection, hexagon: null, ...(level === undefined ? {} : { level }) });
  }

  /** The first picture selects the whole scope: no entry of its own, so that Back leaves the page. */
  begin(selection: Selected) {
    this.#bar.replace({ selection });
  }

  showLevel(level: number) {
    this.#bar.push({ level });
  }

  showPeriod(period: Period) {
    this.#passing = null;
    this.#bar.push(inAddress(period, this.#today));
  }

  /** Shows a period on the way to another: the address stays as it is until one is shown for good. */
  passThrough(period: Period, longest = lengthDays(period)) {
    const { from, to } = this.#bar.address;
    this.#passing = { from, to, period, longest };
  }

  /** Shows the period of the address again: what passed is not settled upon. */
  passNoMore() {
    this.#passing = null;
  }

  switchLayer(name: Switch, on: boolean) {
    const next = new Set(this.layers);
    if (on) next.add(name);
    else next.delete(name);
    this.#bar.replace({ layers: SWITCHES.filter((layer) => next.has(layer)) });
  }

  showNeed(change: {
    need?: string;
    form?: 'choropleth' | 'squares';
    measure?: 'rate' | 'count';
    side?: number;
  }) {
    this.#bar.push(change);
  }

  showLamp(lamp: Lamp, on: boolean) {
    const shown = LAMPS.filter((other) => (other === lamp ? on : this.lamps.has(other)));
    this.#bar.replace({ lamps: shown.length === LAMPS.length ? null : shown });
  }

  showCategories(categories: readonly string[] | null) {
    this.#bar.replace({ categories });
  }

  moved(view: CameraView) {
    this.#bar.replace({ view });
  }
}

/** The usual period is left out, and so is the end of any other preset: a link opened later reaches up to that day. */
function inAddress(period: Period, today: string): { from: string | null; to: string | null } {
  const preset = presetOf(period, today);
  if (preset === null) return { from: period.from, to: period.to };
  const usual = presetPeriod('last_30_days', today).from === period.from;
  return { from: usual ? null : period.from, to: null };
}

export const [getOutlook, setOutlook] = createContext<Outlook>();
