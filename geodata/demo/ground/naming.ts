import { COMMUNITY_WORDS, ESTATE_WORDS } from '../names/words.ts';
import type { Random } from '../random.ts';
import type { Board } from './board.ts';
import type { CodedCell } from './codes.ts';
import { inDegrees } from './frame.ts';
import type { Workbench } from './geos.ts';
import type { OfficePlan } from './office.ts';
import { outlineOf } from './territory.ts';
import type { GroundArea, GroundBuilding } from './types.ts';

/** Buildings with code, estate, number and address. Estates are the blocks of one sector. */
export function named(
  { buildings: real, standing, atomOfBuilding, addressOf, frame }: Board,
  members: number[],
  households: Map<number, number>,
  leafOf: (atom: number) => string | undefined,
  random: Random,
  plan: OfficePlan
): { real: number; building: GroundBuilding }[] {
  const inOffice = members.flatMap((i) => {
    const [building, area] = [real[i], leafOf(atomOfBuilding.get(i) ?? -1)];
    return building === undefined || area === undefined ? [] : [{ building, i, area }];
  });
  inOffice.sort((a, b) =>
    a.area < b.area ? -1 : a.area > b.area ? 1 : b.building.centre[1] - a.building.centre[1] || a.i - b.i
  );
  const words = random.shuffled(ESTATE_WORDS);
  const estates = new Map<string, { name: string; next: number }>();
  const order = new Map<string, number>();
  return inOffice.map(({ building, i, area }) => {
    const community = area.slice(0, plan.code.length + 3);
    const sector = area.slice(0, plan.code.length + 7);
    const number = (order.get(community) ?? 0) + 1;
    order.set(community, number);
    const lived = (households.get(i) ?? 0) > 0;
    const old = building.use === 'self_built';
    const key = `${sector} ${old ? 'old' : ''}`;
    const estate = estates.get(key) ?? { name: estateName(words, estates.size, old, random), next: 1 };
    if (lived) estates.set(key, estate);
    const no = lived ? `${estate.next++}${old ? '号院' : '幢'}` : '';
    const atom = standing[i]?.inside ?? building.centre;
    return {
      real: i,
      building: {
        code: `${community}${String(number).padStart(5, '0')}`,
        area,
        footprint: inDegrees([building.footprint], frame)[0] ?? [],
        inside: frame.toDegrees([atom[0] ?? 0, atom[1] ?? 0]),
        area_m2: Math.round(building.area),
        floors: building.floors,
        floorsEstimated: building.floorsEstimated,
        use: building.use,
        estate: lived ? estate.name : '',
        number: no,
        name: lived ? `${estate.name}${no}` : '',
        address: addressOf(building.centre),
        households: households.get(i) ?? 0
      }
    };
  });
}

function estateName(words: string[], number: number, old: boolean, random: Random): string {
  const word = words[number % words.length] ?? '';
  const again = ['', '东', '西', '南', '北'][Math.floor(number / words.length)] ?? '新';
  if (old) return `${word}${again}${random.pick(['里', '大院', '平房区'])}`;
  const whole = /[苑园居城村庭洲都坊景]$/u.test(word) && again === '';
  return whole ? word : `${word}${again}${random.pick(['小区', '花园', '家园', '新村'])}`;
}

/** Areas of all levels with their names and outlines, parents before children. */
export function areasOf(
  bench: Workbench,
  { atoms, frame }: Board,
  plan: OfficePlan,
  coded: CodedCell[],
  buildings: GroundBuilding[],
  random: Random
): GroundArea[] {
  const names = random.shuffled(COMMUNITY_WORDS);
  const inLeaf = new Map<string, GroundBuilding[]>();
  for (const building of buildings)
    inLeaf.set(building.area, [...(inLeaf.get(building.area) ?? []), building]);
  const order = new Map<string, number>();
  return coded.map((cell): GroundArea => {
    const counted = `${cell.level} ${cell.code.slice(0, plan.code.length + 3)}`;
    const number = (order.get(counted) ?? 0) + 1;
    order.set(counted, number);
    const name =
      cell.level === 0
        ? plan.name
        : cell.level === 1
          ? communityName(names, Number(cell.code.slice(-3)) - 1)
          : cell.level === 2
            ? `第${chinese(number)}小组`
            : cell.level === 3
              ? `第${chinese(number)}地片`
              : gridName(inLeaf.get(cell.code) ?? [], number);
    return {
      code: cell.code,
      parent: cell.parent,
      level: cell.level,
      name,
      outline: inDegrees(outlineOf(bench, atoms, cell.atoms), frame)
    };
  });
}

/** Should the words run out, a cardinal direction makes new ones of them. */
function communityName(words: string[], number: number): string {
  const again = ['', '东', '西', '南', '北'][Math.floor(number / words.length)] ?? `第${number}`;
  return `${words[number % words.length] ?? ''}${again}社区`;
}

/** A building grid is called by its number and by the buildings people live in there. */
function gridName(buildings: GroundBuilding[], number: number): string {
  const lived = buildings.filter(({ households }) => households > 0);
  const estates = new Map<string, GroundBuilding[]>();
  for (const building of lived)
    estates.set(building.estate, [...(estates.get(building.estate) ?? []), building]);
  const [first] = [...estates].sort(([, a], [, b]) => b.length - a.length);
  const grid = `${String(number).padStart(2, '0')}网格`;
  if (first === undefined) return grid;
  const [estate, list] = first;
  const numbers = list.map((building) => Number.parseInt(building.number, 10)).sort((a, b) => a - b);
  const [low, high] = [numbers[0], numbers.at(-1)];
  const unit = list[0]?.number.replace(/^\d+/u, '') ?? '';
  return `${grid}·${estate}${low === high ? `${low}` : `${low}–${high}`}${unit}`;
}

function chinese(number: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? (digits[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${digits[ones] ?? ''}`;
}
