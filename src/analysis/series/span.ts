import { monthEnd, monthStart } from './calendar.ts';

/** Days as numbers, both inclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a span is made of, and moves by. */
export type Unit = 'day' | 'week' | 'month';

export const lengthOf = ({ from, to }: Span): number => to - from + 1;

/** Whole months from the first to the last, as far as `within` reaches. */
export const wholeMonths = ({ from, to }: Span, within: Span): Span => ({
  from: Math.max(monthStart(from), monthStart(within.from)),
  to: Math.min(monthEnd(to), within.to)
});

/** Whether a span is of whole months, but for the one that is not over yet. */
const isOfMonths = ({ from, to }: Span, within: Span) =>
  from === monthStart(from) && (to === monthEnd(to) || to === within.to);

/**
 * A span moved by so many units, as long as before. One of whole months that moves by months stays one, though months
 * differ in length. It stays within bounds, as near to where it was to go as they let it.
 */
export function moved(span: Span, by: number, unit: Unit, within: Span): Span {
  if (unit === 'month' && isOfMonths(span, within)) {
    const next = { from: monthStart(span.from, by), to: monthEnd(span.to, by) };
    return monthStart(next.from) < monthStart(within.from) || monthStart(next.to) > within.to
      ? span
      : { from: next.from, to: Math.min(next.to, within.to) };
  }
  const days = unit === 'day' ? by : unit === 'week' ? by * 7 : monthStep(span.from, by);
  const room = Math.max(within.from, Math.min(span.from + days, within.to - lengthOf(span) + 1));
  return { from: room, to: Math.min(room + lengthOf(span) - 1, within.to) };
}

/** A span with one of its ends put elsewhere: never past the other end, nor out of bounds. */
export function resized(span: Span, end: 'from' | 'to', day: number, within: Span): Span {
  const at = Math.max(within.from, Math.min(day, within.to));
  return end === 'from'
    ? { from: Math.min(at, span.to), to: span.to }
    : { from: span.from, to: Math.max(at, span.from) };
}

/**
 * The next picture of a film: the window moves on by a unit, or its end does while it begins where it began. Null at
 * the end of the time there is.
 */
export function nextFrame(span: Span, unit: Unit, growing: boolean, within: Span): Span | null {
  if (span.to >= within.to) return null;
  if (!growing) {
    const next = moved(span, 1, unit, within);
    return next.to === span.to ? null : next;
  }
  const end = unit === 'day' ? span.to + 1 : unit === 'week' ? span.to + 7 : monthEndAfter(span.to);
  return { from: span.from, to: Math.min(end, within.to) };
}

/** The first picture of a film: as early as there is something to show. */
export function firstFrame(span: Span, unit: Unit, growing: boolean, within: Span): Span {
  if (!growing) {
    const early = isOfMonths(span, within) && unit === 'month';
    const from = early ? monthStart(within.from) : within.from;
    const months = monthsIn(span);
    return early
      ? { from, to: Math.min(monthEnd(from, months - 1), within.to) }
      : { from, to: Math.min(from + lengthOf(span) - 1, within.to) };
  }
  const first = unit === 'day' ? span.from : unit === 'week' ? span.from + 6 : monthEnd(span.from);
  return { from: span.from, to: Math.min(first, span.to) };
}

const monthsIn = ({ from, to }: Span) => {
  let months = 1;
  while (monthStart(from, months) <= to) months += 1;
  return months;
};

/** The end of the month, or of the next where the month is over. */
const monthEndAfter = (day: number) => (day === monthEnd(day) ? monthEnd(day, 1) : monthEnd(day));

/** Days from a day to its namesake so many months later; the 31st has none in June, and is the 30th there. */
function monthStep(day: number, by: number): number {
  const inMonth = day - monthStart(day);
  const start = monthStart(day, by);
  return Math.min(start + inMonth, monthEnd(start)) - day;
}
