import type { Position } from 'geojson';
import { Random } from '../random.ts';
import { frameOf, prepareBoard, type Around } from './board.ts';
import { districtsOf } from './districts.ts';
import type { Degrees } from './frame.ts';
import { withGeos, type Workbench } from './geos.ts';
import { boxAround, officeOn, type OfficePlan, type PlacedPlan } from './office.ts';
import { joinPieces } from './source.ts';
import { namesByWay } from './streets.ts';
import { placeOf } from './territory.ts';
import { readTiles, type Box, type Piece } from './tiles.ts';
import type { Ground, GroundArea } from './types.ts';

/** All the ground that the source holds, and some more around it. */
const CITY: Box = [71.22, 51.02, 71.7, 51.33];

/**
 * Computes the street offices of the whole city around one that is laid out already, side by side on one board. Every
 * building belongs to one of them; the nearest come first.
 */
export async function computeCity(
  demonstration: PlacedPlan,
  laid: Ground,
  onProgress: (share: number, what: string) => void
): Promise<Ground[]> {
  onProgress(0.01, 'tiles');
  const pieces = await readTiles(CITY);
  return withGeos((bench) => {
    const around = aroundOf(bench, demonstration, laid, pieces);
    const board = prepareBoard(
      bench,
      pieces,
      CITY,
      demonstration.seed,
      (share, what) => {
        onProgress(share * 0.6, what);
      },
      around
    );
    const { atoms, blocks, graph, frame } = board;
    const [west, south, east, north] = demonstration.window;
    const [minX, minY] = frame.toMetres([west, south]);
    const [maxX, maxY] = frame.toMetres([east, north]);
    const windowOf = ([x, y]: [number, number]): string =>
      `${Math.floor((x - minX) / (maxX - minX))} ${Math.floor((y - minY) / (maxY - minY))}`;
    const away = (district: number[]): number =>
      Math.min(
        ...district.map((i) => {
          const block = blocks[i];
          return block === undefined ? Infinity : Math.hypot(...placeOf(atoms, block));
        })
      );
    const districts = districtsOf(atoms, blocks, graph, windowOf)
      .map((district) => ({ district, metres: away(district) }))
      .sort((a, b) => a.metres - b.metres);
    return districts.map(({ district }, i) => {
      onProgress(0.6 + (0.4 * i) / districts.length, 'cells');
      const number = i + 2;
      const plan: OfficePlan = {
        code: `${demonstration.code.slice(0, 6)}${String(number).padStart(3, '0')}`,
        name: `第${number}街道（演示）`,
        communities: undefined,
        households: undefined,
        pilot: false,
        seed: demonstration.seed
      };
      return officeOn(bench, board, plan, district);
    });
  });
}

/** What is there already: the ground of the office, back on its own drawing board, and the names of its streets. */
function aroundOf(bench: Workbench, plan: PlacedPlan, laid: Ground, pieces: Piece[]): Around {
  const box = boxAround(plan.window);
  const frame = frameOf(box);
  const office = laid.areas.find(({ level }) => level === 0);
  // Vertices lie on a grid of 10 cm, so the way back from degrees loses nothing.
  const onGrid = (place: Degrees): Position => frame.toMetres(place).map((n) => Math.round(n * 10) / 10);
  return {
    frame,
    laid: (office?.outline ?? []).map((rings) => ({
      type: 'Polygon',
      coordinates: rings.map((ring) => ring.map(onGrid))
    })),
    streets: namesByWay(joinPieces(bench, pieces, frame, box), Random.of(plan.seed, 'streets'))
  };
}

/** The same ground under the codes of another county, moved to the north by some degrees. */
export function elsewhere(ground: Ground, county: string, north: number): Ground {
  const recode = (code: string): string => county + code.slice(county.length);
  const move = ([lng, lat]: Degrees): Degrees => [lng, Math.round((lat + north) * 1e7) / 1e7];
  const moveAll = (coordinates: unknown): unknown =>
    Array.isArray(coordinates) && typeof coordinates[0] === 'number'
      ? move(coordinates as Degrees)
      : (coordinates as unknown[]).map(moveAll);
  const area = (of: GroundArea): GroundArea => ({
    ...of,
    code: recode(of.code),
    parent: of.parent === undefined ? undefined : recode(of.parent),
    outline: of.outline.map((rings) => rings.map((ring) => ring.map(move)))
  });
  return {
    ...ground,
    office: recode(ground.office),
    areas: ground.areas.map(area),
    earlier: ground.earlier.map(({ community, areas, moved }) => ({
      community: recode(community),
      areas: areas.map(area),
      moved: moved.map(({ now, then }) => ({ now: recode(now), then: recode(then) }))
    })),
    buildings: ground.buildings.map((building) => ({
      ...building,
      code: recode(building.code),
      area: recode(building.area),
      footprint: building.footprint.map((ring) => ring.map(move)),
      inside: move(building.inside)
    })),
    features: ground.features.map((feature) => ({
      ...feature,
      shape: { ...feature.shape, coordinates: moveAll(feature.shape.coordinates) }
    })),
    places: ground.places.map((place) => ({ ...place, area: recode(place.area), at: move(place.at) })),
    streetside: ground.streetside.map((place) => ({ ...place, area: recode(place.area), at: move(place.at) }))
  };
}
