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
  /** Below these a figure is withheld. Incidents are no figures about households: for them pass 0. */
  readonly leastCount: number;
  readonly leastHouseholds: number;
}

/** A hexagon with its figures, as an area that can be looked at like any other; null = withheld. */
export interface HoneycombCell {
  readonly code: string;
  readonly ring: readonly Place[];
  readonly hectares: number;
  readonly count: number | null;
  readonly households: number | null;
}

/** What is counted, in hexagons. Where few live or little is counted, nothing is said. */
export function honeycomb(question: HoneycombQuestion): HoneycombCell[] {
  const { ground, widthMetres, origin, leastCount, leastHouseholds } = question;
  const { counted, homes } = pointSets(ground);
  return hexagons([counted, homes], origin, widthMetres).map(({ key, ring, hectares, sums }) => {
    const [count = 0, households = 0] = sums;
    const enough = households >= leastHouseholds && count >= leastCount;
    return {
      code: key,
      ring,
      hectares,
      count: enough ? count : null,
      households: households >= Math.max(1, leastHouseholds) ? households : null
    };
  });
}

/** The cell in which a place lies. */
export function cellAt(cells: readonly HoneycombCell[], [lng, lat]: Place): HoneycombCell | undefined {
  return cells.find(({ ring }) => insideTest([[ring]])(lng, lat));
}
