import type { Random } from '../random.ts';
import { FAMILY_NAMES, GIVEN_FIRST, GIVEN_SECOND } from './words.ts';

const FAMILIES = FAMILY_NAMES.map((entry) => ({ name: entry.charAt(0), weight: Number(entry.slice(1)) }));

/** A name that nobody in particular bears: a common family name and one or two common given characters. */
export function personName(random: Random): string {
  const family = random.weighted(FAMILIES, ({ weight }) => weight).name;
  const last = random.pick(GIVEN_SECOND);
  return random.chance(0.22) ? family + last : family + random.pick(GIVEN_FIRST) + last;
}

/** A phone number of a range that is not given out to anybody. */
export const phoneNumber = (random: Random): string =>
  `1990000${String(random.whole(0, 9999)).padStart(4, '0')}`;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** An identity number that cannot be anybody's: an unassigned county and a check digit that is wrong. */
export function impossibleIdNumber(random: Random, birthYear: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const body = `990100${birthYear}${two(random.whole(1, 12))}${two(random.whole(1, 28))}${String(random.whole(1, 999)).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + Number(body.charAt(i)) * weight, 0);
  return body + CHECKS.charAt((sum + 1 + random.whole(0, 9)) % 11);
}
