import type { Bounds } from './bounds.ts';

export type Found =
  | { readonly kind: 'area'; readonly code: string }
  | { readonly kind: 'street'; readonly name: string; readonly bounds: Bounds }
  | { readonly kind: 'facility'; readonly id: number }
  | { readonly kind: 'building'; readonly id: number };

/** Something that can be found, with every way to type it. */
export interface Entry {
  readonly target: Found;
  readonly name: string;
  /** Shown small beside the name: the level, the kind, the area. */
  readonly where: string;
  /** Code as printed on plans; null where it has none. */
  readonly code: string | null;
  /** Other names, such as the English one. */
  readonly also: string | null;
}

export interface Typed {
  readonly syllables: readonly string[];
  readonly initials: string;
}

export interface IndexedEntry extends Entry {
  readonly folded: string;
  readonly wordsAlso: readonly string[];
  readonly typed: Typed;
}

export interface Group {
  readonly kind: Found['kind'];
  readonly entries: readonly Entry[];
}

/** Makes entries findable by pinyin. @param typedAs how a Chinese text is typed with Latin letters. */
export function index(entries: readonly Entry[], typedAs: (text: string) => Typed): readonly IndexedEntry[] {
  return entries.map((entry) => ({
    ...entry,
    folded: fold(entry.name),
    wordsAlso: (entry.also ?? '').split(/\s+/).map(fold),
    typed: typedAs(entry.name)
  }));
}

/** What fits, best first, by kind; the kind of the best fit comes first. At most `limit` of a kind. */
export function search(entries: readonly IndexedEntry[], query: string, limit = 6): readonly Group[] {
  const wanted = fold(query);
  if (wanted === '') return [];
  const hits = entries
    .map((entry) => ({ entry, score: score(entry, wanted) }))
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) => b.score - a.score || a.entry.name.length - b.entry.name.length || compare(a.entry, b.entry)
    );
  const groups = new Map<Found['kind'], Entry[]>();
  for (const { entry } of hits) {
    const group = groups.get(entry.target.kind);
    if (group === undefined) groups.set(entry.target.kind, [entry]);
    else if (group.length < limit) group.push(entry);
  }
  return [...groups].map(([kind, found]) => ({ kind, entries: found }));
}

function compare(one: Entry, other: Entry): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
}

/** Full-width becomes half-width, capitals small, blanks and punctuation go. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '');
}

/** How well an entry fits: 0 = not. A name as typed counts more than its pinyin, its beginning more than its middle. */
function score({ folded, wordsAlso, code, typed, target }: IndexedEntry, wanted: string): number {
  // Larger things first when all else is equal.
  const size = target.kind === 'area' ? 3 : target.kind === 'street' ? 2 : target.kind === 'facility' ? 1 : 0;
  if (folded === wanted) return 100 + size;
  if (code !== null && /^\d{2,}$/.test(wanted)) {
    if (code === wanted) return 99;
    if (code.startsWith(wanted) || (wanted.length >= 3 && code.endsWith(wanted))) return 70 + size;
  }
  if (folded.startsWith(wanted)) return 90 + size;
  if (folded.includes(wanted)) return 80 + size;
  if (wordsAlso.join('').startsWith(wanted)) return 62 + size;
  if (!/^[a-z0-9]+$/.test(wanted)) return 0;
  if (typed.initials.startsWith(wanted)) return 60 + size;
  if (startsAtSyllable(typed.syllables, wanted))
    return typed.syllables.join('').startsWith(wanted) ? 58 + size : 40 + size;
  if (wanted.length >= 2 && typed.initials.includes(wanted)) return 35 + size;
  if (startsAtSyllable(wordsAlso, wanted)) return 30 + size;
  return 0;
}

/** Whether the letters can be read from the beginning of some syllable on: "ping" in he-ping-lu, not "epi". */
function startsAtSyllable(syllables: readonly string[], wanted: string): boolean {
  return syllables.some((_, from) => syllables.slice(from).join('').startsWith(wanted));
}
