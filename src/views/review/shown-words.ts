import { m } from '../../i18n/paraglide/messages.js';
import type { Multiples } from '../../state/multiples.svelte.ts';
import type { Review } from '../../state/review.svelte.ts';
import type { Showing } from '../../state/showing.svelte.ts';
import { countedBy, type Counted } from './figure-words.ts';
import { monthWords } from './month-words.ts';
import { whenBeforeWords, whenWords } from './period-words.ts';

interface Shown {
  readonly review: Review;
  readonly showing: Showing;
  readonly multiples: Multiples;
}

/** Whether all categories of need are shown at once: then cases are counted, and none of them names the picture. */
export const showsCategories = ({ showing }: Pick<Shown, 'showing'>): boolean =>
  showing.show === 'multiples' && showing.each === 'category';

/** What is counted in what is shown. */
export const shownCounted = ({ review, showing }: Pick<Shown, 'review' | 'showing'>): Counted =>
  showsCategories({ showing }) && !review.incidents ? 'cases' : countedBy(review);

/** The time of what is shown: of one map, of the two, or from the first to the last of many. */
export function shownWhen({ review, showing, multiples }: Shown, thisYear: string): string {
  const now = whenWords(review, thisYear);
  const before = whenBeforeWords(review, thisYear);
  if (showing.differing) return `${now} · ${m.review_change_since({ month: before })}`;
  if (showing.paired) return `${before} · ${now}`;
  const [first] = multiples.smalls;
  if (showing.show !== 'multiples' || first === undefined) return now;
  if (showsCategories({ showing })) return now;
  return m.legend_range({ from: monthWords(first.key), to: monthWords(review.month) });
}

/** How the classes of the scale follow one another, where the reader has a choice; else nothing. */
export const gradedWords = (showing: Showing): string =>
  !showing.graded ? '' : showing.scale === 'log' ? m.review_graded_log() : m.review_graded_linear();
