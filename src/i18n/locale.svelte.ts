import { baseLocale, getLocale, overwriteGetLocale, setLocale, type Locale } from './paraglide/runtime.js';

type Language = Locale;

let current = $state<Language>(baseLocale);

/** The language of the page. Read in a template it makes the template follow. */
export function language(): Language {
  return current;
}

/**
 * Starts with the language of the address, else the one chosen here before, else the browser's. From then on every
 * message is reactive: changing the language rewrites the words in place and nothing is built anew.
 */
export function startLanguage(asked: Language | null) {
  current = asked ?? getLocale();
  overwriteGetLocale(() => current);
}

/** Changes the language now, and remembers it for the next visit. */
export function chooseLanguage(next: Language) {
  void setLocale(next, { reload: false });
  current = next;
}
