/** Calendar days, YYYY-MM-DD, both inclusive. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export const PRESETS = ['this_month', 'last_30_days', 'this_quarter', 'this_year'] as const;
export type Preset = (typeof PRESETS)[number];

/** What a preset means on a given day. */
export function presetPeriod(preset: Preset, today: string): Period {
  switch (preset) {
    case 'this_month':
      return { from: `${today.slice(0, 7)}-01`, to: today };
    case 'last_30_days':
      return { from: addDays(today, -29), to: today };
    case 'this_quarter': {
      const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
      return { from: `${today.slice(0, 5)}${String(first).padStart(2, '0')}-01`, to: today };
    }
    case 'this_year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
  }
}

/** Which preset a period is, on a given day. In January several presets are the same days: the first named wins. */
export function presetOf(period: Period, today: string): Preset | null {
  return (
    PRESETS.find((preset) => {
      const { from, to } = presetPeriod(preset, today);
      return from === period.from && to === period.to;
    }) ?? null
  );
}

/** A period that makes sense: ends no later than today, begins no later than it ends. */
export function soundPeriod(from: string | null, to: string | null, today: string): Period {
  const usual = presetPeriod('last_30_days', today);
  const end = to === null || to > today ? today : to;
  const start = from ?? (to === null ? usual.from : addDays(end, -29));
  return start <= end ? { from: start, to: end } : { from: end, to: end };
}

/** @param days may be negative. */
export function addDays(day: string, days: number): string {
  const time = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
  return new Date(time).toISOString().slice(0, 10);
}

/** Days from the first to the last, both counted. */
export function lengthDays({ from, to }: Period): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;
}

/** What a period is held against: what came before it, a year earlier, or a day of the reader's own. */
export const COMPARISONS = ['month', 'year', 'other'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** As many days, just before. */
export function justBefore(period: Period): Period {
  return startingOn(addDays(period.from, -lengthDays(period)), period);
}

/** The same days of the calendar a year earlier, and as many of them. */
export function yearBefore(period: Period): Period {
  const [year, rest] = [Number(period.from.slice(0, 4)) - 1, period.from.slice(4)];
  // 29 February has no namesake.
  const day = rest === '-02-29' && !isLeap(year) ? '-02-28' : rest;
  return startingOn(`${String(year).padStart(4, '0')}${day}`, period);
}

/**
 * Whether the whole of a period lies in the time of which there is a record: of a part of it every count is too small.
 *
 * @param history `first_day`: the first day on record; null = nothing is.
 */
export const recordedIn = ({ from }: Period, { first_day }: { readonly first_day: string | null }): boolean =>
  first_day !== null && from >= first_day;

/** How much of a period lies in the time of which there is a record. */
export type Recorded =
  | { readonly kind: 'whole' }
  /** Some days of it, or none, lie before the first on record; null = nothing is on record at all. */
  | { readonly kind: 'part' | 'none'; readonly since: string | null };

/** @param history as above. */
export function recordOf(
  { from, to }: Period,
  { first_day: since }: { readonly first_day: string | null }
): Recorded {
  if (since === null || to < since) return { kind: 'none', since };
  return from < since ? { kind: 'part', since } : { kind: 'whole' };
}

/** As many days as the period has, from a day on; ends no later than today. */
export function asLongFrom(day: string, period: Period, today: string): Period {
  const found = startingOn(day, period);
  return found.to > today ? startingOn(addDays(today, 1 - lengthDays(period)), period) : found;
}

const startingOn = (from: string, period: Period): Period => ({
  from,
  to: addDays(from, lengthDays(period) - 1)
});

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
