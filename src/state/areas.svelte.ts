import { createContext } from 'svelte';
import type { AreaMap, AreaProperties, AreaStore } from '../data/areas.ts';
import { boundsOf, polygonsOf, type Bounds, type Polygons } from './bounds.ts';
import { inDirection, type Direction } from './direction.ts';
import { remembered, type Fetch } from './remembered.ts';
import { Resource } from './resource.svelte.ts';

type AreaFeature = AreaMap['features'][number];

/** The areas in force on the day shown, and how they hang together. */
export class Areas {
  readonly map: Resource<{ scope: string; asOf: string }, AreaMap>;
  readonly #byCode: ReadonlyMap<string, AreaFeature> = $derived.by(
    () => new Map((this.map.answer?.features ?? []).map((feature) => [feature.properties.code, feature]))
  );
  readonly #children: ReadonlyMap<string, readonly AreaProperties[]> = $derived.by(() => {
    const found = new Map<string, AreaProperties[]>();
    for (const { properties } of this.map.answer?.features ?? []) {
      if (properties.parent === null) continue;
      const siblings = found.get(properties.parent);
      if (siblings === undefined) found.set(properties.parent, [properties]);
      else siblings.push(properties);
    }
    for (const siblings of found.values()) siblings.sort((a, b) => (a.code < b.code ? -1 : 1));
    return found;
  });
  /** Levels that have areas, from the top down. */
  readonly levels: readonly number[] = $derived.by(() =>
    [...new Set((this.map.answer?.features ?? []).map(({ properties }) => properties.level))].sort(
      (a, b) => a - b
    )
  );
  /** The 12-digit codes of the communities within reach: the topics to listen to. */
  readonly communities: readonly string[] = $derived.by(() => {
    const codes = new Set<string>();
    for (const { properties } of this.map.answer?.features ?? []) {
      if (properties.code.length >= 12) codes.add(properties.code.slice(0, 12));
    }
    return [...codes].sort();
  });

  readonly #fetch: Fetch<{ scope: string; asOf: string }, AreaMap>;

  constructor(store: AreaStore) {
    this.#fetch = remembered(({ scope, asOf }, signal) => store.map(scope, asOf, signal));
    this.map = new Resource(this.#fetch);
  }

  /** Has the areas of a day at hand, so that they are shown at once when they are asked for. */
  async prepare(scope: string, asOf: string, signal: AbortSignal): Promise<void> {
    await this.#fetch({ scope, asOf }, signal);
  }

  get(code: string): AreaProperties | undefined {
    return this.#byCode.get(code)?.properties;
  }

  children(code: string): readonly AreaProperties[] {
    return this.#children.get(code) ?? [];
  }

  siblings(code: string): readonly AreaProperties[] {
    const parent = this.get(code)?.parent;
    return parent === undefined || parent === null ? [] : this.children(parent);
  }

  /** From the widest area within reach down to the area itself; empty for an unknown code. */
  path(code: string): readonly AreaProperties[] {
    const path: AreaProperties[] = [];
    let next: AreaProperties | undefined = this.get(code);
    while (next !== undefined) {
      path.unshift(next);
      next = next.parent === null ? undefined : this.get(next.parent);
    }
    return path;
  }

  onLevel(level: number): readonly AreaProperties[] {
    return (this.map.answer?.features ?? []).flatMap(({ properties }) =>
      properties.level === level ? [properties] : []
    );
  }

  /** [west, south, east, north], or null for an unknown code. */
  bounds(code: string): Bounds | null {
    const feature = this.#byCode.get(code);
    return feature === undefined ? null : boundsOf([feature.geometry]);
  }

  /** The polygons of an area, each its outline and then its holes; empty for an unknown code. */
  outline(code: string): Polygons {
    const feature = this.#byCode.get(code);
    return feature === undefined ? [] : polygonsOf(feature.geometry);
  }

  /** The nearest area of the same level in that direction on the map. */
  neighbour(code: string, direction: Direction): AreaProperties | undefined {
    const from = this.get(code);
    if (from === undefined) return undefined;
    const others = this.onLevel(from.level).filter((other) => other.code !== code);
    return inDirection(from.label, others, ({ label }) => label, direction);
  }
}

export const [getAreas, setAreas] = createContext<Areas>();
