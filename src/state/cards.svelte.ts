import { createContext } from 'svelte';
import type {
  AreaCard,
  BuildingCard,
  CardStore,
  FacilityCard,
  HouseholdRecord,
  IncidentCard
} from '../data/cards.ts';
import type { Selected } from './address.ts';
import { Resource } from './resource.svelte.ts';

interface AreaQuestion {
  readonly code: string;
  readonly asOf: string;
  readonly from: string;
  readonly to: string;
}

/** What is known of the one thing that is selected. */
export class Cards {
  readonly area: Resource<AreaQuestion, AreaCard>;
  readonly building: Resource<{ readonly id: number; readonly asOf: string }, BuildingCard>;
  readonly facility: Resource<number, FacilityCard>;
  readonly incident: Resource<number, IncidentCard>;
  /** Asked by a deliberate click alone: every answer is written into the audit log. */
  readonly household: Resource<number, HouseholdRecord>;

  #selected = 'null';

  constructor(store: CardStore) {
    this.area = new Resource(({ code, asOf, from, to }, signal) => store.area(code, asOf, from, to, signal));
    this.building = new Resource(({ id, asOf }, signal) => store.building(id, asOf, signal));
    this.facility = new Resource((id, signal) => store.facility(id, signal));
    this.incident = new Resource((id, signal) => store.incident(id, signal));
    this.household = new Resource((id) => store.household(id));
  }

  /** Puts away the record of a household when something else is selected: opening it again is a new log entry. */
  selected(selection: Selected | null) {
    const now = JSON.stringify(selection);
    if (now === this.#selected) return;
    this.#selected = now;
    this.household.clear();
  }

  /** Fetches the open card again when it is about what has just happened. */
  catchUp(selection: Selected | null, happened: readonly { readonly id: number; readonly area: string }[]) {
    if (selection?.kind === 'area' && happened.some(({ area }) => area.startsWith(selection.code))) {
      void this.area.again();
    }
    if (selection?.kind === 'incident' && happened.some(({ id }) => id === selection.id))
      void this.incident.again();
  }
}

export const [getCards, setCards] = createContext<Cards>();
