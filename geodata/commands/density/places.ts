import { FURTHEST_LATITUDE, type Place } from '../../../src/analysis/density/plane.ts';
import { refusal, type Terminal } from '../terminal.ts';

/** The words after a command's name, sorted. */
export interface AskedWords {
  /** The file: the word that belongs to no option. */
  readonly file: string;
  /** The places after each --at, as [lng, lat] in degrees. */
  readonly places: readonly Place[];
  /** All other words. */
  readonly rest: readonly string[];
}

const NUMBER = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?`;
const PAIR = new RegExp(String.raw`^(${NUMBER})\s*[,，]\s*(${NUMBER})[\s;；]*`);
/** What can belong to a coordinate. A word of such signs is no file and no option. */
const NUMERIC = /^[-+\d.,，;；\seE]*\d[-+\d.,，;；\seE]*$/;

/**
 * Takes the file and the places out of the words. `--at` takes as many as follow it: `--at 1,2 3,4`, `--at -70.5,-33.4`,
 * `--at=1,2`, `--at "1, 2; 3, 4"`. Options named in `switches` stand alone, all others have a value.
 */
export function sortWords(
  words: readonly string[],
  switches: readonly string[],
  terminal: Terminal
): AskedWords {
  const files: string[] = [];
  const places: Place[] = [];
  const rest: string[] = [];
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--at' || word.startsWith('--at=')) {
      const own = word === '--at' ? [] : [word.slice('--at='.length)];
      while (
        left[0] !== undefined &&
        (NUMERIC.test(left[0]) || (own.length === 0 && !left[0].startsWith('--')))
      ) {
        own.push(left.shift() ?? '');
      }
      places.push(...placesIn(own.join(' '), terminal));
    } else if (word.startsWith('--')) {
      rest.push(word);
      const alone = word.includes('=') || switches.includes(word.slice(2));
      const value = alone || left[0]?.startsWith('--') === true ? undefined : left.shift();
      if (value !== undefined) rest.push(value);
    } else {
      files.push(word);
    }
  }
  const [file, another] = files;
  if (file === undefined)
    throw refusal(terminal, {
      en: 'The file of points is missing: density POINTS.geojson --at lng,lat. See --help.',
      zh: '缺少点文件：density POINTS.geojson --at 经度,纬度。用法见 --help。'
    });
  if (another !== undefined)
    throw refusal(terminal, {
      en: `One file of points is read at a time; what is “${another}”? See --help.`,
      zh: `一次只读取一个点文件；无法识别“${another}”。用法见 --help。`
    });
  if (places.length === 0)
    throw refusal(terminal, {
      en: 'Say where the density is wanted: --at lng,lat, as often as needed.',
      zh: '请用 --at 经度,纬度 指明要查询的位置，可重复给出。'
    });
  return { file, places, rest };
}

function placesIn(text: string, terminal: Terminal): readonly Place[] {
  const no = (en: string, zh: string) =>
    refusal(terminal, { en: `--at ${text}: ${en}`, zh: `--at ${text}：${zh}` });
  const places: Place[] = [];
  let left = text.trim();
  while (left !== '' || places.length === 0) {
    const [all, lng, lat] = PAIR.exec(left) ?? [];
    if (all === undefined)
      throw no(
        'longitude and latitude in degrees are needed, such as --at 116.40,39.90.',
        '应为以度为单位的经度和纬度，例如 --at 116.40,39.90。'
      );
    const place: Place = [Number(lng), Number(lat)];
    if (Math.abs(place[0]) > 180 || Math.abs(place[1]) > FURTHEST_LATITUDE) {
      const swapped = Math.abs(place[1]) <= 180 && Math.abs(place[0]) <= FURTHEST_LATITUDE;
      throw no(
        `out of range${swapped ? '; longitude comes first' : ''}. Longitude runs from -180 to 180, latitude here from -${FURTHEST_LATITUDE} to ${FURTHEST_LATITUDE}.`,
        `超出范围${swapped ? '，经度应在前' : ''}。经度为 -180 至 180，纬度在此为 -${FURTHEST_LATITUDE} 至 ${FURTHEST_LATITUDE}。`
      );
    }
    places.push(place);
    left = left.slice(all.length);
  }
  return places;
}
