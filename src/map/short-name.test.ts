import { expect, it } from 'vitest';
import { shortName } from './short-name.ts';

it.each([
  ['16网格·新城东花园6–11幢', '16'],
  ['07网格', '07'],
  ['第十一地片', '十一'],
  ['第三小组', '三'],
  ['3 Sector', '3'],
  ['东风社区', null],
  // A name that only begins like a number is a name.
  ['2026', null]
])('shortens %s to %s', (name, short) => {
  expect(shortName(name)).toBe(short);
});

it('does not take a numeral out of a word that begins with one', () => {
  expect(shortName('百花社区')).toBeNull();
  expect(shortName('一号院')).toBeNull();
});
