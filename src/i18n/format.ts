import { language } from './locale.svelte.ts';
import { m } from './paraglide/messages.js';

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function kept<Format extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => Format
): Format {
  const full = `${language()} ${key}`;
  // The key names the kind of format, so what is kept under it is of that kind.
  const found = cache.get(full) as Format | undefined;
  if (found !== undefined) return found;
  const made = make();
  cache.set(full, made);
  return made;
}

/** Thousands separated, at most `decimals` decimals. */
export function formatNumber(value: number, decimals = 0): string {
  return kept(
    `number ${String(decimals)}`,
    () => new Intl.NumberFormat(language(), { maximumFractionDigits: decimals })
  ).format(value);
}

/** Thousands separated, always `decimals` decimals: what stands in a column stands under each other. */
export function formatExactly(value: number, decimals: number): string {
  return kept(
    `exactly ${String(decimals)}`,
    () =>
      new Intl.NumberFormat(language(), { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  ).format(value);
}

/** A calendar day (YYYY-MM-DD): 11月22日 / 22 Nov, with the year where it is not `thisYear`. */
export function formatDay(day: string, thisYear?: string): string {
  const withYear = !day.startsWith(thisYear ?? '\u0000');
  return kept(
    `day ${String(withYear)}`,
    () =>
      new Intl.DateTimeFormat(dayLocale(), {
        timeZone: 'UTC',
        day: 'numeric',
        month: language() === 'en' ? 'short' : 'long',
        ...(withYear ? { year: 'numeric' as const } : {})
      })
  ).format(new Date(`${day}T00:00:00Z`));
}

/** A moment, in the browser's time zone, to the minute. */
export function formatMoment(moment: number | string | Date): string {
  return kept(
    'moment',
    () =>
      new Intl.DateTimeFormat(dayLocale(), {
        day: 'numeric',
        month: language() === 'en' ? 'short' : 'long',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23'
      })
  ).format(new Date(moment));
}

const STEPS = [
  { unit: 'minute', seconds: 60, limit: 3600 },
  { unit: 'hour', seconds: 3600, limit: 86_400 },
  { unit: 'day', seconds: 86_400, limit: 86_400 * 60 },
  { unit: 'month', seconds: 86_400 * 30.4, limit: 86_400 * 700 },
  { unit: 'year', seconds: 86_400 * 365.25, limit: Infinity }
] as const;

/** How long ago, or until: 3 分钟前 / 3 minutes ago. Under a minute it is "just now". Milliseconds since 1970. */
export function formatAge(moment: number, now: number): string {
  const seconds = (moment - now) / 1000;
  if (Math.abs(seconds) < 60) return m.just_now();
  const step = STEPS.find(({ limit }) => Math.abs(seconds) < limit) ?? STEPS[4];
  return kept('age', () => new Intl.RelativeTimeFormat(language(), { numeric: 'auto' })).format(
    Math.trunc(seconds / step.seconds),
    step.unit
  );
}

/** Day before month, as both our readers' offices write it. */
function dayLocale(): string {
  return language() === 'en' ? 'en-GB' : language();
}
