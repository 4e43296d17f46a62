import { DAY, HOUR, dateOf, isHoliday, midnight, weekdayOf, type Moment } from '../calendar.ts';
import type { Random } from '../random.ts';
import { HABITS, type Habit } from './categories.ts';

/** Chances by hour of the day, 0 to 23. */
const HOURS: Record<Habit['day'], number[]> = {
  street: [1, 0.5, 0.3, 0.3, 0.5, 1, 3, 7, 14, 18, 16, 11, 6, 7, 12, 15, 14, 10, 7, 6, 5, 4, 2, 1],
  home: [1, 0.5, 0.3, 0.3, 0.4, 1, 2, 5, 9, 12, 11, 9, 6, 6, 8, 9, 9, 10, 13, 14, 12, 8, 4, 2],
  night: [5, 3, 2, 1, 1, 1, 2, 3, 4, 5, 5, 4, 4, 3, 3, 4, 4, 6, 9, 12, 14, 14, 12, 8],
  trade: [1, 0.5, 0.3, 0.3, 0.5, 2, 6, 8, 8, 8, 8, 9, 8, 6, 6, 7, 9, 13, 16, 16, 13, 8, 4, 2],
  works: [0.3, 0.2, 0.1, 0.1, 0.2, 0.5, 2, 6, 14, 19, 18, 12, 4, 6, 14, 17, 15, 9, 4, 2, 1, 1, 0.5, 0.3]
};
const SUNDAY_FIRST = [0.66, 1.15, 1.1, 1.06, 1.04, 1.06, 0.8];

/** How lively a day is: its place in the week, holidays, and a slow rise over the years. */
function liveliness(day: Moment, begin: Moment): number {
  const holiday = isHoliday(dateOf(day + HOUR)) ? 0.55 : 1;
  return (SUNDAY_FIRST[weekdayOf(day + HOUR)] ?? 1) * holiday * (1 + (0.1 * (day - begin)) / (730 * DAY));
}

/** How a season bears on a category in a month, 1 to 12. */
function seasonal(season: Habit['season'], month: number): number {
  const cold = month === 12 || month <= 2;
  switch (season) {
    case 'winter':
      return cold ? 3 : month === 11 || month === 3 ? 1.4 : 0.15;
    case 'summer':
      return month >= 5 && month <= 9 ? 1.5 : cold ? 0.45 : 0.9;
    case 'heating':
      return month >= 10 || month <= 4 ? 1.5 : 0.5;
    case 'dry':
      return month >= 3 && month <= 6 ? 1.8 : cold ? 0.2 : 0.9;
    default:
      return 1;
  }
}

export interface Occasion {
  category: string;
  at: Moment;
}

/** When what happens: `count` occasions between two moments, in the order of time. */
export function occasions(
  begin: Moment,
  end: Moment,
  count: number,
  known: string[],
  random: Random
): Occasion[] {
  const days: { day: Moment; weight: number }[] = [];
  for (let day = midnight(dateOf(begin)); day < end; day += DAY)
    days.push({ day, weight: liveliness(day, begin) });
  const whole = days.reduce((sum, { weight }) => sum + weight, 0);
  const list: Occasion[] = [];
  const categories = known.flatMap((category) => {
    const habit = HABITS[category];
    return habit === undefined ? [] : [{ category, habit }];
  });
  let due = 0;
  for (const { day, weight } of days) {
    due += (weight / whole) * count * random.between(0.75, 1.25);
    const month = Number(dateOf(day + HOUR).slice(5, 7));
    for (; due >= 1; due -= 1) {
      const { category, habit } = random.weighted(
        categories,
        (each) => each.habit.weight * seasonal(each.habit.season, month)
      );
      const at = momentOf(day, habit.day, random);
      if (at >= begin && at < end) list.push({ category, at });
    }
  }
  return list.sort((a, b) => a.at - b.at);
}

/** A moment of a day, as the category's hours have it. */
export function momentOf(day: Moment, kind: Habit['day'], random: Random): Moment {
  const hour = random.weighted(
    HOURS[kind].map((weight, at) => ({ weight, at })),
    ({ weight }) => weight
  ).at;
  return day + hour * HOUR + Math.floor(random.next() * 3600) * 1000;
}
