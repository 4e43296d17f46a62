import { describe, expect, it } from 'vitest';
import { NOWHERE, readAddress, writeAddress, type Address } from './address.ts';

const read = (path: string) => readAddress(new URL(path, 'http://localhost:5180'));

const full: Address = {
  room: 'map',
  office: '990100001',
  saved: '0b9d4d1e-6c0f-4f7a-9c11-52a3a3a1f0aa',
  view: { zoom: 15.25, lng: 71.45123, lat: 51.16543, bearing: 30, pitch: 45 },
  layers: ['ground', 'need'],
  selection: { kind: 'area', code: '990100001003' },
  level: 2,
  from: '2026-10-24',
  to: '2026-11-22',
  need: 'disabled',
  form: 'squares',
  measure: 'count',
  ask: 'change',
  draw: 'density',
  of: 'incidents',
  hexagon: '3 -12',
  bandwidth: 150,
  against: 'other',
  versus: '2025-03-10',
  show: 'swipe',
  each: 'category',
  scale: 'log',
  statistic: 'gi-star',
  facility: 'health_station',
  circle: 'elder',
  as: 'supply',
  streets: 'reached',
  drawn: [
    [71.4, 51.1],
    [71.41, 51.1],
    [71.41, 51.12]
  ],
  tried: [71.45, 51.165],
  next: 2,
  figure: 'closing_on_time',
  side: 100,
  categories: ['C01'],
  lamps: ['late'],
  theme: 'dark',
  lang: 'en'
};

describe('the address bar', () => {
  it('brings back everything that was put into it', () => {
    expect(read(writeAddress(full))).toEqual(full);
  });

  it('is a bare slash when nothing has been chosen', () => {
    expect(writeAddress(NOWHERE)).toBe('/');
    expect(read('/')).toEqual(NOWHERE);
  });

  it('keeps "no layer at all" apart from "nothing said about layers"', () => {
    const none = { ...NOWHERE, layers: [] };
    expect(read(writeAddress(none)).layers).toEqual([]);
    expect(read('/').layers).toBeNull();
  });

  it('stays readable: slashes, colons and commas are not escaped', () => {
    expect(writeAddress(full)).toContain('at=15.25/51.16543/71.45123/30/45&sel=area:990100001003');
    expect(writeAddress(full)).toContain('layers=ground,need');
  });

  it('leaves out bearing and pitch of an upright, flat map', () => {
    const upright = { ...NOWHERE, view: { zoom: 14, lng: 71, lat: 51, bearing: 0, pitch: 0 } };
    expect(writeAddress(upright)).toBe('/?at=14.00/51.00000/71.00000');
  });

  it.each([
    '/?sel=area:12x',
    '/?sel=person:1',
    '/?sel=building:99999999999999999999',
    '/?at=14/95/71',
    '/?at=14',
    '/?at=a/b/c',
    '/?level=9',
    '/?bandwidth=49',
    '/?bandwidth=900',
    '/?hex=3',
    '/?hex=3,a',
    '/?ask=who',
    '/?show=mirror',
    '/?scale=exp',
    '/?circle=ring-road',
    '/?try=51.1',
    '/?saved=1',
    '/?try=91/71',
    '/?try=here/there',
    '/?next=4',
    '/?from=2026-02-30',
    '/?from=yesterday',
    '/?need=%3Cscript%3E',
    '/?side=5',
    '/?theme=pink'
  ])('drops what makes no sense: %s', (path) => {
    expect(read(path)).toEqual(NOWHERE);
  });

  it('takes the room from the path', () => {
    expect(read('/sign-in').room).toBe('sign-in');
    expect(read('/somewhere/else/').room).toBe('somewhere/else');
  });
});
