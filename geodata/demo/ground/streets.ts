import type { Position } from 'geojson';
import { pinyin } from 'pinyin-pro';
import { STREET_WORDS } from '../names/words.ts';
import type { Random } from '../random.ts';
import { lengthOf } from './measure.ts';
import type { Source, Sources } from './source.ts';
import type { LineString } from 'geojson';

/** One way of the source with its place in an invented street. */
export interface Way {
  line: Position[];
  /** The source's class: primary, residential, service, footway, … */
  class: string;
  bridge: boolean;
  tunnel: boolean;
  /** Number of the street it is part of; undefined for lanes and paths without a name. */
  street: number | undefined;
}

export interface Street extends StreetName {
  metres: number;
}

export interface StreetName {
  name: string;
  nameEn: string;
}

const NAMED_CLASSES = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street'
];

/**
 * The ways of the ground, joined into streets: ways of one real name, and ways that run straight on. Each street gets one
 * invented name along its whole length; the real names are used for joining only and are not passed on.
 * `known` are names that ways have already, by the source's id: their streets keep them.
 */
export function streetsOf(
  sources: Sources,
  random: Random,
  known: ReadonlyMap<string, StreetName> = new Map()
): { ways: Way[]; streets: Street[] } {
  const lines = sources.lines.filter(({ tags }) => tags['highway'] !== undefined);
  const root = lines.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at] ?? at;
    return at;
  };
  const join = (a: number, b: number): void => {
    root[Math.max(find(a), find(b))] = Math.min(find(a), find(b));
  };
  const byName = new Map<string, number>();
  lines.forEach(({ tags }, i) => {
    const real = nameable(tags) ? tags['name'] : undefined;
    if (real === undefined) return;
    const first = byName.get(real);
    if (first === undefined) byName.set(real, i);
    else join(first, i);
  });
  for (const [a, b] of straightOn(lines)) join(a, b);
  const metres = new Map<number, number>();
  const classes = new Map<number, string>();
  lines.forEach(({ tags, shape }, i) => {
    if (!nameable(tags)) return;
    const street = find(i);
    metres.set(street, (metres.get(street) ?? 0) + lengthOf(shape.coordinates));
    const known = classes.get(street);
    const mine = tags['highway'] ?? '';
    if (known === undefined || NAMED_CLASSES.indexOf(mine) < NAMED_CLASSES.indexOf(known))
      classes.set(street, mine);
  });
  const given = givenNames(lines, find, known);
  const taken = new Set([...given.values()].map(({ name }) => name));
  const words = random.shuffled(STREET_WORDS);
  const numbers = new Map<number, number>();
  const streets: Street[] = [];
  let next = 0;
  // The longest first, so that they get the plain names.
  for (const [root, length] of [...metres].sort(([a, x], [b, y]) => y - x || a - b)) {
    if (length < 60) continue;
    numbers.set(root, streets.length);
    let street = given.get(root);
    while (street === undefined) {
      const name = invented(words, next, classes.get(root) ?? '', length, random);
      next += 1;
      if (!taken.has(name.name)) street = name;
    }
    streets.push({ ...street, metres: Math.round(length) });
  }
  const ways = lines.map(({ tags, shape }, i): Way => ({
    line: shape.coordinates,
    class: tags['highway'] ?? '',
    bridge: tags['bridge'] !== undefined && tags['bridge'] !== 'no',
    tunnel: tags['tunnel'] === 'yes',
    street: nameable(tags) ? numbers.get(find(i)) : undefined
  }));
  return { ways, streets };
}

/** Names by the source's id of each way that has one. */
export function namesByWay(sources: Sources, random: Random): Map<string, StreetName> {
  const { ways, streets } = streetsOf(sources, random);
  const lines = sources.lines.filter(({ tags }) => tags['highway'] !== undefined);
  return new Map(
    ways.flatMap(({ street }, i): [string, StreetName][] => {
      const [id, of] = [lines[i]?.id, streets[street ?? -1]];
      return id === undefined || of === undefined ? [] : [[id, { name: of.name, nameEn: of.nameEn }]];
    })
  );
}

/** What streets are called already, by their first way: each by the name of most of its metres, no name twice. */
function givenNames(
  lines: Source<LineString>[],
  find: (way: number) => number,
  known: ReadonlyMap<string, StreetName>
): Map<number, StreetName> {
  const metres = new Map<string, { root: number; name: StreetName; metres: number }>();
  lines.forEach(({ id, tags, shape }, i) => {
    const name = nameable(tags) ? known.get(id) : undefined;
    if (name === undefined) return;
    const key = `${find(i)} ${name.name}`;
    const entry = metres.get(key) ?? { root: find(i), name, metres: 0 };
    entry.metres += lengthOf(shape.coordinates);
    metres.set(key, entry);
  });
  const given = new Map<number, StreetName>();
  const taken = new Set<string>();
  for (const { root, name } of [...metres.values()].sort((a, b) => b.metres - a.metres || a.root - b.root)) {
    if (given.has(root) || taken.has(name.name)) continue;
    given.set(root, name);
    taken.add(name.name);
  }
  return given;
}

const nameable = (tags: Record<string, string>): boolean => NAMED_CLASSES.includes(tags['highway'] ?? '');

/** Pairs of unnamed or like-named ways of one class that meet at an end and bend by less than 35 degrees. */
function straightOn(lines: Source<LineString>[]): [number, number][] {
  const ends = new Map<string, { way: number; angle: number }[]>();
  lines.forEach(({ tags, shape }, way) => {
    if (!nameable(tags)) return;
    const line = shape.coordinates;
    for (const [end, next] of [
      [line[0], line[1]],
      [line.at(-1), line.at(-2)]
    ]) {
      if (end === undefined || next === undefined) continue;
      const key = end.map((value) => Math.round(value * 5)).join(' ');
      const angle = Math.atan2((next[1] ?? 0) - (end[1] ?? 0), (next[0] ?? 0) - (end[0] ?? 0));
      ends.set(key, [...(ends.get(key) ?? []), { way, angle }]);
    }
  });
  const pairs: [number, number][] = [];
  for (const meeting of ends.values()) {
    const options = meeting.flatMap((a, i) =>
      meeting
        .slice(i + 1)
        .map((b) => ({ a: a.way, b: b.way, bend: Math.abs(Math.PI - Math.abs(a.angle - b.angle)) }))
    );
    const used = new Set<number>();
    for (const { a, b, bend } of options.sort((x, y) => x.bend - y.bend)) {
      if (bend > 0.6 || used.has(a) || used.has(b) || a === b) continue;
      const [x, y] = [lines[a]?.tags, lines[b]?.tags];
      const named = x?.['name'] !== undefined && y?.['name'] !== undefined && x['name'] !== y['name'];
      if (named || x?.['highway'] !== y?.['highway']) continue;
      used.add(a).add(b);
      pairs.push([a, b]);
    }
  }
  return pairs;
}

function invented(
  words: string[],
  number: number,
  kind: string,
  metres: number,
  random: Random
): { name: string; nameEn: string } {
  const [suffix, suffixEn] = random.pick(suffixesFor(kind, metres));
  // Should the words run out, a cardinal direction makes new ones of them: never the same name twice.
  const word = words[number % words.length] ?? '';
  const round = Math.floor(number / words.length);
  const direction = ['', '东', '西', '南', '北', '前', '后', '上', '下', '中'][round] ?? `第${round}`;
  const name = `${word}${direction}`;
  return { name: `${name}${suffix}`, nameEn: `${capital(romanised(name))} ${suffixEn}` };
}

type Suffix = readonly [chinese: string, english: string];

const AVENUES: Suffix[] = [
  ['大街', 'Avenue'],
  ['大道', 'Avenue'],
  ['路', 'Road']
];
const ROADS: Suffix[] = [['路', 'Road']];
const STREETS: Suffix[] = [
  ['街', 'Street'],
  ['路', 'Road']
];
const LANES: Suffix[] = [
  ['巷', 'Lane'],
  ['街', 'Street'],
  ['胡同', 'Hutong']
];

/** What a street of this class and length may be called. */
function suffixesFor(kind: string, metres: number): Suffix[] {
  const main = ['motorway', 'trunk', 'primary', 'secondary'].includes(kind);
  if (main && metres > 1500) return AVENUES;
  if (main || kind === 'tertiary') return ROADS;
  return metres > 450 ? STREETS : LANES;
}

const romanised = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', v: true }).join('');
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
