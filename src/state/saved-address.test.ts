import { describe, expect, it } from 'vitest';
import { NOWHERE, readAddress } from './address.ts';
import { addressOf, keptAddress, linkTo, nameFault, soundName } from './saved-address.ts';

const NOVEMBER = { from: '2026-11-01', to: '2026-11-22' };
const shown = {
  ...NOWHERE,
  room: 'review',
  office: '990100001',
  ask: 'change',
  from: '2026-11-01',
  selection: { kind: 'area', code: '990100001003' },
  theme: 'dark',
  lang: 'en'
} as const;
const OFFICE = { office_code: '990100001' };

describe('what is kept of an address', () => {
  it('is what is looked at, and not how the reader likes his page', () => {
    const kept = keptAddress(shown, NOVEMBER, 'this_month');
    expect(kept).toEqual({
      room: 'review',
      query: 'sel=area:990100001003&ask=change',
      period: 'this_month'
    });
  });

  it('comes back as it was, on the same day', () => {
    const kept = keptAddress(shown, NOVEMBER, null);
    expect(kept && addressOf({ ...kept, ...OFFICE }, '2026-11-22')).toEqual({
      ...shown,
      ...{ to: '2026-11-22', office: null, theme: null, lang: null }
    });
  });

  it('moves along with the day where that was asked for, and else keeps its days', () => {
    const moving = keptAddress(shown, NOVEMBER, 'this_month');
    const still = keptAddress(shown, NOVEMBER, null);
    const january = [moving, still].map((kept) => kept && addressOf({ ...kept, ...OFFICE }, '2027-01-05'));
    expect(january.map((address) => [address?.from, address?.to])).toEqual([
      ['2027-01-01', null],
      ['2026-11-01', '2026-11-22']
    ]);
  });

  it('is nothing where the address is of another room, or longer than can be kept', () => {
    expect(keptAddress({ ...shown, room: 'map' }, NOVEMBER, null)).toBeNull();
    const categories = Array.from({ length: 300 }, (_, n) => `CATEGORY-${String(n)}`);
    expect(keptAddress({ ...shown, categories }, NOVEMBER, null)).toBeNull();
  });
});

describe('a view', () => {
  it('that points into another office, or to another page, shows its own office in its own room', () => {
    const forged = {
      room: 'review',
      period: null,
      office_code: '990100001',
      query: 'sel=area:990100002001&office=990100002&lang=en&saved=0b9d4d1e-6c0f-4f7a-9c11-52a3a3a1f0aa'
    } as const;
    expect(addressOf(forged, '2026-11-22')).toEqual({ ...NOWHERE, room: 'review' });
    const beside = addressOf({ ...forged, query: '/../map?https://example.org' }, '2026-11-22');
    expect(beside).toEqual({ ...NOWHERE, room: 'review' });
  });

  it('of a period that is no longer known shows the usual one', () => {
    const view = { room: 'review', query: 'ask=chance', period: 'last_fortnight', ...OFFICE } as const;
    expect(addressOf(view, '2026-11-22')).toMatchObject({ from: null, to: null, ask: 'chance' });
  });

  it('has a link that says nothing but which one it is', () => {
    const id = '0b9d4d1e-6c0f-4f7a-9c11-52a3a3a1f0aa';
    expect(linkTo({ id, room: 'review' })).toBe(`/review?saved=${id}`);
    expect(readAddress(new URL(linkTo({ id, room: 'review/report' }), 'http://localhost')).saved).toBe(id);
  });
});

describe('a name', () => {
  it.each([
    ['', 'empty'],
    ['  \n ', 'empty'],
    ['长'.repeat(81), 'long'],
    ['a'.repeat(200), 'long'],
    ['monthly need ', 'taken'],
    ['长'.repeat(80), null],
    ['𠮷'.repeat(80), null]
  ])('%s: %s', (name, fault) => {
    expect(nameFault(name, ['Monthly need'])).toBe(fault);
  });

  it('is one line', () => {
    expect(soundName(' a\nb\t ')).toBe('a b');
  });
});
