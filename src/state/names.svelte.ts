import { createContext } from 'svelte';
import type { CodeLists } from '../data/code-lists.ts';

interface Named {
  readonly name_zh: string;
  readonly name_en: string;
}

interface CategoryGroup {
  readonly key: string;
  readonly name: string;
  readonly categories: readonly { readonly code: string; readonly name: string }[];
}

/** The words behind the codes of this office's lists, in the language of the page. */
export class Names {
  readonly #codes: CodeLists;
  readonly #chinese: () => boolean;
  readonly #posts: ReadonlyMap<string, Named>;
  readonly #hardship: ReadonlyMap<string, Named>;
  readonly #facilities: ReadonlyMap<string, Named>;
  readonly #incidents: ReadonlyMap<string, Named>;
  readonly #levels: ReadonlyMap<number, Named>;

  /** Kinds of incident by group, as the filter lists them. */
  readonly incidentGroups: readonly CategoryGroup[] = $derived.by(() => {
    const groups = new Map<
      string,
      { key: string; name: string; categories: { code: string; name: string }[] }
    >();
    for (const category of this.#codes.incident_categories) {
      const name = this.#chinese() ? category.group_zh : category.group_en;
      const group = groups.get(category.group_zh) ?? { key: category.group_zh, name, categories: [] };
      group.categories.push({ code: category.code, name: this.#name(category, category.code) });
      groups.set(category.group_zh, group);
    }
    return [...groups.values()];
  });

  constructor(codes: CodeLists, chinese: () => boolean) {
    this.#codes = codes;
    this.#chinese = chinese;
    this.#posts = byCode(codes.posts);
    this.#hardship = byCode(codes.hardship_categories);
    this.#facilities = byCode(codes.facility_kinds);
    this.#incidents = byCode(codes.incident_categories);
    this.#levels = new Map(codes.levels.map((level) => [level.level, level]));
  }

  level(level: number): string {
    return this.#name(this.#levels.get(level), String(level));
  }

  post(code: string): string {
    return this.#name(this.#posts.get(code), code);
  }

  hardship(code: string): string {
    return this.#name(this.#hardship.get(code), code);
  }

  subtype(category: string, code: string): string {
    const found = this.#codes.hardship_subtypes.find(
      (one) => one.category_code === category && one.code === code
    );
    return this.#name(found, code);
  }

  facility(code: string): string {
    return this.#name(this.#facilities.get(code), code);
  }

  incident(code: string): string {
    return this.#name(this.#incidents.get(code), code);
  }

  get facilityKinds(): readonly { code: string; name: string }[] {
    return this.#codes.facility_kinds.map(({ code }) => ({ code, name: this.facility(code) }));
  }

  get hardshipCategories(): readonly { code: string; name: string }[] {
    return this.#codes.hardship_categories.map(({ code }) => ({ code, name: this.hardship(code) }));
  }

  /** A thing's own name: the English one where the page is English and there is one. */
  own(thing: { readonly name: string | null; readonly name_en?: string | null }): string {
    return (this.#chinese() ? thing.name : (thing.name_en ?? thing.name)) ?? '';
  }

  #name(named: Named | undefined, code: string): string {
    if (named === undefined) return code;
    return this.#chinese() ? named.name_zh : named.name_en;
  }
}

function byCode<Entry extends Named & { readonly code: string }>(
  entries: readonly Entry[]
): ReadonlyMap<string, Named> {
  return new Map(entries.map((entry) => [entry.code, entry]));
}

export const [getNames, setNames] = createContext<Names>();
