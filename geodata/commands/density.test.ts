import { describe, expect, it } from 'vitest';
import { exactDensity, town } from '../../src/analysis/density/exact.fixture.ts';
import type { Place } from '../../src/analysis/density/plane.ts';
import { command } from './density.ts';
import { Refusal, type Terminal } from './terminal.ts';

const HERE = [-70.65, -33.45] as const;

const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const feature = (geometry: unknown, properties: unknown = {}) => ({ type: 'Feature', properties, geometry });
const point = (coordinates: unknown, properties?: unknown) =>
  feature({ type: 'Point', coordinates }, properties);
const box = (west: number, south: number, east: number, north: number) =>
  feature({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south]
      ]
    ]
  });

/** The height of the kernel for one thing, per hectare. */
const peak = (bandwidth: number) => 10_000 / (2 * Math.PI * bandwidth * bandwidth);

async function run(files: Record<string, string>, words: string[], language: Terminal['language'] = 'en') {
  const written: string[] = [];
  await command(words, {
    language,
    readText: (path) => Promise.resolve(files[path] ?? ''),
    write: (text) => written.push(text)
  });
  return written.join('\n');
}

interface Printed {
  cell_m: number;
  points: number;
  weight: number;
  breaks?: number[];
  outside?: unknown;
  at: Record<string, number | boolean | null>[];
}

async function asked(files: Record<string, string>, ...words: string[]): Promise<Printed> {
  return JSON.parse(await run(files, ['p', ...words, '--json'])) as Printed;
}

const one = { p: collection(point(HERE, { n: 3 })) };

describe('wangge density', () => {
  it('gives the height of the kernel where a point is, and less elsewhere', async () => {
    const { at, cell_m, points, weight } = await asked(
      one,
      ...[
        '--bandwidth',
        '100',
        '--weight',
        'n',
        '--at',
        '-70.65,-33.45',
        '-70.649,-33.45',
        '--at=-70.6,-33.45'
      ]
    );
    expect({ cell_m, points, weight }).toEqual({ cell_m: 10, points: 1, weight: 3 });
    expect(at[0]).toMatchObject({ lng: -70.65, lat: -33.45 });
    expect(at[0]?.['per_hectare']).toBeCloseTo(3 * peak(100), 4);
    // 92.98 m to the east.
    expect(at[1]?.['per_hectare']).toBeCloseTo(3 * peak(100) * Math.exp(-(0.9298 ** 2) / 2), 3);
    expect(at[2]?.['per_hectare']).toBe(0);
  });

  it.each([
    [['--at', '1,2', '3,4']],
    [['--at', '1,2;3,4']],
    [['--at', '1, 2; 3, 4']],
    [['--at', '1,', '2', '3,', '4']],
    [['--at=1,2', '--at=3,4']],
    [['--at', '1.0,2e0', '--at', '+3,4.']]
  ])('understands %j', async (words) => {
    const { at } = await asked(one, ...words);
    expect(at.map(({ lng, lat }) => [lng, lat])).toEqual([
      [1, 2],
      [3, 4]
    ]);
  });

  it('takes the file before or after the places, and a bandwidth of 150 m unless told otherwise', async () => {
    const after = JSON.parse(await run(one, ['--at', '1,2', 'p', '--json'])) as unknown;
    expect(after).toEqual(await asked(one, '--at', '1,2', '--bandwidth', '150'));
  });

  it('counts each point of a MultiPoint with the weight of its feature', async () => {
    const several = collection(
      feature({ type: 'MultiPoint', coordinates: [HERE, HERE] }, { n: 2 }),
      point([0, 0], { n: 1 })
    );
    const { at, points, weight } = await asked({ p: several }, '--weight', 'n', '--at', HERE.join());
    expect({ points, weight }).toEqual({ points: 3, weight: 5 });
    expect(at[0]?.['per_hectare']).toBeCloseTo(4 * peak(150), 4);
  });

  it('reads weights written as text, and adds them up without loss', async () => {
    const texts = Array.from({ length: 10 }, () => point(HERE, { n: ' 0.1 ' }));
    const answer = (...points: unknown[]) =>
      asked({ p: collection(...points) }, '--weight', 'n', '--at', HERE.join());
    const { weight, at } = await answer(...texts);
    const [one] = (await answer(point(HERE, { n: 1 }))).at;
    expect(weight).toBe(1);
    expect(at[0]?.['per_hectare']).toBeCloseTo(Number(one?.['per_hectare']), 5);
  });

  it('gives a place the same value whatever else is asked and wherever else points lie', async () => {
    const words = ['--at', HERE.join()];
    const alone = await asked(one, ...words);
    const far = collection(point(HERE, { n: 3 }), point([0, 0]), point([109.35, 33.45]), point([0, 90]));
    const beside = await asked({ p: far }, ...words, '--at', '-70.6510,-33.4501', '0,0', '179.99,-10');
    expect(beside.at[0]).toEqual(alone.at[0]);
  });

  it('is within 0.02 percent of the highest wherever a place lies, across windows and planes', async () => {
    // Planes change at 116.45° east and at 39.95° north.
    const points = town(400, [116.45, 39.95], 9, 2500);
    const file = collection(
      ...Array.from(points.lng, (lng, n) => point([lng, points.lat[n]], { n: points.weight[n] }))
    );
    const places = Array.from({ length: 60 }, (_, n): Place => [116.439 + n * 0.00037, 39.943 + n * 0.00023]);
    const words = ['--weight', 'n', '--bandwidth', '80', '--at', ...places.map((place) => place.join())];
    const { at } = await asked({ p: file }, ...words);
    const exact = places.map((place) => exactDensity(points, place, 80));
    const highest = Math.max(...exact);
    at.forEach((answer, n) => {
      expect(Math.abs(Number(answer['per_hectare']) - (exact[n] ?? NaN))).toBeLessThan(highest * 2e-4);
    });
  });

  it('leaves out what lies outside the area, and makes up for the border', async () => {
    const files = {
      p: collection(point([0.0001, 0]), point([-0.0001, 0])),
      area: collection(box(0, -1, 1, 1))
    };
    const words = ['--area', 'area', '--bandwidth', '100', '--at', '0.0001,0', '-0.0001,0'];
    const { at, outside } = await asked(files, ...words);
    expect(outside).toEqual({ points: 1, weight: 1 });
    // 11.13 m inside: so much of the kernel is.
    expect(at[0]?.['per_hectare']).toBeCloseTo(peak(100) / 0.5443, 2);
    expect(at[1]).toMatchObject({ per_hectare: null, inside: false });
    expect(await run(files, ['p', ...words])).toMatch(
      /1 point \(1 in all\) outside the area left out\.\n.*per hectare\n.*: outside the area/
    );
  });

  it('gives rates, and none where the base is too small', async () => {
    const files = {
      p: collection(point(HERE)),
      base: collection(point(HERE, { homes: 50 }), point([10, 10], { homes: 50 }))
    };
    const words = ['--base', 'base', '--base-weight', 'homes', '--at', HERE.join(), '20,20'];
    const rate = await asked(files, ...words, '--measure', 'per-thousand');
    expect(rate.at.map((each) => each['per_thousand'])).toEqual([expect.closeTo(20, 3), null]);
    const relative = await asked(files, ...words, '--measure', 'relative');
    expect(relative.at[0]?.['relative']).toBeCloseTo(2, 4);
  });

  it('gives the breaks of a fixed scale and the class of each place', async () => {
    const { at, breaks } = await asked(
      one,
      '--weight',
      'n',
      '--top',
      '1',
      '--scale',
      'log',
      '--at',
      HERE.join()
    );
    expect(breaks).toEqual([0.02, 0.05, 0.1, 0.2, 0.5, 1]);
    // 3 × 0.0707
    expect(at[0]?.['class']).toBe(4);
  });

  it('takes places with the commas and semicolons of a Chinese keyboard', async () => {
    for (const words of [['-70.65，-33.45；-70.6，-33.4'], ['-70.65，-33.45；', '-70.6，', '-33.4']]) {
      const { at } = await asked(one, '--at', ...words);
      expect(at).toMatchObject([
        { lng: -70.65, lat: -33.45 },
        { lng: -70.6, lat: -33.4 }
      ]);
    }
  });

  it('speaks Chinese and English', async () => {
    const words = ['p', '--weight', 'n', '--at', HERE.join()];
    expect(await run(one, words)).toBe(
      '1 point, 3 in all (n). Gaussian of 150 m on cells of 10 m, cut off 750 m away.\n' +
        '-70.65, -33.45: 0.21221 per hectare'
    );
    expect(await run(one, words, 'zh-CN')).toBe(
      '1 个点，合计 3（n）。高斯核带宽 150 米，栅格边长 10 米，750 米以外截断。\n-70.65, -33.45：每公顷 0.21221'
    );
    expect(await run({}, ['--help'])).toContain('--bandwidth');
    expect(await run({}, ['--help'], 'zh-CN')).toContain('高斯核密度');
  });
});

describe('wangge density refuses', () => {
  const good = point(HERE, { n: 1 });
  it.each([
    [[], 'no file', /file of points is missing/],
    [['p', 'q', '--at', '1,2'], 'two files', /“q”/],
    [['p'], 'no place', /--at lng,lat/],
    [['p', '--at'], 'an empty place', /116\.40,39\.90/],
    [['p', '--at', '116.4'], 'half a place', /--at 116\.4:/],
    [['p', '--at', '39.9,116.4'], 'latitude first', /longitude comes first/],
    [['p', '--at', '200,10'], 'a place nowhere', /-180 to 180/],
    [['p', '--at', '10,86'], 'a place at the pole', /-85 to 85/],
    [['p', '--at', '1,2', '--bandwidth', '0'], 'no bandwidth', /--bandwidth 0:/],
    [['p', '--at', '1,2', '--bandwidth', '-150'], 'a negative bandwidth', /--bandwidth -150:/],
    [['p', '--at', '1,2', '--bandwidth', 'wide'], 'a bandwidth in words', /--bandwidth wide:/],
    [['p', '--at', '1,2', '--radius', '5'], 'an option it does not know', /--radius/],
    [['p', '--at', '1,2', '--measure', 'rate'], 'an unknown measure', /per-thousand/],
    [['p', '--at', '1,2', '--measure', 'relative'], 'a measure without a base', /--base/],
    [['p', '--at', '1,2', '--base', 'p'], 'a base without a measure', /--measure/],
    [['p', '--at', '1,2', '--without', 'p'], 'a hole in nothing', /--area/],
    [['p', '--at', '1,2', '--scale', 'log'], 'a scale without a top', /--top/],
    [['p', '--at', '1,2', '--area', 'p'], 'an area of points', /p, feature 1: polygons/]
  ])('%j: %s', async (words, _, reason) => {
    const answer = run({ p: collection(good) }, words);
    await expect(answer).rejects.toThrow(reason);
    await expect(answer).rejects.toBeInstanceOf(Refusal);
  });

  it.each([
    [
      'a line',
      feature({ type: 'LineString', coordinates: [HERE, HERE] }, { n: 1 }),
      /feature 2: a LineString/
    ],
    ['no weight', point(HERE, { m: 1 }), /feature 2: no field “n”\. Its fields: m/],
    ['a weight in words', point(HERE, { n: 'two' }), /feature 2: “n” is "two"/],
    ['a weight of null', point(HERE, { n: null }), /feature 2: “n” is null/],
    ['a negative weight', point(HERE, { n: -1 }), /feature 2: “n” is -1/],
    ['a weight of blanks', point(HERE, { n: ' ' }), /feature 2: “n” is " "/],
    ['coordinates in metres', point([446_000, 4_417_000], { n: 1 }), /feature 2: .*not in degrees/],
    ['latitude first', point([39.9, 116.4], { n: 1 }), /feature 2: .*longitude comes first/],
    ['coordinates that are none', point(['1', 2], { n: 1 }), /feature 2: its coordinates are \["1",2\]/],
    ['a MultiPoint without a point', feature({ type: 'MultiPoint', coordinates: [] }, { n: 1 }), /feature 2/]
  ])('%s, with the file and the number of the feature', async (_, bad, reason) => {
    const answer = run({ p: collection(good, bad) }, ['p', '--weight', 'n', '--at', '1,2']);
    await expect(answer).rejects.toThrow(reason);
    await expect(answer).rejects.toThrow(/^p, /);
  });
});
