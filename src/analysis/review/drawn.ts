import { insideTest, type Rings } from '../density/inside.ts';
import type { Place } from '../density/plane.ts';

/** An area with its outline: polygons, each its outer ring and then its holes. */
export interface OutlinedArea {
  readonly code: string;
  readonly polygons: readonly Rings[];
}

/** An area with its published figures; null = withheld. */
export interface PublishedArea {
  readonly code: string;
  readonly households: number | null;
  readonly count: number | null;
}

/** What is said of a drawn area. It is a sum of published figures and of nothing else. */
export interface DrawnFigures {
  /** Whole areas that lie in it by more than half, and how many of them have a figure withheld. */
  readonly areas: number;
  readonly withheld: number;
  /** Of those with both figures; null where no area has them, or fewer than `leastHouseholds` live in them. */
  readonly households: number | null;
  readonly count: number | null;
}

/** Points along each side of an area's box at which it is tried whether the drawn line holds it. */
const TRIED = 24;

/**
 * The areas that lie inside a drawn ring by more than half of their ground. Tried at points that hang on the area and
 * not on the line, so that a line moved by less than a point's distance finds the same areas.
 */
export function areasWithin(ring: readonly Place[], areas: readonly OutlinedArea[]): string[] {
  const drawn = insideTest([[ring]]);
  return areas.flatMap(({ code, polygons }) => {
    const own = insideTest(polygons);
    const corners = polygons.flat(2);
    const [west, east] = span(corners.map(([lng]) => lng));
    const [south, north] = span(corners.map(([, lat]) => lat));
    let [all, within] = [0, 0];
    for (let row = 0; row < TRIED; row += 1) {
      const lat = south + ((row + 0.5) / TRIED) * (north - south);
      for (let column = 0; column < TRIED; column += 1) {
        const lng = west + ((column + 0.5) / TRIED) * (east - west);
        if (!own(lng, lat)) continue;
        all += 1;
        if (drawn(lng, lat)) within += 1;
      }
    }
    return within * 2 > all ? [code] : [];
  });
}

/**
 * Sums of the figures that are published of these areas. What is withheld of one is not estimated and not made up for,
 * so two drawn areas differ by published figures alone.
 */
export function figuresOf(areas: readonly PublishedArea[], leastHouseholds: number): DrawnFigures {
  let [withheld, households, count] = [0, 0, 0];
  for (const area of areas) {
    if (area.households === null || area.count === null) {
      withheld += 1;
      continue;
    }
    households += area.households;
    count += area.count;
  }
  const enough = households >= leastHouseholds;
  return {
    ...{ areas: areas.length, withheld },
    households: enough ? households : null,
    count: enough ? count : null
  };
}

const span = (values: readonly number[]): readonly [number, number] => [
  values.reduce((least, value) => Math.min(least, value), Infinity),
  values.reduce((most, value) => Math.max(most, value), -Infinity)
];
