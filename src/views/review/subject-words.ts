import { m } from '../../i18n/paraglide/messages.js';
import type { Names } from '../../state/names.svelte.ts';
import type { Review } from '../../state/review.svelte.ts';

/** What is counted: need, or one category of it; incidents, and of which kinds where not all of them are. */
export function subjectWords(
  review: Pick<Review, 'incidents' | 'category' | 'categories'>,
  names: Pick<Names, 'hardship' | 'incidentGroups'>
): string {
  const { incidents, category, categories } = review;
  if (!incidents) return category === null ? m.need_all() : names.hardship(category);
  if (categories === null) return m.review_incidents();
  const kinds = names.incidentGroups.flatMap((group) => {
    const chosen = group.categories.filter(({ code }) => categories.includes(code));
    return chosen.length === group.categories.length ? [group.name] : chosen.map(({ name }) => name);
  });
  return m.take_subject_kinds({ what: m.review_incidents(), kinds: kinds.join(m.list_comma()) });
}
