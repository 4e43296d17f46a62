import { formatDay } from '../../i18n/format.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { lengthDays, type Period } from '../../state/period.ts';
import { monthWords } from './month-words.ts';

/** A period in full: its days, and how many they are. The year is said where it is not `thisYear`. */
export function periodWords(period: Period, thisYear: string): string {
  const days = lengthDays(period);
  const [from, to] = [formatDay(period.from, thisYear), formatDay(period.to, thisYear)];
  return days === 1 ? m.review_day_shown({ day: from }) : m.review_days_shown({ from, to, days });
}

interface Shown {
  readonly incidents: boolean;
  readonly month: string;
  readonly monthBefore: string;
  readonly period: Period;
  readonly periodBefore: Period;
}

/** The time looked at: the days of incidents, or the month whose figures of need they are. */
export const whenWords = ({ incidents, month, period }: Shown, thisYear: string): string =>
  incidents ? periodWords(period, thisYear) : monthWords(month);

/** The time it is held against. */
export const whenBeforeWords = ({ incidents, monthBefore, periodBefore }: Shown, thisYear: string): string =>
  incidents ? periodWords(periodBefore, thisYear) : monthWords(monthBefore);
