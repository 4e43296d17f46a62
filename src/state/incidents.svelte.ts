import { createContext } from 'svelte';
import { LAMPS, type Lamp } from '../domain/lamp.ts';
import type { IncidentMap, IncidentRow } from '../data/incident-columns.ts';
import type { IncidentEvent, IncidentStore } from '../data/incidents.ts';
import type { LiveState, LiveStore } from '../data/live.ts';
import { applyEvents } from './incident-events.ts';
import type { Outlook } from './outlook.svelte.ts';
import type { Period } from './period.ts';
import { Resource } from './resource.svelte.ts';

/** Events that come within this time are drawn together. */
const GATHER_MS = 250;
/** A lamp turns amber or red by the clock alone, with no event: ask again this often. */
const REFRESH_MS = 5 * 60_000;

export type IncidentQuestion = Period & { readonly scope: string };

/** The incidents of the period, kept up to date by what the database broadcasts. */
export class Incidents {
  readonly #outlook: Outlook;
  readonly map: Resource<IncidentQuestion, IncidentMap>;
  #live = $state<LiveState | 'off'>('off');
  #arrivals = $state.raw<readonly number[]>([]);
  #waiting: IncidentEvent[] = [];
  readonly #onchange: (events: readonly IncidentEvent[]) => void;

  /** Those of the chosen categories, whatever their lamp. */
  readonly #ofCategory: readonly IncidentRow[] = $derived.by(() => {
    const { categories } = this.#outlook;
    const rows = this.map.answer?.rows ?? [];
    return categories === null ? rows : rows.filter(({ category }) => categories.has(category));
  });
  readonly shown: readonly IncidentRow[] = $derived.by(() => {
    const { lamps } = this.#outlook;
    return lamps.size === LAMPS.length
      ? this.#ofCategory
      : this.#ofCategory.filter(({ lamp }) => lamps.has(lamp));
  });
  readonly byLamp: Readonly<Record<Lamp, number>> = $derived.by(() => {
    const counts = { on_time: 0, nearly_due: 0, late: 0, settled: 0 };
    for (const { lamp } of this.#ofCategory) counts[lamp] += 1;
    return counts;
  });
  readonly byCategory: ReadonlyMap<string, number> = $derived.by(() => {
    const counts = new Map<string, number>();
    for (const { category } of this.map.answer?.rows ?? [])
      counts.set(category, (counts.get(category) ?? 0) + 1);
    return counts;
  });
  /** Counted, but with no place on the map. */
  readonly unplaced: number = $derived(this.shown.filter(({ lng }) => lng === null).length);

  /** @param onchange told of what has happened, after it has been taken in. */
  constructor(store: IncidentStore, outlook: Outlook, onchange: (events: readonly IncidentEvent[]) => void) {
    this.#outlook = outlook;
    this.#onchange = onchange;
    this.map = new Resource(({ scope, from, to }, signal) => store.map(scope, from, to, signal));
  }

  get live() {
    return this.#live;
  }

  /** Ids of what has been reported since the page was opened and not yet been drawn for long. */
  get arrivals() {
    return this.#arrivals;
  }

  find(id: number): IncidentRow | undefined {
    return this.map.answer?.rows.find((row) => row.id === id);
  }

  /** Follows what happens in these communities (12-digit codes) as far as the reader may. Returns how to stop. */
  follow(live: LiveStore, communities: readonly string[]): () => void {
    const confidential = communities.filter((community) => this.#outlook.hearsConfidential(community));
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const refresh = setInterval(() => void this.map.again(), REFRESH_MS);
    this.#live = 'waiting';
    const stop = live.incidents(communities, confidential, {
      onevent: (event) => {
        this.#waiting.push(event);
        gathering ??= setTimeout(() => {
          gathering = undefined;
          this.#takeIn();
        }, GATHER_MS);
      },
      onstate: (state) => {
        this.#live = state;
      },
      ongap: () => void this.map.again()
    });
    return () => {
      stop();
      clearInterval(refresh);
      clearTimeout(gathering);
      this.#waiting = [];
      this.#live = 'off';
    };
  }

  #takeIn() {
    const events = this.#waiting;
    this.#waiting = [];
    const known = new Set(this.map.answer?.rows.map(({ id }) => id));
    const { today } = this.#outlook;
    this.map.amend((map, { to }) => applyEvents(map, events, { live: to === today }));
    const arrived = events
      .filter(({ id, cause }) => cause === 'reported' && !known.has(id))
      .map(({ id }) => id);
    if (arrived.length > 0) this.#arrivals = arrived;
    this.#onchange(events);
  }
}

export const [getIncidents, setIncidents] = createContext<Incidents>();
