import { formatDay } from '../../../i18n/format.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { PRESETS } from '../../../state/period.ts';
import type { ListedView } from '../../../state/saved-views.svelte.ts';
import { presetWords } from '../../preset-words.ts';

/** What stands under the name of a view: whose it is, what period it shows, when it was last changed. */
export function viewWords(view: ListedView): string {
  const preset = PRESETS.find((one) => one === view.period);
  const whose = view.own
    ? view.shared
      ? [m.saved_is_shared()]
      : []
    : [view.by === null ? m.saved_by_colleague() : m.saved_by({ name: view.by })];
  return [
    ...whose,
    ...(preset === undefined ? [] : [presetWords(preset)]),
    formatDay(view.changed_at.slice(0, 10))
  ].join(' · ');
}
