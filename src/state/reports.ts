import type { IncidentMap } from '../data/incident-columns.ts';
import type { IncidentStore } from '../data/incidents.ts';
import { HOLDS_MS, remembered, type Fetch } from './remembered.ts';
import type { IncidentsQuestion } from './review-asked.ts';
import { reportedIn } from './review-figures.ts';

/**
 * Incidents by the days on which they were reported. A period is asked of the database, until the whole history has
 * been fetched: from then on every period is cut from it, so that a picture may follow a pointer. What
 * reaches today holds for a while only: it is still happening.
 */
export class Reports {
  readonly #store: Pick<IncidentStore, 'map'>;
  readonly #today: () => string;
  readonly #now: () => number;
  #whole:
    | { readonly scope: string; readonly to: string; readonly map: IncidentMap; readonly at: number }
    | undefined;
  #coming: { readonly scope: string; readonly to: string; readonly done: Promise<void> } | undefined;
  readonly in: Fetch<IncidentsQuestion, IncidentMap>;

  /**
   * @param today the office's day.
   * @param now milliseconds since 1970.
   */
  constructor(store: Pick<IncidentStore, 'map'>, today: () => string, now: () => number = Date.now) {
    this.#store = store;
    this.#today = today;
    this.#now = now;
    const part = remembered(
      ({ scope, from, to }: IncidentsQuestion, signal: AbortSignal) =>
        this.#store.map(scope, from, to, signal),
      { ages: (question) => this.running(question), now }
    );
    this.in = (question, signal) => {
      const cut = this.#cut(question);
      return cut === undefined ? part(question, signal) : Promise.resolve(cut);
    };
    this.in.known = (question) => this.#cut(question) ?? part.known?.(question);
    this.in.outdated = (question) => !this.has(question) && part.outdated?.(question) === true;
  }

  /** Whether a period reaches today, so that what is known of it may change. */
  running({ to }: { readonly to: string }): boolean {
    return to >= this.#today();
  }

  /** Whether a period can be shown without asking. */
  has({ scope, to }: { readonly scope: string; readonly to: string }): boolean {
    if (this.#whole === undefined || this.#whole.scope !== scope || to > this.#whole.to) return false;
    // A day that was running when all was fetched may have had more since.
    return to < this.#whole.to || this.#now() - this.#whole.at < HOLDS_MS;
  }

  /**
   * Fetches all that has ever been reported.
   *
   * @param from day of the first incident.
   * @param to today.
   */
  all(scope: string, from: string, to: string): Promise<void> {
    if (this.has({ scope, to })) return Promise.resolve();
    if (this.#coming?.scope === scope && this.#coming.to === to) return this.#coming.done;
    const at = this.#now();
    const done = this.#store
      .map(scope, from, to)
      .then((map) => {
        this.#whole = { scope, to, map, at };
      })
      .finally(() => {
        this.#coming = undefined;
      });
    this.#coming = { scope, to, done };
    return done;
  }

  #cut(question: IncidentsQuestion): IncidentMap | undefined {
    if (this.#whole === undefined || !this.has(question)) return undefined;
    const { generated_at, rows } = this.#whole.map;
    return { generated_at, rows: reportedIn(rows, question) };
  }
}
