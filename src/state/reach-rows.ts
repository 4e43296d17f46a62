import type { ReachFigures } from '../analysis/review/reach-figures.ts';
import type { SupplyFigures } from '../analysis/review/reach-supply.ts';

/** An area and who is out of reach in it. */
export interface Gap {
  readonly code: string;
  readonly name: string;
  /** Null = withheld. */
  readonly figures: ReachFigures | null;
}

/** An area and the places there are for those who live in it. */
export interface Supply {
  readonly code: string;
  readonly name: string;
  /** Null = withheld. */
  readonly figures: SupplyFigures | null;
}

interface Figures {
  /** Null = withheld. */
  readonly households: number | null;
}

/** What is known of areas beside the answer: their names, and how many households are published of each. */
interface Known {
  readonly nameOf: (code: string) => string;
  readonly householdsOf: (code: string) => number | null | undefined;
}

/** Areas in which somebody lives, those with most households out of reach first; withheld ones last. */
export function gapsOf(areas: ReadonlyMap<string, ReachFigures>, known: Known): readonly Gap[] {
  const weight = ({ figures }: Gap) => (figures === null ? -1 : (figures.unreached ?? 1));
  return rowsOf(areas, known).sort((a, b) => weight(b) - weight(a) || (a.code < b.code ? -1 : 1));
}

/** Areas in which somebody lives, those with fewest places per household first; withheld ones last. */
export function suppliesOf(areas: ReadonlyMap<string, SupplyFigures>, known: Known): readonly Supply[] {
  const weight = ({ figures }: Supply) => figures?.perThousand ?? Infinity;
  return rowsOf(areas, known).sort((a, b) => {
    const [one, other] = [weight(a), weight(b)];
    return one === other ? (a.code < b.code ? -1 : 1) : one - other;
  });
}

/** What is published of an area without households would only be about others; what is withheld there stays withheld. */
function rowsOf<Row extends Figures>(areas: ReadonlyMap<string, Row>, { nameOf, householdsOf }: Known) {
  return [...areas]
    .filter(([code]) => householdsOf(code) !== 0)
    .map(([code, figures]) => {
      const told = figures.households !== null && (householdsOf(code) ?? null) !== null;
      return { code, name: nameOf(code), figures: told ? figures : null };
    });
}
