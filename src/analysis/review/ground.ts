import type { WeightedPoints } from '../density/points.ts';
import { pointsOver, type SpreadFigure } from '../density/squares.ts';

/** Protected squares as they are published: null = withheld. */
export interface CountedSquare {
  readonly polygons: SpreadFigure['polygons'];
  readonly count: number | null;
  readonly households: number | null;
}

/** What is counted on the ground, as the reader may know it. Plain data, so that a worker can be asked. */
export interface CountedGround {
  /** Need and households, in squares. */
  readonly squares: readonly CountedSquare[];
  /** Incidents, each at its place, [lng, lat]; null where need is counted. */
  readonly incidents: readonly (readonly [number, number])[] | null;
}

/** Counts of a square are spread over points this far apart: half of the narrowest bandwidth. */
const SPACING_METRES = 25;

/** What is counted, and the households it is counted among, as points. */
export interface PointSets {
  readonly counted: WeightedPoints;
  readonly homes: WeightedPoints;
  /** All that is counted over all households, both known. */
  readonly overall: number;
}

/** The points that stand for what is counted. All of a square's count is spread evenly over it. */
export function pointSets({ squares, incidents }: CountedGround): PointSets {
  const over = (figure: (square: CountedSquare) => number | null) =>
    pointsOver(
      squares.map((square) => ({ polygons: square.polygons, weight: figure(square) ?? 0 })),
      SPACING_METRES
    );
  if (incidents !== null) {
    const homes = over(({ households }) => households);
    const counted = {
      lng: Float64Array.from(incidents, ([lng]) => lng),
      lat: Float64Array.from(incidents, ([, lat]) => lat),
      weight: new Float64Array(incidents.length).fill(1)
    };
    return { counted, homes, overall: incidents.length / total(homes) };
  }
  const counted = over(({ count }) => count);
  // A square without a count must not lower the rate of its neighbours.
  const homes = over(({ count, households }) => (count === null ? null : households));
  const known = squares.filter(({ count, households }) => count !== null && households !== null);
  const sum = (figures: (number | null)[]) => figures.reduce<number>((all, one) => all + (one ?? 0), 0);
  const overall = sum(known.map(({ count }) => count)) / sum(known.map(({ households }) => households));
  return { counted, homes, overall };
}

const total = ({ weight }: WeightedPoints) => weight.reduce((sum, value) => sum + value, 0);
