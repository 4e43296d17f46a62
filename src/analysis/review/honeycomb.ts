import type { Place } from '../density/plane.ts';
import { pointSets, type CountedGround } from './ground.ts';
import { insideTest } from '../density/inside.ts';
import { hexagons } from './hexagons.ts';

export interface HoneycombQuestion {
  readonly ground: CountedGround;
  /** From side to side. */
  readonly widthMetres: number;
  /** Where the honeycomb is laid out from: the same for every period. */
  readonly origin: Place;
}

/** Below these a figure about households is withheld, as the database does with areas and squares. */
const LEAST_COUNT = 5;
const LEAST_HOUSEHOLDS = 10;

/** A hexagon with its figures, as an area that can be looked at like any other; null = withheld. */
export interface HoneycombCell {
  readonly code: string;
  readonly ring: readonly Place[];
  readonly hectares: number;
  readonly count: number | null;
  readonly households: number | null;
}

/**
 * What is counted, in hexagons. Of need nothing is said where few live or little is counted; incidents are shown to the
 * reader one by one anyway, but they are no rate where few live.
 */
export function honeycomb(question: HoneycombQuestion): HoneycombCell[] {
  const { ground, widthMetres, origin } = question;
  const { counted, homes } = pointSets(ground);
  return hexagons([counted, homes], origin, widthMetres).map(({ key, ring, hectares, sums }) => {
    const [count = 0, households = 0] = sums;
    const enough = households >= LEAST_HOUSEHOLDS && count >= LEAST_COUNT;
    return {
      code: key,
      ring,
      hectares,
      count: enough || ground.incidents !== null ? count : null,
      households: households >= LEAST_HOUSEHOLDS ? households : null
    };
  });
}

/** The cell in which a place lies. */
export function cellAt<Cell extends Pick<HoneycombCell, 'ring'>>(
  cells: readonly Cell[],
  [lng, lat]: Place
): Cell | undefined {
  // A test is made for the few that may be it alone: it follows the pointer over thousands of them.
  return cells.find(({ ring }) => mayHold(ring, lng, lat) && insideTest([[ring]])(lng, lat));
}

/** Whether a place lies between the outermost corners of a ring, to the north and to the east. */
const mayHold = (ring: readonly Place[], lng: number, lat: number): boolean =>
  ring.some(([x]) => x <= lng) &&
  ring.some(([x]) => x >= lng) &&
  ring.some(([, y]) => y <= lat) &&
  ring.some(([, y]) => y >= lat);
