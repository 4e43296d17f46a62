import { language } from '../../i18n/locale.svelte.ts';

/** A month as people say it: 2026年11月, Nov 2026. */
export function monthWords(month: string): string {
  return new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : language(), {
    timeZone: 'UTC',
    year: 'numeric',
    month: language() === 'en' ? 'short' : 'long'
  }).format(new Date(`${month}T00:00:00Z`));
}
