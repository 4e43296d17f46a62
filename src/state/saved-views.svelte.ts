import { createContext } from 'svelte';
import type { SavedView, ViewStore } from '../data/views.ts';
import type { AddressBar } from './address-bar.svelte.ts';
import type { CameraView } from './address.ts';
import type { Outlook } from './outlook.svelte.ts';
import { presetOf, type Preset } from './period.ts';
import { Resource } from './resource.svelte.ts';
import { addressOf, keptAddress, nameFault, soundName } from './saved-address.ts';

/** Why a view was not kept. */
export type KeepFault = 'empty' | 'long' | 'taken' | 'too_much' | 'too_many' | 'gone';

/** A view as the list shows it. */
export interface ListedView extends SavedView {
  readonly own: boolean;
  /** Who shared it; null = oneself, or somebody who is not on the list of staff. */
  readonly by: string | null;
}

interface Sources {
  readonly bar: AddressBar;
  readonly outlook: Outlook;
  /** Account of the reader. */
  readonly userId: string;
  /** Points the camera to where a view was looked at from. */
  readonly look: (view: CameraView) => void;
}

/** Addresses of this office kept under a name: the reader's own and those that colleagues share. */
export class SavedViews {
  readonly #from: Sources;
  readonly #store: ViewStore;
  readonly list: Resource<string, readonly ListedView[]>;

  readonly own: readonly ListedView[] = $derived.by(() => this.#listed.filter(({ own }) => own));
  readonly shared: readonly ListedView[] = $derived.by(() => this.#listed.filter(({ own }) => !own));
  /** The preset that the shown period is, which may move along with the day; null = days of one's own. */
  readonly preset: Preset | null = $derived.by(() =>
    presetOf(this.#from.outlook.period, this.#from.outlook.today)
  );

  constructor(from: Sources, store: ViewStore) {
    this.#from = from;
    this.#store = store;
    this.list = new Resource(async (office, signal): Promise<readonly ListedView[]> => {
      const views = await store.all(office, signal);
      const others = new Set(views.flatMap(({ owner_id }) => (owner_id === from.userId ? [] : [owner_id])));
      const names = await store.owners([...others], signal);
      return views.map((view) => ({
        ...view,
        own: view.owner_id === from.userId,
        by: names.get(view.owner_id) ?? null
      }));
    });
  }

  get #listed(): readonly ListedView[] {
    return this.list.answer ?? [];
  }

  ask() {
    void this.list.ask(this.#from.outlook.office);
  }

  /**
   * Keeps what is shown under a name.
   * @param moving whether a period such as "this month" shall move along with the day.
   * @throws Problem
   */
  async keep(name: string, shared: boolean, moving: boolean): Promise<KeepFault | null> {
    const { bar, outlook } = this.#from;
    const fault = nameFault(name, this.#namesBeside(null));
    if (fault !== null) return fault;
    const kept = keptAddress(bar.address, outlook.period, moving ? this.preset : null);
    if (kept === null) return 'too_much';
    const draft = { ...kept, office_code: outlook.office, name: soundName(name), shared };
    const outcome = await this.#store.keep(draft);
    await this.list.again();
    if (outcome === 'too_many') return 'too_many';
    return outcome === 'kept' ? null : 'taken';
  }

  /**
   * Gives a view another name, or shares it or no longer.
   * @throws Problem
   */
  async change(view: ListedView, name: string, shared: boolean): Promise<KeepFault | null> {
    const fault = nameFault(name, this.#namesBeside(view.id));
    if (fault !== null) return fault;
    const outcome = await this.#store.change(view.id, { name: soundName(name), shared });
    await this.list.again();
    return outcome === 'kept' ? null : outcome === 'gone' ? 'gone' : 'taken';
  }

  /** @throws Problem */
  async remove({ id }: ListedView): Promise<void> {
    await this.#store.remove(id);
    await this.list.again();
  }

  /** Shows what a view stands for, with the rights of the reader; Back undoes it. */
  open(view: SavedView) {
    const { bar, outlook, look } = this.#from;
    const { office, theme, lang } = bar.address;
    const address = addressOf(view, outlook.today);
    bar.push({ ...address, office, theme, lang });
    if (address.view !== null) look(address.view);
  }

  #namesBeside(id: string | null): string[] {
    return this.own.flatMap((view) => (view.id === id ? [] : [view.name]));
  }
}

export const [getSavedViews, setSavedViews] = createContext<SavedViews>();
