import { prepareBoard } from './board.ts';
import type { Degrees } from './frame.ts';
import { withGeos } from './geos.ts';
import { officeOn, type OfficePlan } from './office.ts';
import { readTiles, type Box } from './tiles.ts';
import type { Ground, GroundArea } from './types.ts';

/** All the ground that the source holds. */
const CITY: Box = [71.26, 51.02, 71.62, 51.27];

/** Windows of equal size that lie edge to edge over the city, the first of them where it is given. */
function windowsOver([west, south, east, north]: Box, first: Box): Box[] {
  const [width, height] = [first[2] - first[0], first[3] - first[1]];
  const windows: Box[] = [];
  for (let column = Math.floor((west - first[0]) / width); first[0] + column * width < east; column += 1) {
    for (let row = Math.floor((south - first[1]) / height); first[1] + row * height < north; row += 1) {
      const [x, y] = [first[0] + column * width, first[1] + row * height];
      if (column !== 0 || row !== 0) windows.push([x, y, x + width, y + height]);
    }
  }
  return [first, ...windows];
}

/** Computes street offices for the whole city, side by side on one board. */
export async function computeCity(
  demonstration: OfficePlan,
  onProgress: (share: number, what: string) => void
): Promise<Ground[]> {
  onProgress(0.01, 'tiles');
  const pieces = await readTiles(CITY);
  return withGeos((bench) => {
    const board = prepareBoard(bench, pieces, CITY, demonstration.seed, (share, what) =>
      onProgress(share * 0.6, what)
    );
    const taken = new Set<number>();
    const grounds: Ground[] = [];
    const windows = windowsOver(CITY, demonstration.window);
    windows.forEach((window, i) => {
      const number = grounds.length + 1;
      const plan: OfficePlan =
        i === 0
          ? demonstration
          : {
              code: `${demonstration.code.slice(0, 6)}${String(number).padStart(3, '0')}`,
              name: `第${number}街道（演示）`,
              window,
              communities: undefined,
              households: undefined,
              pilot: false,
              seed: demonstration.seed
            };
      const ground = officeOn(bench, board, plan, taken);
      if (ground !== undefined) grounds.push(ground);
      onProgress(0.6 + (0.4 * (i + 1)) / windows.length, 'cells');
    });
    return grounds;
  });
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
