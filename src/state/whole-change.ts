import type { NeedMonth } from '../data/histories.ts';
import { chanceChangeOf, changeOf, type Change, type TwoFigures } from './comparison.ts';

/** How much there is in all areas together, and how it has changed. */
export interface WholeChange {
  readonly now: number;
  readonly then: number;
  readonly change: Change;
}

/** Protected figures of need, as they are published for the whole. */
export type WholeNeed = Pick<NeedMonth, 'need' | 'by_category'>;

/**
 * Of need, or of one category of it; null where either figure is withheld or not known.
 *
 * @param base to which figures are rounded.
 */
export function wholeNeedChange(
  { now, then }: { now: WholeNeed | undefined; then: WholeNeed | undefined },
  category: string | null,
  base: number
): WholeChange | null {
  const figureOf = (whole: WholeNeed | undefined) =>
    category === null ? whole?.need : whole?.by_category[category];
  return told({ now: figureOf(now), then: figureOf(then) }, (two) => changeOf(two, base));
}

/** Of incidents; null where either period is not known. */
export function wholeIncidentsChange(now: number | undefined, then: number | undefined): WholeChange | null {
  return told({ now, then }, chanceChangeOf);
}

function told({ now, then }: TwoFigures, changeIn: (two: TwoFigures) => Change): WholeChange | null {
  if (typeof now !== 'number' || typeof then !== 'number') return null;
  return { now, then, change: changeIn({ now, then }) };
}
