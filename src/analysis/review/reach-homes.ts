import { pointsOver } from '../density/squares.ts';
import type { LngLat } from '../reach/metric.ts';
import type { CountedSquare } from './ground.ts';

/** Where people are thought to live, and how many households and households in need (or cases) that stands for. */
export interface Home {
  readonly at: LngLat;
  readonly households: number;
  readonly need: number;
}

/** Homes are spread over their squares this far apart. */
const SPACING_METRES = 50;

/** Homes spread evenly over the squares whose households are known; the need of a square is spread alike. */
export function homesOn(squares: readonly CountedSquare[]): readonly Home[] {
  return squares.flatMap(({ polygons, households, count }) => {
    if (households === null || households === 0) return [];
    const { lng, lat, weight } = pointsOver([{ polygons, weight: 1 }], SPACING_METRES);
    return Array.from(weight, (share, n) => ({
      at: [lng[n] ?? NaN, lat[n] ?? NaN] as const,
      households: households * share,
      need: (count ?? 0) * share
    }));
  });
}

/** The middles of what squares fill: where one more facility might be. */
export const middlesOf = (squares: readonly CountedSquare[]): readonly LngLat[] =>
  squares.flatMap(({ polygons }) => polygons.flatMap((rings) => middleOf(rings[0] ?? [])));

function middleOf(ring: readonly LngLat[]): LngLat[] {
  if (ring.length === 0) return [];
  const [lngs, lats] = [ring.map(([lng]) => lng), ring.map(([, lat]) => lat)];
  return [[(Math.min(...lngs) + Math.max(...lngs)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2]];
}
