import type { Part } from '../../analysis/review/reach-figures.ts';
import { formatNumber } from '../../i18n/format.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { Circle } from '../../state/reach.svelte.ts';

/** A circle in full: how one walks, and how far. */
export function circleWords(circle: Circle): string {
  switch (circle) {
    case 'adult':
      return m.reach_circle_adult_long();
    case 'elder':
      return m.reach_circle_elder_long();
    case 'kilometre':
      return m.reach_circle_kilometre_long();
  }
}

/** A part in percent, or as much of it as may be said. */
export function partWords(part: Part): string {
  switch (part) {
    case 'nearly-all':
      return m.reach_nearly_all();
    case 'hardly-any':
      return m.reach_hardly_any();
    case null:
      return m.figure_withheld();
    default:
      return m.reach_percent({ n: formatNumber(100 * part) });
  }
}

/** Households, protected; null = fewer than 5. */
export function householdsWords(count: number | null): string {
  if (count === null) return m.reach_households_few();
  return count === 0 ? m.reach_households_none() : m.reach_households({ n: formatNumber(count) });
}
