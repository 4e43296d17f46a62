import { createContext } from 'svelte';
import type { BuildingMap, BuildingStore } from '../data/buildings.ts';
import type { FacilityMap, FacilityStore } from '../data/facilities.ts';
import type { GroundMap, GroundStore } from '../data/ground.ts';
import { boundsOf, type Bounds } from './bounds.ts';
import { Resource } from './resource.svelte.ts';

/** What stands on the ground of the scope: land and streets, buildings, facilities. */
export class Places {
  readonly ground: Resource<string, GroundMap>;
  readonly buildings: Resource<string, BuildingMap>;
  readonly facilities: Resource<string, FacilityMap>;
  readonly #buildingById = $derived.by(() => byId(this.buildings.answer));
  readonly #facilityById = $derived.by(() => byId(this.facilities.answer));

  readonly #english: ReadonlyMap<string, string> = $derived.by(() => {
    const names = new Map<string, string>();
    for (const { properties } of this.ground.answer?.features ?? []) {
      if (properties.name !== null && properties.name_en !== null)
        names.set(properties.name, properties.name_en);
    }
    return names;
  });

  constructor(ground: GroundStore, buildings: BuildingStore, facilities: FacilityStore) {
    this.ground = new Resource((scope, signal) => ground.map(scope, signal));
    this.buildings = new Resource((scope, signal) => buildings.map(scope, signal));
    this.facilities = new Resource((scope, signal) => facilities.map(scope, signal));
  }

  /** A street is drawn in many pieces; any that has an English name gives it. */
  streetInEnglish(name: string): string | null {
    return this.#english.get(name) ?? null;
  }

  building(id: number): BuildingMap['features'][number] | undefined {
    return this.#buildingById.get(id);
  }

  /** [west, south, east, north], or null for an unknown building. */
  boundsOfBuilding(id: number): Bounds | null {
    const building = this.#buildingById.get(id);
    return building === undefined ? null : boundsOf([building.geometry]);
  }

  facility(id: number): FacilityMap['features'][number] | undefined {
    return this.#facilityById.get(id);
  }
}

function byId<Item extends { readonly properties: { readonly id: number } }>(
  collection: { readonly features: readonly Item[] } | undefined
): ReadonlyMap<number, Item> {
  return new Map((collection?.features ?? []).map((feature) => [feature.properties.id, feature]));
}

export const [getPlaces, setPlaces] = createContext<Places>();
