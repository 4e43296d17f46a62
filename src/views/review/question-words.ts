import { m } from '../../i18n/paraglide/messages.js';
import type { Question } from '../../state/review.svelte.ts';

/** A question as a leader puts it. */
export function questionWords(question: Question, incidents: boolean): string {
  switch (question) {
    case 'where':
      return incidents ? m.review_ask_where_incidents() : m.review_ask_where();
    case 'change':
      return m.review_ask_change();
    case 'chance':
      return m.review_ask_chance();
    case 'reach':
      return m.reach_ask();
    case 'doing':
      return m.doing_ask();
  }
}
