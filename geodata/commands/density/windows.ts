import type { MetricGrid } from '../../../src/analysis/density/grid.ts';
import { planeAt, type Place } from '../../../src/analysis/density/plane.ts';
import type { DensityRaster } from '../../../src/analysis/density/raster.ts';
import { valueAt } from '../../../src/analysis/density/value-at.ts';

// Points may lie all over the world, so that one raster over all of them has no bound. The ground is cut into windows
// instead, always in the same way, and only those in which something is asked are made: a value then depends neither on
// the other places asked for nor on where points lie far away.

/** Cells of a window each way, and of its rim, from which places near its edge are read. */
const WINDOW = 64;
const RIM = 2;
/** Degrees between the origins of planes: no window is further than 8 km from its own at the equator. */
const SHEET = 0.1;

/** The longest round length (1, 2 or 5 times a power of ten) of at most an eighth of a bandwidth, in metres. */
export function cellFor(bandwidth: number): number {
  const most = bandwidth / 8;
  const decade = Math.floor(Math.log10(most));
  const round = [5, 2, 1].map((digit) => Number(`${digit}e${decade}`));
  return round.find((length) => length <= most) ?? Number(`1e${decade}`);
}

/** The value of a raster at each place, `raster` being asked once for each window. NaN where the raster has none. */
export function readWindows(
  places: readonly Place[],
  cellMetres: number,
  raster: (grid: MetricGrid) => DensityRaster
): readonly number[] {
  const made = new Map<string, DensityRaster>();
  return places.map((place) => {
    const grid = windowAround(place, cellMetres);
    const key = [...grid.origin, grid.west, grid.south].join();
    const window = made.get(key) ?? raster(grid);
    made.set(key, window);
    return valueAt(window, place) ?? NaN;
  });
}

function windowAround([lng, lat]: Place, cellMetres: number): MetricGrid {
  const origin: Place = [sheet(lng), sheet(lat)];
  const point = { x: 0, y: 0 };
  planeAt(origin).toPlane(lng, lat, point);
  const first = (metres: number) => Math.floor(metres / cellMetres / WINDOW) * WINDOW - RIM;
  const size = WINDOW + 2 * RIM;
  return { origin, cellMetres, west: first(point.x), south: first(point.y), columns: size, rows: size };
}

const sheet = (degrees: number) => Number((Math.round(degrees / SHEET) * SHEET).toFixed(1));
