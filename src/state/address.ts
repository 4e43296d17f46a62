import { readRing, writeRing } from './address-ring.ts';

/**
 * What the address bar holds: everything that a link must bring back. Reading forgives: a part that makes no sense
 * is left out, the rest is kept.
 */
export interface Address {
  /** The page: `map` at `/`, or whatever stands in the path. */
  readonly room: string;
  /** The street office shown, for those who have several; null = the one there is. */
  readonly office: string | null;
  /** A saved view that the address stands for: it is opened, and then its own address stands here. */
  readonly saved: string | null;
  readonly view: CameraView | null;
  /** Layer groups switched on; null = as the page starts. */
  readonly layers: readonly string[] | null;
  readonly selection: Selected | null;
  /** Shown level, 0 street office … 4 building grid; null = follows the selection. */
  readonly level: number | null;
  /** Calendar days YYYY-MM-DD, both inclusive; null = the usual period. */
  readonly from: string | null;
  readonly to: string | null;
  /** `all` = households with any open case, or one category's code. */
  readonly need: string | null;
  readonly form: 'choropleth' | 'squares' | null;
  /** `relative` = against what would be expected, in the review room. */
  readonly measure: 'rate' | 'count' | 'relative' | null;
  /** What the review room is asked; null = its first question. */
  readonly ask: 'where' | 'change' | 'chance' | 'reach' | 'doing' | null;
  /** How the review room draws an answer. */
  readonly draw: 'areas' | 'density' | 'hexagons' | null;
  /** What the review room counts; null = need. */
  readonly of: 'incidents' | null;
  /** Bandwidth of a density in metres. */
  readonly bandwidth: number | null;
  /** The hexagon that is selected: its column and its row. */
  readonly hexagon: string | null;
  /** What a period is held against: the one before, the same days a year earlier, or one of the reader's own. */
  readonly against: 'month' | 'year' | 'other' | null;
  /** First day of that one of the reader's own. */
  readonly versus: string | null;
  /** How two periods are shown, or many pictures at once; null = one map. */
  readonly show: 'side' | 'swipe' | 'multiples' | null;
  /** What small multiples are taken of; null = months. */
  readonly each: 'category' | null;
  /** How the classes of a scale follow one another; null = by equal steps. */
  readonly scale: 'log' | null;
  /** By what an area is called hot; null = local Moran. */
  readonly statistic: 'gi-star' | null;
  /** The kind of facility whose reach is asked about. */
  readonly facility: string | null;
  /** How far is near: the code of one of the office's circles; null = the usual one of the kind. */
  readonly circle: string | null;
  /** How reach is looked at: held against capacity, or by category of need; null = by area. */
  readonly as: 'supply' | 'need' | null;
  /** How walks are drawn: the streets reached on foot, or the ground within reach of them. */
  readonly streets: 'reached' | 'areas' | null;
  /** Where one more facility is tried, [lng, lat]. */
  readonly tried: readonly [lng: number, lat: number] | null;
  /** Corners of an area that was drawn, [lng, lat]. */
  readonly drawn: readonly (readonly [lng: number, lat: number])[] | null;
  /** For how many further facilities the best places are wanted. */
  readonly next: 1 | 2 | 3 | null;
  /** What is open of how we are doing: the code of an indicator, or `assessment`. */
  readonly figure: string | null;
  /** Side of the squares in metres. */
  readonly side: number | null;
  /** Incident groups and lamps shown; null = all. */
  readonly categories: readonly string[] | null;
  readonly lamps: readonly string[] | null;
  readonly theme: 'light' | 'dark' | null;
  readonly lang: 'zh-CN' | 'en' | null;
}

/** Where the camera is. Bearing and pitch in degrees. */
export interface CameraView {
  readonly zoom: number;
  readonly lng: number;
  readonly lat: number;
  readonly bearing: number;
  readonly pitch: number;
}

export type Selected =
  | { readonly kind: 'area'; readonly code: string }
  | { readonly kind: 'building'; readonly id: number }
  | { readonly kind: 'facility'; readonly id: number }
  | { readonly kind: 'incident'; readonly id: number };

export const NOWHERE: Address = {
  room: 'map',
  office: null,
  saved: null,
  view: null,
  layers: null,
  selection: null,
  level: null,
  from: null,
  to: null,
  need: null,
  form: null,
  measure: null,
  ask: null,
  draw: null,
  of: null,
  bandwidth: null,
  hexagon: null,
  against: null,
  versus: null,
  show: null,
  each: null,
  scale: null,
  statistic: null,
  facility: null,
  circle: null,
  as: null,
  streets: null,
  tried: null,
  drawn: null,
  next: null,
  figure: null,
  side: null,
  categories: null,
  lamps: null,
  theme: null,
  lang: null
};

export function readAddress(url: URL): Address {
  const query = url.searchParams;
  const room = url.pathname.replace(/^\/+|\/+$/g, '');
  return {
    room: room === '' ? 'map' : room,
    office: readCode(query.get('office')),
    saved: readId(query.get('saved')),
    view: readView(query.get('at')),
    layers: readList(query.get('layers')),
    selection: readSelection(query.get('sel')),
    level: readLevel(query.get('level')),
    from: readDay(query.get('from')),
    to: readDay(query.get('to')),
    need: readWord(query.get('need')),
    form: oneOf(query.get('view'), ['choropleth', 'squares']),
    measure: oneOf(query.get('measure'), ['rate', 'count', 'relative']),
    ask: oneOf(query.get('ask'), ['where', 'change', 'chance', 'reach', 'doing']),
    draw: oneOf(query.get('draw'), ['areas', 'density', 'hexagons']),
    of: oneOf(query.get('of'), ['incidents']),
    bandwidth: readBandwidth(query.get('bandwidth')),
    hexagon: readHexagon(query.get('hex')),
    against: oneOf(query.get('against'), ['month', 'year', 'other']),
    versus: readDay(query.get('versus')),
    show: oneOf(query.get('show'), ['side', 'swipe', 'multiples']),
    each: oneOf(query.get('each'), ['category']),
    scale: oneOf(query.get('scale'), ['log']),
    statistic: oneOf(query.get('statistic'), ['gi-star']),
    facility: readWord(query.get('facility')),
    circle: readWord(query.get('circle')),
    as: oneOf(query.get('as'), ['supply', 'need']),
    streets: oneOf(query.get('streets'), ['reached', 'areas']),
    tried: readPlace(query.get('try')),
    drawn: readRing(query.get('drawn')),
    next: readNext(query.get('next')),
    figure: readWord(query.get('figure')),
    side: readSide(query.get('side')),
    categories: readList(query.get('matters')),
    lamps: readList(query.get('lamps')),
    theme: oneOf(query.get('theme'), ['light', 'dark']),
    lang: oneOf(query.get('lang'), ['zh-CN', 'en'])
  };
}

/** Path and query of an address; what is null is left out, so a plain page has a plain address. */
export function writeAddress(address: Address): string {
  const parts: [string, string | null][] = [
    ['office', address.office],
    ['saved', address.saved],
    ['at', address.view === null ? null : writeView(address.view)],
    ['sel', address.selection === null ? null : writeSelection(address.selection)],
    ['level', address.level === null ? null : String(address.level)],
    ['from', address.from],
    ['to', address.to],
    ['need', address.need],
    ['view', address.form],
    ['measure', address.measure],
    ['ask', address.ask],
    ['of', address.of],
    ['draw', address.draw],
    ['bandwidth', address.bandwidth === null ? null : String(address.bandwidth)],
    ['hex', address.hexagon === null ? null : address.hexagon.replace(' ', ',')],
    ['against', address.against],
    ['versus', address.versus],
    ['show', address.show],
    ['each', address.each],
    ['scale', address.scale],
    ['statistic', address.statistic],
    ['facility', address.facility],
    ['circle', address.circle],
    ['as', address.as],
    ['streets', address.streets],
    ['try', address.tried === null ? null : writePlace(address.tried)],
    ['drawn', address.drawn === null ? null : writeRing(address.drawn)],
    ['next', address.next === null ? null : String(address.next)],
    ['figure', address.figure],
    ['side', address.side === null ? null : String(address.side)],
    ['layers', writeList(address.layers)],
    ['matters', writeList(address.categories)],
    ['lamps', writeList(address.lamps)],
    ['theme', address.theme],
    ['lang', address.lang]
  ];
  const query = parts
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${readable(value)}`]))
    .join('&');
  const path = address.room === 'map' ? '/' : `/${address.room}`;
  return query === '' ? path : `${path}?${query}`;
}

/** Slashes, commas and colons may stand in a query, and are easier to read than %2F. */
function readable(value: string): string {
  return encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%2C', ',').replaceAll('%3A', ':');
}

export function writeSelection(selection: Selected): string {
  return selection.kind === 'area' ? `area:${selection.code}` : `${selection.kind}:${String(selection.id)}`;
}

function readSelection(text: string | null): Selected | null {
  const [, kind, key = ''] = /^(area|building|facility|incident):(\d{1,40})$/.exec(text ?? '') ?? [];
  if (kind === 'area') return { kind, code: key };
  const id = Number(key);
  if (kind === undefined || !Number.isSafeInteger(id)) return null;
  if (kind === 'building' || kind === 'facility' || kind === 'incident') return { kind, id };
  return null;
}

function readView(text: string | null): CameraView | null {
  if (text === null) return null;
  const [zoom, lat, lng, bearing = 0, pitch = 0] = text.split('/').map(Number);
  if (zoom === undefined || lat === undefined || lng === undefined) return null;
  if (![zoom, lat, lng, bearing, pitch].every(Number.isFinite)) return null;
  if (zoom < 0 || zoom > 24 || Math.abs(lat) > 85 || Math.abs(lng) > 180 || pitch < 0 || pitch > 85)
    return null;
  return { zoom, lng, lat, bearing, pitch };
}

/** zoom/lat/lng, and bearing/pitch when the map is turned or tilted. 5 decimals of a degree are about a metre. */
function writeView({ zoom, lng, lat, bearing, pitch }: CameraView): string {
  const place = [zoom.toFixed(2), lat.toFixed(5), lng.toFixed(5)];
  const turned = Math.round(bearing) !== 0 || Math.round(pitch) !== 0;
  return [...place, ...(turned ? [bearing.toFixed(0), pitch.toFixed(0)] : [])].join('/');
}

/** lat/lng, as in a view. */
function readPlace(text: string | null): readonly [number, number] | null {
  if (text === null || !/^-?\d+(\.\d+)?\/-?\d+(\.\d+)?$/.test(text)) return null;
  const [lat = NaN, lng = NaN] = text.split('/').map(Number);
  return Math.abs(lat) > 85 || Math.abs(lng) > 180 ? null : [lng, lat];
}

const writePlace = ([lng, lat]: readonly [number, number]) => `${lat.toFixed(5)}/${lng.toFixed(5)}`;

function readNext(text: string | null): 1 | 2 | 3 | null {
  return ([1, 2, 3] as const).find((count) => String(count) === text) ?? null;
}

function readList(text: string | null): readonly string[] | null {
  if (text === null) return null;
  return text.split(',').filter((word) => /^[A-Za-z0-9_-]{1,60}$/.test(word));
}

function writeList(list: readonly string[] | null): string | null {
  return list === null ? null : list.join(',');
}

function readCode(text: string | null): string | null {
  return text !== null && /^[0-9]{2,40}$/.test(text) ? text : null;
}

/** A number as the database gives them, in five groups. */
function readId(text: string | null): string | null {
  return text !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : null;
}

function readWord(text: string | null): string | null {
  return text !== null && /^[A-Za-z0-9_]{1,60}$/.test(text) ? text : null;
}

function readLevel(text: string | null): number | null {
  return text !== null && /^[0-6]$/.test(text) ? Number(text) : null;
}

/** Within what the database answers: 50 to 1000 metres. */
function readSide(text: string | null): number | null {
  const metres = /^\d{2,4}$/.test(text ?? '') ? Number(text) : 0;
  return metres >= 50 && metres <= 1000 ? metres : null;
}

/** Narrower than 50 metres a density would tell houses apart, wider than 500 it tells nothing. */
function readBandwidth(text: string | null): number | null {
  const metres = /^\d{2,3}$/.test(text ?? '') ? Number(text) : 0;
  return metres >= 50 && metres <= 500 ? metres : null;
}

/** `column,row`, with a space between them as the honeycomb names it. */
function readHexagon(text: string | null): string | null {
  const [, column, row] = /^(-?\d{1,4}),(-?\d{1,4})$/.exec(text ?? '') ?? [];
  return column === undefined || row === undefined ? null : `${column} ${row}`;
}

/** A day that is in the calendar: 2026-02-30 is not. */
function readDay(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text) ? text : null;
}

function oneOf<Word extends string>(text: string | null, words: readonly Word[]): Word | null {
  return words.find((word) => word === text) ?? null;
}
