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
  /** Those of areas with both figures; null where no area has them, or hardly anybody lives in them. */
  readonly households: number | null;
  /** How many are counted among these households: what a rate is made from. Null where the households are. */
  readonly among: number | null;
  /** All that is counted. Of need no more than `among`; of incidents, which are seen one by one, in every area. */
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
 * Sums of the figures of need that are published of these areas. What is withheld of one is not estimated and not made
 * up for, so two drawn areas differ by published figures alone.
 */
export function figuresOf(areas: readonly PublishedArea[], leastHouseholds: number): DrawnFigures {
  const sums = sumsOf(areas);
  return sums.households >= leastHouseholds ? sums : { ...sums, households: null, among: null, count: null };
}

/**
 * The same of incidents. An incident counts wherever it is, whether or not the households of its area are published; the
 * rate is of the areas whose households are.
 */
export function incidentFiguresOf(areas: readonly PublishedArea[]): DrawnFigures {
  const sums = sumsOf(areas);
  const count = areas.reduce((sum, area) => sum + (area.count ?? 0), 0);
  return sums.households > 0 ? { ...sums, count } : { ...sums, households: null, among: null, count };
}

function sumsOf(areas: readonly PublishedArea[]) {
  let [withheld, households, count] = [0, 0, 0];
  for (const area of areas) {
    if (area.households === null || area.count === null) {
      withheld += 1;
      continue;
    }
    households += area.households;
    count += area.count;
  }
  return { areas: areas.length, withheld, households, among: count, count };
}

const span = (values: readonly number[]): readonly [number, number] => [
  values.reduce((least, value) => Math.min(least, value), Infinity),
  values.reduce((most, value) => Math.max(most, value), -Infinity)
];
