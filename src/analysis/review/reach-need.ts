import { pointsOver } from '../density/squares.ts';
import { demandWithin } from '../reach/coverage.ts';
import { joinEntrances, type Entrances } from '../reach/entrances.ts';
import type { Network } from '../reach/network.ts';
import { Walks } from '../reach/walks.ts';
import type { CountedSquare } from './ground.ts';
import { partOf, protectedCount, type Part, type Protection } from './reach-figures.ts';

/** Protected squares of one category of need: their counts are cases. */
export interface NeedSquares {
  readonly category: string;
  readonly squares: readonly CountedSquare[];
}

/** How many cases of a category there are, and what part of them is reached; null = withheld. */
export interface NeedReach {
  readonly category: string;
  readonly cases: number | null;
  readonly unreached: number | null;
  readonly part: Part;
}

interface NeedGround {
  readonly network: Network;
  readonly doors: Entrances;
  readonly limitMetres: number;
  readonly joinMetres: number;
  readonly protection: Protection;
}

/** Cases are spread over their squares this far apart, as homes are. */
const SPACING_METRES = 50;

/** What part of the cases of each category is within reach, by the squares of that category alone. */
export function needReached(
  { network, doors, limitMetres, joinMetres, protection }: NeedGround,
  categories: readonly NeedSquares[]
): readonly NeedReach[] {
  return categories.map(({ category, squares }) => {
    const { lng, lat, weight } = pointsOver(
      squares.flatMap(({ polygons, count }) => (count === null ? [] : [{ polygons, weight: count }])),
      SPACING_METRES
    );
    const places = Array.from(weight, (_, n) => [[lng[n] ?? NaN, lat[n] ?? NaN] as const]);
    const nearest = new Walks(network, joinEntrances(network, places, joinMetres)).nearest(doors);
    const all = weight.reduce((sum, cases) => sum + cases, 0);
    const within = demandWithin(nearest, weight, limitMetres);
    // A category of which no square may say anything is withheld: it does not follow that there is nobody.
    if (Math.round(all) < protection.k) return { category, cases: null, unreached: null, part: null };
    return {
      category,
      cases: protectedCount(all, protection),
      unreached: protectedCount(all - within, protection),
      part: partOf(all, within, protection)
    };
  });
}
