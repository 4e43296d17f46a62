/** How far is near, as an office has it: a walk of so long at a pace, or so many metres. */
export interface ServiceCircle {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly metres: number;
  /** Minutes, and metres a minute, where the circle is a walk of so long. */
  readonly walk: { readonly minutes: number; readonly speed: number } | null;
}

/** What an office has set about reach. */
export interface ReachSettings {
  /** At least one. */
  readonly circles: readonly [ServiceCircle, ...ServiceCircle[]];
  /** By kind of facility, the code of the circle it is usually held against. Other kinds: the first circle. */
  readonly usual: ReadonlyMap<string, string>;
  /** Outer edges of the bands in which walks are drawn, as parts of the circle, rising. */
  readonly bands: readonly number[];
  /** By kind of facility, the places per 1,000 households in the middle of its scale. */
  readonly middles: ReadonlyMap<string, number>;
  /** Settings that could not be used: in their place the defaults count. */
  readonly faults: readonly SettingFault[];
}

/** Where a setting is wrong: its key, and the part of it. */
export interface SettingFault {
  readonly key: 'service_circles' | 'walking_bands' | 'supply_scale';
  /** `circle` and `usual`: the circle, or the kind of facility, with this name or number. */
  readonly reason: 'shape' | 'circle' | 'usual' | 'kind';
  readonly at: string;
}

/** The circle that a kind of facility is usually held against. */
export const usualCircle = ({ circles, usual }: ReachSettings, kind: string): ServiceCircle =>
  circles.find(({ code }) => code === usual.get(kind)) ?? circles[0];

const MOST_METRES = 5000;
const MOST_CIRCLES = 8;
const MOST_BANDS = 3;
/** The middle of the scale of a kind that has none of its own. */
export const MIDDLE = 20;

const DEFAULT_CIRCLES: ReachSettings['circles'] = [
  {
    ...{ code: 'adult', name_zh: '步行 10 分钟', name_en: '10 minutes on foot' },
    ...{ metres: 800, walk: { minutes: 10, speed: 80 } }
  },
  {
    ...{ code: 'elder', name_zh: '老人步行 10 分钟', name_en: '10 minutes on foot for elders' },
    ...{ metres: 500, walk: { minutes: 10, speed: 50 } }
  },
  { code: 'kilometre', name_zh: '步行 1 公里', name_en: '1 km on foot', metres: 1000, walk: null }
];
const DEFAULT_BANDS = [0.5, 1, 1.5] as const;

/**
 * Reads the settings of reach out of all settings of an office. A setting that is not there has its default; one that
 * makes no sense has it too, and is told of in `faults`.
 */
export function reachSettings(settings: Readonly<Record<string, unknown>>): ReachSettings {
  const faults: SettingFault[] = [];
  const read = <Value>(
    key: SettingFault['key'],
    of: (value: unknown) => Value | Omit<SettingFault, 'key'>,
    otherwise: Value
  ): Value => {
    if (settings[key] === undefined) return otherwise;
    const found = of(settings[key]);
    if (!isFault(found)) return found;
    faults.push({ key, reason: found.reason, at: found.at });
    return otherwise;
  };
  const circles = read('service_circles', readCircles, { circles: DEFAULT_CIRCLES, usual: new Map() });
  const bands: readonly number[] = read<readonly number[]>('walking_bands', readBands, DEFAULT_BANDS);
  const middles = read<ReadonlyMap<string, number>>('supply_scale', readMiddles, new Map());
  return { ...circles, bands, middles, faults };
}

type Fault = Omit<SettingFault, 'key'>;
const fault = (reason: Fault['reason'], at = ''): Fault => ({ reason, at });
const isFault = (value: unknown): value is Fault => isRecord(value) && 'reason' in value;

function readCircles(value: unknown): Pick<ReachSettings, 'circles' | 'usual'> | Fault {
  if (!isRecord(value) || !Array.isArray(value['circles'])) return fault('shape');
  const entries: readonly unknown[] = value['circles'];
  if (entries.length > MOST_CIRCLES) return fault('shape');
  const circles: ServiceCircle[] = [];
  for (const [index, entry] of entries.entries()) {
    const circle = readCircle(entry);
    const known = circles.some(({ code }) => code === circle?.code);
    if (circle === undefined || known) return fault('circle', String(index + 1));
    circles.push(circle);
  }
  const [first, ...others] = circles;
  if (first === undefined) return fault('shape');
  const usual = new Map<string, string>();
  for (const [kind, code] of Object.entries(value['usual'] ?? {})) {
    const known = circles.find((circle) => circle.code === code);
    if (known === undefined) return fault('usual', kind);
    usual.set(kind, known.code);
  }
  return { circles: [first, ...others], usual };
}

function readCircle(value: unknown): ServiceCircle | undefined {
  if (!isRecord(value)) return undefined;
  const { code, name_zh, name_en } = value;
  if (typeof code !== 'string' || !/^[a-z_]{1,40}$/.test(code)) return undefined;
  if (typeof name_zh !== 'string' || name_zh === '' || typeof name_en !== 'string' || name_en === '')
    return undefined;
  const named = { code, name_zh, name_en };
  const { metres, minutes, speed } = value;
  if (metres !== undefined) {
    if (minutes !== undefined || speed !== undefined || !isWithin(metres, 50, MOST_METRES)) return undefined;
    return { ...named, metres, walk: null };
  }
  if (!isWithin(minutes, 1, 60) || !isWithin(speed, 20, 120)) return undefined;
  const walked = minutes * speed;
  if (!isWithin(walked, 50, MOST_METRES)) return undefined;
  return { ...named, metres: walked, walk: { minutes, speed } };
}

function readBands(value: unknown): readonly number[] | Fault {
  const list: unknown = value;
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST_BANDS) return fault('shape');
  const bands: number[] = [];
  for (const part of list as readonly unknown[]) {
    if (!isWithin(part, 0.1, 2) || part <= (bands.at(-1) ?? 0)) return fault('shape');
    bands.push(part);
  }
  return bands;
}

function readMiddles(value: unknown): ReadonlyMap<string, number> | Fault {
  if (!isRecord(value)) return fault('shape');
  const middles = new Map<string, number>();
  for (const [kind, middle] of Object.entries(value)) {
    if (!isWithin(middle, 0.1, 10_000)) return fault('kind', kind);
    middles.set(kind, middle);
  }
  return middles;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWithin = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most;
