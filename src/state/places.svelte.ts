import { createContext } from 'svelte';
import type { BuildingMap, BuildingStore } from '../data/buildings.ts';
import type { FacilityMap, FacilityStore } from '../data/facilities.ts';
import type { GroundMap, GroundStore } from '../data/ground.ts';
import { boundsOf, polygonsOf, type Bounds, type Polygons } from './bounds.ts';
import { remembered } from './remembered.ts';
import { Resource } from './resource.svelte.ts';

interface DayQuestion {
  readonly scope: string;
  /** Calendar day, YYYY-MM-DD. */
  readonly asOf: string;
}

/** What stands on the ground of the scope: land and streets, and the buildings and facilities of a day. */
export class Places {
  readonly ground: Resource<string, GroundMap>;
  readonly buildings: Resource<DayQuestion, BuildingMap>;
  readonly facilities: Resource<DayQuestion, FacilityMap>;
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

  /** Rivers, lakes and ponds, as polygons. */
  readonly water: Polygons = $derived.by(() =>
    (this.ground.answer?.features ?? []).flatMap(({ properties, geometry }) =>
      properties.kind === 'water' ? polygonsOf(geometry) : []
    )
  );

  constructor(ground: GroundStore, buildings: BuildingStore, facilities: FacilityStore) {
    this.ground = new Resource((scope, signal) => ground.map(scope, signal));
    this.buildings = new Resource(
      remembered(({ scope, asOf }, signal) => buildings.map(scope, asOf, signal))
    );
    this.facilities = new Resource(
      remembered(({ scope, asOf }, signal) => facilities.map(scope, asOf, signal))
    );
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
