/** What a file says about a line, by name. */
export type Tags = Readonly<Record<string, unknown>>;

/** Made for people on foot: a tunnel of these is an underpass, and no tunnel of the road traffic. */
const FOOT_CLASSES = new Set(['footway', 'pedestrian', 'path', 'steps', 'corridor', 'cycleway', 'bridleway']);

/** Nobody walks here, unless `foot` says so. */
const MOTOR_CLASSES = new Set(['motorway', 'motorway_link', 'busway', 'bus_guideway', 'raceway', 'escape']);

/**
 * In China trunk roads are the national roads, which are walked, and the elevated and sunken expressways of cities, which
 * are not and seldom say so but by name. Their side roads (辅路) are walked.
 */
const TRUNK_CLASSES = new Set(['trunk', 'trunk_link']);
const EXPRESSWAY_NAME = /^(?!.*辅).*(高架|快速|高速)/;

/** Not there (yet, any more), or no way at all. */
const ABSENT_CLASSES = new Set([
  ...['construction', 'proposed', 'planned', 'abandoned', 'disused', 'razed', 'demolished'],
  ...['rest_area', 'services', 'emergency_bay', 'no']
]);

/** Lines that are no streets; a station's platform is walked on. */
const OTHER_LINES = [
  'railway',
  'waterway',
  'aerialway',
  'aeroway',
  'power',
  'barrier',
  'boundary',
  'natural'
];
const OTHER_KINDS = new Set(['rail', 'ferry', 'aerialway', 'aeroway', 'barrier', 'water', 'waterway']);

const ON_FOOT = new Set(['yes', 'designated', 'permissive', 'destination', 'official']);
const SIDEWALKS = new Set(['yes', 'both', 'left', 'right']);

/**
 * Whether people walk along a line with these tags. Reads OpenStreetMap's own tags (`highway`, `foot`, `access`,
 * `tunnel`, `motorroad`, `sidewalk`), those of basemap tiles (`kind`, `kind_detail`, `is_tunnel`) and those of our
 * base map (`kind`, `class`, `tunnel`). A line that says nothing of itself is a street.
 *
 * Left out: motorways and expressways (`motorroad`, or a trunk road of such a name), tunnels of the road traffic, private ways, ways forbidden on
 * foot, what is being built, and lines that are no streets (rails, ferries, rivers). `foot=yes` brings any street
 * back. Open to walkers: steps, underpasses, passages through buildings, cycleways.
 */
export function isWalkable(tags: Tags): boolean {
  const foot = word(tags['foot']);
  const street = classOf(tags);
  if (street === undefined ? isOtherLine(tags) : ABSENT_CLASSES.has(street)) return false;
  if (OTHER_KINDS.has(word(tags['kind'])) || word(tags['route']) === 'ferry') return false;
  if (ON_FOOT.has(foot)) return true;
  if (foot === 'no' || foot === 'private' || foot === 'use_sidepath') return false;
  if (['no', 'private'].includes(word(tags['access']))) return false;
  if (yes(tags['motorroad']) || (street !== undefined && isForMotors(street, tags))) return false;
  if (!isTunnel(tags) || (street !== undefined && FOOT_CLASSES.has(street))) return true;
  return word(tags['tunnel']) === 'building_passage' || SIDEWALKS.has(word(tags['sidewalk']));
}

/** The storey a line runs on: its `layer`, else 1 for a bridge, -1 for a tunnel, 0 for the ground. */
export function layerOf(tags: Tags): number {
  const layer = tags['layer'];
  const stated = typeof layer === 'string' ? Number.parseFloat(layer) : layer;
  if (typeof stated === 'number' && Number.isFinite(stated)) return stated;
  if (yes(tags['bridge']) || yes(tags['is_bridge'])) return 1;
  return isTunnel(tags) && word(tags['tunnel']) !== 'building_passage' ? -1 : 0;
}

function classOf(tags: Tags): string | undefined {
  for (const name of ['highway', 'kind_detail', 'class']) {
    const value = word(tags[name]);
    if (value !== '') return value;
  }
  return word(tags['kind']) === 'highway' ? 'motorway' : undefined;
}

const isForMotors = (street: string, tags: Tags): boolean =>
  MOTOR_CLASSES.has(street) || (TRUNK_CLASSES.has(street) && EXPRESSWAY_NAME.test(word(tags['name'])));

const isOtherLine = (tags: Tags): boolean =>
  OTHER_LINES.some((name) => !['', 'no', 'platform'].includes(word(tags[name])));

const isTunnel = (tags: Tags): boolean => yes(tags['tunnel']) || yes(tags['is_tunnel']);

const yes = (value: unknown): boolean => !['', 'no', 'false', '0'].includes(word(value));

const word = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim().toLowerCase()
    : '';
