import type { Geometry, Position } from 'geojson';
import { COMMUNITY_WORDS, ESTATE_WORDS } from '../names/words.ts';
import { Random } from '../random.ts';
import { addressBook } from './addresses.ts';
import { cutAtoms, type Atoms, type Standing } from './atoms.ts';
import type { Extent } from './box-index.ts';
import { cleanBuildings, type RealBuilding } from './buildings.ts';
import { codesOf, type CodedCell } from './codes.ts';
import { realCutLines } from './cut-lines.ts';
import { earlierPlans } from './earlier.ts';
import { Frame, inDegrees, type Degrees } from './frame.ts';
import { withGeos, type Workbench } from './geos.ts';
import { faceFinder } from './mosaic.ts';
import { placesOf } from './places.ts';
import { joinPieces } from './source.ts';
import { streetsidesOf } from './streetside.ts';
import { streetsOf } from './streets.ts';
import { surroundingsOf } from './surroundings.ts';
import {
  blocksOf,
  blocksWithin,
  cellsOf,
  communitiesOf,
  outlineOf,
  PILOT_SHAPE,
  shapeFor,
  type Cell
} from './territory.ts';
import { readTiles, type Box } from './tiles.ts';
import type { Ground, GroundArea, GroundBuilding, GroundFeature } from './types.ts';

/** Which ground, and what is made of it. */
export interface OfficePlan {
  /** Nine digits. */
  code: string;
  name: string;
  window: Box;
  communities: number;
  /** How many households live in all of it. */
  households: number;
  seed: number;
}

const MARGIN_DEGREES = 0.006;
const MOST_HOUSEHOLDS_OF_A_PIECE = 35;
const HOUSEHOLDS_OF_A_GRID = 48;
const LIVED_IN = new Set(['residential', 'self_built', 'mixed']);

/** Computes one street office from the real ground. Tells how far it is, from 0 to 1. */
export async function computeOffice(
  plan: OfficePlan,
  onProgress: (share: number, what: string) => void
): Promise<Ground> {
  const [west, south, east, north] = plan.window;
  const box: Box = [
    west - MARGIN_DEGREES,
    south - MARGIN_DEGREES * 0.63,
    east + MARGIN_DEGREES,
    north + MARGIN_DEGREES * 0.63
  ];
  onProgress(0.02, 'tiles');
  const pieces = await readTiles(box);
  const frame = new Frame([(west + east) / 2, (south + north) / 2]);
  const random = Random.of(plan.seed, `ground ${plan.code}`);
  return withGeos((bench) => {
    const board: Extent = [
      ...frame.toMetres([box[0] + 0.0005, box[1] + 0.0003]),
      ...frame.toMetres([box[2] - 0.0005, box[3] - 0.0003])
    ];
    const window: Extent = [...frame.toMetres([west, south]), ...frame.toMetres([east, north])];
    const sources = joinPieces(bench, pieces, frame, box);
    onProgress(0.2, 'buildings');
    const real = cleanBuildings(bench, sources);
    const capacity = real.map(capacityOf);
    const standing = real.map((building, i): Standing => ({
      footprint: building.footprint,
      inside: bench.part((part) => part.pointOnSurface(part.read(building.footprint))),
      households: capacity[i] ?? 0
    }));
    onProgress(0.4, 'blocks');
    const [x0, y0, x1, y1] = board;
    const edge: Position[] = [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
      [x0, y0]
    ];
    const atoms = cutAtoms(
      bench,
      [...realCutLines(sources), { rank: 1, line: edge }],
      standing,
      MOST_HOUSEHOLDS_OF_A_PIECE
    );
    onProgress(0.65, 'cells');
    const { cells, members } = territory(bench, atoms, capacity, window, plan, random);
    const coded = codesOf(plan.code, cells, atoms);
    onProgress(0.85, 'names');
    const { ways, streets } = streetsOf(sources, random);
    const households = shared(
      members.flatMap((atom) => atoms.buildings[atom] ?? []),
      capacity,
      plan.households
    );
    const atomOf = new Map(
      atoms.buildings.flatMap((list, atom) => list.map((building): [number, number] => [building, atom]))
    );
    const leafOf = leafFinder(coded);
    const buildings = named(
      real,
      standing,
      households,
      atomOf,
      leafOf,
      frame,
      addressBook(ways, streets),
      random,
      plan
    );
    const numberOf = new Map(buildings.map(({ real: index }, i) => [index, i]));
    const areas = areasOf(
      bench,
      atoms,
      plan,
      coded,
      buildings.map(({ building }) => building),
      frame,
      random
    );
    const faceOf = faceFinder(atoms.mosaic.faces);
    const faceAtom = new Map(
      atoms.faces.flatMap((faces, atom) => faces.map((face): [number, number] => [face, atom]))
    );
    const leafAt = (position: Position): string | undefined =>
      leafOf(faceAtom.get(faceOf(position) ?? -1) ?? -1);
    const buildingAt = faceFinder(real.map(({ footprint }) => footprint));
    onProgress(0.95, 'places');
    return {
      office: plan.code,
      areas,
      earlier: earlierPlans(bench, atoms, coded, areas, frame),
      buildings: buildings.map(({ building }) => building),
      features: surroundingsOf(sources, ways, streets).flatMap((feature) =>
        onMap(bench, feature, board, frame)
      ),
      places: placesOf(sources).flatMap(({ kind, at }) => {
        const area = leafAt(at);
        const building = numberOf.get(buildingAt(at) ?? -1);
        return area === undefined
          ? []
          : [{ kind, at: frame.toDegrees([at[0] ?? 0, at[1] ?? 0]), area, building }];
      }),
      streetside: streetsidesOf(ways, streets, leafAt, frame),
      metricSrid: 32600 + Math.floor((west + 180) / 6) + 1
    };
  });
}

/** Households that a building has room for, before they are brought to the number wanted. */
function capacityOf({ use, area, floors }: RealBuilding): number {
  if (!LIVED_IN.has(use)) return 0;
  if (use === 'self_built') return Math.max(1, Math.round((area * floors) / 110));
  return ((use === 'mixed' ? Math.max(1, floors - 1) : floors) * area * 0.8) / 100;
}

function territory(
  bench: Workbench,
  atoms: Atoms,
  capacity: number[],
  window: Extent,
  plan: OfficePlan,
  random: Random
): { cells: Cell[]; members: number[] } {
  const rooms = atoms.buildings.map((list) => list.reduce((sum, i) => sum + (capacity[i] ?? 0), 0));
  const { blocks, graph } = blocksOf(atoms, rooms);
  const office = blocksWithin(atoms, blocks, graph, window, bench);
  const members = office.flatMap((block) => blocks[block]?.atoms ?? []);
  const factor = plan.households / members.reduce((sum, atom) => sum + (rooms[atom] ?? 0), 0);
  const households = rooms.map((n) => n * factor);
  const communities = communitiesOf(graph, blocks, office, plan.communities, random);
  const pilot = communities.indexOf([...communities].sort((a, b) => b.length - a.length)[0] ?? []);
  const cells = communities.map((community, i) => {
    const inIt = community.reduce((sum, atom) => sum + (households[atom] ?? 0), 0);
    if (i === pilot) return required(cellsOf(atoms, households, community, PILOT_SHAPE, random), i);
    // Large buildings cannot be cut: where there are too few pieces, the building grids are fewer and larger.
    let leaves = Math.round(Math.min(inIt / HOUSEHOLDS_OF_A_GRID, community.length * 0.62));
    let made = cellsOf(atoms, households, community, shapeFor(Math.max(4, leaves)), random);
    while (made === undefined && leaves > 4) {
      leaves = Math.floor(leaves * 0.88);
      made = cellsOf(atoms, households, community, shapeFor(Math.max(4, leaves)), random);
    }
    return required(made, i);
  });
  return { cells, members };
}

function required(cell: Cell | undefined, community: number): Cell {
  if (cell === undefined) throw new Error(`community ${community} does not fall into cells`);
  return cell;
}

/** The households wanted, shared out by the room there is: whole numbers that add up. */
function shared(buildings: number[], capacity: number[], wanted: number): Map<number, number> {
  const sorted = [...buildings].sort((a, b) => a - b);
  const room = sorted.reduce((sum, i) => sum + (capacity[i] ?? 0), 0);
  const shares = new Map<number, number>();
  let [given, due] = [0, 0];
  for (const i of sorted) {
    due += ((capacity[i] ?? 0) * wanted) / room;
    const whole = (capacity[i] ?? 0) > 0 ? Math.max(1, Math.round(due - given)) : 0;
    shares.set(i, whole);
    given += whole;
  }
  return shares;
}

function leafFinder(coded: CodedCell[]): (atom: number) => string | undefined {
  const leaves = new Map<number, string>();
  for (const cell of coded) if (cell.level === 4) cell.atoms.forEach((atom) => leaves.set(atom, cell.code));
  return (atom) => leaves.get(atom);
}

/** Buildings with code, estate, number and address. Estates are the blocks of one sector. */
function named(
  real: RealBuilding[],
  standing: Standing[],
  households: Map<number, number>,
  atomOf: Map<number, number>,
  leafOf: (atom: number) => string | undefined,
  frame: Frame,
  addressOf: ReturnType<typeof addressBook>,
  random: Random,
  plan: OfficePlan
): { real: number; building: GroundBuilding }[] {
  const inOffice = real.flatMap((building, i) => {
    const area = leafOf(atomOf.get(i) ?? -1);
    return area === undefined ? [] : [{ building, i, area }];
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
        footprint: building.footprint.coordinates.map((ring) =>
          ring.map(([x = 0, y = 0]) => frame.toDegrees([x, y]))
        ),
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
function areasOf(
  bench: Workbench,
  atoms: Atoms,
  plan: OfficePlan,
  coded: CodedCell[],
  buildings: GroundBuilding[],
  frame: Frame,
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
          ? `${names[Number(cell.code.slice(-3)) - 1] ?? '新'}社区`
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

/** A building grid is called by its number and by the buildings people live in there. */
export function gridName(buildings: GroundBuilding[], number: number): string {
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

export function chinese(number: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? (digits[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${digits[ones] ?? ''}`;
}

/** A feature cut to the drawing board, in degrees; nothing where it lies beyond. */
function onMap(
  bench: Workbench,
  feature: ReturnType<typeof surroundingsOf>[number],
  [x0, y0, x1, y1]: Extent,
  frame: Frame
): GroundFeature[] {
  const edge: Position[] = [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
    [x0, y0]
  ];
  const shape = bench.part((part) => {
    const whole = part.read(feature.shape);
    const valid = part.isValid(whole) ? whole : part.valid(whole);
    return part.write(part.intersection(valid, part.read({ type: 'Polygon', coordinates: [edge] })));
  });
  const { shape: _, ...rest } = feature;
  const lines = feature.shape.type === 'LineString' || feature.shape.type === 'MultiLineString';
  const wanted = lines ? ['LineString', 'MultiLineString'] : ['Polygon', 'MultiPolygon'];
  return wanted.includes(shape.type) && 'coordinates' in shape && shape.coordinates.length > 0
    ? [{ ...rest, shape: { type: shape.type, coordinates: degreesIn(shape, frame) } }]
    : [];
}

function degreesIn(shape: Exclude<Geometry, { type: 'GeometryCollection' }>, frame: Frame): unknown {
  const place = ([x = 0, y = 0]: Position): Degrees => frame.toDegrees([x, y]);
  switch (shape.type) {
    case 'Point':
      return place(shape.coordinates);
    case 'LineString':
    case 'MultiPoint':
      return shape.coordinates.map(place);
    case 'Polygon':
    case 'MultiLineString':
      return shape.coordinates.map((ring) => ring.map(place));
    case 'MultiPolygon':
      return shape.coordinates.map((rings) => rings.map((ring) => ring.map(place)));
  }
}
