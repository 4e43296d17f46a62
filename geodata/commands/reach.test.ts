import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { command } from './reach.ts';
import type { ReachReport } from './reach/report.ts';
import { Refusal, type Terminal } from './terminal.ts';

type Feature = Readonly<Record<string, unknown>>;

const point = (lng: number, lat: number, properties: Feature = {}): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lng, lat] }
});
const line = (coordinates: unknown, properties: Feature = { highway: 'residential' }): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates }
});

// At the equator: 0.001 degrees of longitude are 111.32 m.
const FILES: Readonly<Record<string, readonly Feature[]>> = {
  'f.geojson': [point(0, 0, { id: 'clinic', places: 10 })],
  'r.geojson': [
    line([
      [0, 0],
      [0.01, 0]
    ])
  ],
  'd.geojson': [
    point(0.005, 0, { id: 'near', households: 7 }),
    point(0.0085, 0, { id: 'middle', households: '20' }),
    point(0.01, 0, { id: 'far', households: 100 })
  ]
};

interface Asked {
  readonly language?: Terminal['language'];
  readonly files?: Readonly<Record<string, readonly Feature[]>>;
}

async function ask(words: string, { language = 'en', files = {} }: Asked = {}): Promise<string> {
  const printed: string[] = [];
  const held = { ...FILES, ...files };
  const paths = '--facilities f.geojson --roads r.geojson --demand d.geojson';
  await command(`${paths} ${words}`.trim().split(/ +/), {
    language,
    readText: async (path) => JSON.stringify({ type: 'FeatureCollection', features: held[path] }),
    write: (text) => printed.push(text)
  });
  return printed.join('\n');
}

async function report(words: string, asked: Asked = {}): Promise<ReachReport> {
  return JSON.parse(await ask(`${words} --json`, asked)) as ReachReport;
}

describe('wangge reach', () => {
  it('counts demand within minutes at a pace, and within metres', async () => {
    expect(await report('--minutes 10 --speed 80')).toMatchObject({ demand: 3, within_network: 1 });
    expect(await report('--minutes 10 --speed 100 --weight households')).toMatchObject({
      demand: 127,
      within_network: 27,
      within_straight: 27
    });
    expect(await report('--metres 1200')).toMatchObject({ within_network: 3 });
  });

  it('lets the wider of two circles count, or with --rule all the narrower, and reports both', async () => {
    const circles = [
      { minutes: 10, speed: 80, metres: 800, within_network: 1, within_straight: 1 },
      { metres: 1000, within_network: 2, within_straight: 2 }
    ];
    expect(await report('--minutes 10 --metres 1000')).toMatchObject({
      within_network: 2,
      limit: { metres: 1000, rule: 'any', circles }
    });
    expect(await report('--minutes 10 --metres 1000 --rule all')).toMatchObject({
      within_network: 1,
      limit: { metres: 800, rule: 'all', circles }
    });
    expect((await report('')).limit).toMatchObject({ metres: 1000, rule: 'any', circles });
  });

  it('lists who is out of reach, the farthest first, and before them those no street leads to', async () => {
    const island = [
      line([
        [0, 0.01],
        [0.01, 0.01]
      ])
    ];
    const files = {
      'r.geojson': [...(FILES['r.geojson'] ?? []), ...island],
      'd.geojson': [...(FILES['d.geojson'] ?? []), point(0, 0.01, { id: 'island' })]
    };
    const { unreached, network } = await report('--metres 800', { files });
    expect(unreached).toEqual([
      { id: 'island', metres: null, facility: null, straight_metres: 1105.74, weight: 1, street_metres: 0 },
      {
        id: 'far',
        metres: 1113.19,
        facility: 'clinic',
        straight_metres: 1113.19,
        weight: 1,
        street_metres: 0
      },
      {
        id: 'middle',
        metres: 946.22,
        facility: 'clinic',
        straight_metres: 946.22,
        weight: 1,
        street_metres: 0
      }
    ]);
    expect(network.unreachable).toBe(1);
  });

  it('gives the metres of every place on request', async () => {
    expect((await report('')).distances).toBeUndefined();
    const { distances = [] } = await report('--distances');
    expect(distances.map(({ id, metres }) => [id, metres])).toEqual([
      ['near', 556.6],
      ['middle', 946.22],
      ['far', 1113.19]
    ]);
  });

  it('says where it had to take straight lines', async () => {
    const files = { 'd.geojson': [point(0.005, 0.003, { id: 'field' })] };
    const { distances, crow_fly_only } = await report('--distances --join 200', { files });
    expect(distances).toMatchObject([{ id: 'field', metres: 647.95, crow_fly: true, street_metres: null }]);
    expect(crow_fly_only).toMatchObject({ beyond_metres: 200, demand: 1, demand_ids: ['field'] });
  });

  it('walks to the street where there is one within a kilometre, and says where that is far', async () => {
    const files = {
      'd.geojson': [point(0.005, 0.003, { id: 'field' }), point(0.005, 0.001, { id: 'yard' })]
    };
    const { distances, crow_fly_only, off_street } = await report('--distances', { files });
    expect(distances).toMatchObject([
      { id: 'field', metres: 888.32, street_metres: 331.72 },
      { id: 'yard', street_metres: 110.57 }
    ]);
    expect(crow_fly_only).toMatchObject({ beyond_metres: 1000, demand: 0 });
    expect(off_street).toEqual({ beyond_metres: 200, demand: 1, demand_ids: ['field'], facility_ids: [] });
    expect(await ask('', { files })).toMatch(
      /^More than 200 m off the street, .*: demand 1, facilities 0\.$/m
    );
    expect((await report('', { files: { 'd.geojson': [point(0.005, 0.01)] } })).crow_fly_only.demand).toBe(1);
  });

  it.each([
    ['a file without streets', []],
    [
      'motorways alone',
      [
        line(
          [
            [0, 0],
            [0.01, 0]
          ],
          { highway: 'motorway' }
        )
      ]
    ]
  ])('counts with straight lines, and says so, where there is no network: %s', async (_, streets) => {
    const answered = await report('--metres 1000 --distances', { files: { 'r.geojson': streets } });
    expect(answered).toMatchObject({
      ...{ demand: 3, within_network: 2, within_straight: 2 },
      network: { streets: 0, unreachable: 0 },
      crow_fly_only: { demand: 3, demand_ids: ['near', 'middle', 'far'], facility_ids: ['clinic'] },
      distances: [{ crow_fly: true }, { crow_fly: true }, { crow_fly: true }]
    });
    const said = await ask('--metres 1000', { files: { 'r.geojson': streets } });
    expect(said).toContain('by straight lines only: demand 3, facilities 1');
  });

  it('takes footprints by a place inside them, and entrances where they are known', async () => {
    const square = [
      [0.004, 0],
      [0.006, 0],
      [0.006, 0.0002],
      [0.004, 0.0002],
      [0.004, 0]
    ];
    const footprint = { type: 'Polygon', coordinates: [square] };
    const building = { type: 'Feature', properties: { id: 1 }, geometry: footprint };
    const gate = { ...building, properties: { id: 2, entrance: { type: 'Point', coordinates: [0.004, 0] } } };
    const files = { 'd.geojson': [building, gate] };
    const { distances } = await report('--distances', { files });
    expect(distances).toMatchObject([{ metres: 567.65 }, { metres: 445.28 }]);
  });

  it('walks along the parts of a MultiLineString and round a square, and leaves motorways out', async () => {
    const parts = [
      [
        [0, 0],
        [0.003, 0]
      ],
      [
        [0.003, 0],
        [0.005, 0]
      ]
    ];
    const square = [
      [0.005, 0],
      [0.006, 0.001],
      [0.007, 0],
      [0.005, 0]
    ];
    const files = {
      'r.geojson': [
        {
          ...line([], { highway: 'footway' }),
          geometry: { type: 'MultiLineString', coordinates: parts }
        },
        {
          ...line([], { highway: 'pedestrian' }),
          geometry: { type: 'Polygon', coordinates: [square] }
        },
        line(
          [
            [0.007, 0],
            [0.01, 0]
          ],
          { highway: 'motorway' }
        )
      ],
      'd.geojson': [point(0.007, 0, { id: 1 })]
    };
    const { distances, network } = await report('--distances', { files });
    expect(distances).toMatchObject([{ metres: 779.24 }]);
    expect(network).toMatchObject({ streets: 3, left_out: 1 });
  });

  it('says where the next one would help most, and what each candidate would add', async () => {
    const files = {
      'c.geojson': [
        point(0, 0, { id: 'beside the clinic' }),
        point(0.0092, 0.0001, { id: 'east' }),
        point(0.0075, 0, { id: 'middle' })
      ]
    };
    const asked = '--metres 110 --weight households --candidates c.geojson';
    const { next, within_network } = await report(asked, { files });
    expect(within_network).toBe(0);
    expect(next).toMatchObject({
      method: 'exact',
      guarantee: 1,
      chosen: [{ id: 'east', gain: 120 }],
      gain: 120,
      within_network: 120
    });
    expect(next?.candidates.map(({ gain }) => gain)).toEqual([120, 0, 0]);
    expect((await report(`${asked} --add 2`, { files })).next?.chosen).toHaveLength(1);
    expect(await ask(asked, { files })).toContain('Next: east, newly reached 120');
  });

  it('answers where the first facility would help most', async () => {
    const files = {
      'f.geojson': [],
      'c.geojson': [point(0.01, 0, { id: 'end' }), point(0, 0, { id: 'start' })]
    };
    const answer = await report('--metres 600 --weight households --candidates c.geojson --distances', {
      files
    });
    expect(answer).toMatchObject({ demand: 127, within_network: 0, within_straight: 0, by_facility: [] });
    expect(answer.distances?.[0]).toMatchObject({ metres: null, facility: null, straight_metres: null });
    expect(answer.next?.chosen).toEqual([{ id: 'end', gain: 127 }]);
    expect(await ask('--metres 600', { files })).toContain('on foot 0');
  });

  it('leaves points and features without a geometry among the streets aside', async () => {
    const files = {
      'r.geojson': [
        point(0, 0, { highway: 'crossing' }),
        { type: 'Feature', properties: {}, geometry: null },
        ...(FILES['r.geojson'] ?? [])
      ]
    };
    expect(await report('--metres 1000', { files })).toMatchObject({
      within_network: 2,
      network: { streets: 1, left_out: 2 }
    });
  });

  it('sets capacity against demand', async () => {
    const { distances = [], by_facility } = await report(
      '--metres 1000 --weight households --capacity places --decay none'
    );
    expect(by_facility).toMatchObject([{ capacity: 10, ratio: 10 / 27 }]);
    expect(distances.map(({ accessibility }) => accessibility)).toEqual([10 / 27, 10 / 27, 0]);
  });

  it('counts demand and streets by bands of minutes, and draws the streets', async () => {
    const { bands } = await report('--bands 5,10 --weight households --speed 100');
    expect(bands).toEqual([
      { minutes: 5, metres: 500, within_network: 0, within_straight: 0, street_metres: 500 },
      { minutes: 10, metres: 1000, within_network: 27, within_straight: 27, street_metres: 500 }
    ]);
    expect(JSON.parse(await ask('--bands 5,10 --speed 100 --geojson'))).toMatchObject({
      type: 'FeatureCollection',
      features: [
        {
          properties: { minutes: 5, from_metres: 0, to_metres: 500 },
          geometry: {
            type: 'MultiLineString',
            coordinates: [
              [
                [0, 0],
                [0.0044916, 0]
              ]
            ]
          }
        },
        { properties: { minutes: 10, from_metres: 500, to_metres: 1000 } }
      ]
    });
  });

  it('tells the answer in a few lines in the language of the terminal', async () => {
    expect(await ask('--metres 1000')).toContain('on foot 2 (66.7 %)');
    expect(await ask('--metres 600')).toMatch(
      /^Beyond 600 m: 2 at 2 places, the farthest first: far \(1113 m\), middle/m
    );
    expect(await ask('--metres 1000', { language: 'zh-CN' })).toContain('步行可达 2（66.7 %）');
  });

  const broken = { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [[0, 0]] } };
  it.each([
    ['', { 'f.geojson': [line([])] }, /f\.geojson: feature 1: LineString, but a point or a polygon/],
    ['', { 'r.geojson': [point(0, 0), point(0, 0)] }, /r\.geojson: feature 1: Point/],
    [
      '',
      { 'r.geojson': [{ type: 'Feature', properties: {}, geometry: null }] },
      /r\.geojson: feature 1: no geometry, but streets are lines/
    ],
    [
      '',
      { 'f.geojson': [point(0, 0, { entrances: [{ door: 1 }] })] },
      /feature 1: its entrances are no positions/
    ],
    [
      '',
      { 'f.geojson': [point(0, 0, { entrances: [5e5, 3e6] })] },
      /feature 1: its entrances are no degrees/
    ],
    ['', { 'r.geojson': [broken] }, /r\.geojson: feature 1: a line needs two positions/],
    ['', { 'r.geojson': [line([], { highway: 'motorway' })] }, /feature 1/],
    ['', { 'd.geojson': [] }, /d\.geojson: it holds no feature/],
    ['', { 'd.geojson': [point(500_000, 3_400_000)] }, /d\.geojson: feature 1: .* convert them to WGS 84/],
    ['--weight people', {}, /d\.geojson: feature 1: the field “people” is missing/],
    [
      '--weight w',
      { 'd.geojson': [point(0, 0, { w: 3 }), point(0, 0, { w: -1 })] },
      /feature 2: .* negative/
    ],
    ['--weight w', { 'd.geojson': [point(0, 0, { w: 'many' })] }, /feature 1: .* holds no number \("many"\)/],
    ['--minutes soon', {}, /--minutes soon: a number from/],
    ['--minutes', {}, /--minutes needs a value/],
    ['--capacity beds', {}, /f\.geojson: feature 1: the field “beds” is missing/],
    ['--capacity places --decay slow', {}, /--decay slow: bands, gaussian or none/],
    ['--add 2', {}, /--add needs --candidates/],
    ['--candidates d.geojson --add 1.5', {}, /--add 1\.5: a whole number/],
    ['--bands 10,5', {}, /--bands 10,5: minutes that rise/],
    ['--geojson', {}, /--geojson needs --bands/],
    ['--hours 1', {}, /What is “--hours”/]
  ])('refuses %s %j with a reason', async (words, files, reason) => {
    await expect(ask(words, { files })).rejects.toThrow(reason);
    await expect(ask(words, { files })).rejects.toBeInstanceOf(Refusal);
    await expect(ask(words, { files, language: 'zh-CN' })).rejects.toThrow(/[一-龥]/);
  });
});

const BUND = '../shared/data/bund/';

it.skipIf(!existsSync(BUND))(
  'keeps the far bank apart on real streets (needs ../shared/data/bund)',
  async () => {
    const printed: string[] = [];
    const files: Readonly<Record<string, string>> = {
      'f.geojson': JSON.stringify({
        type: 'FeatureCollection',
        features: [point(121.4867, 31.2385, { id: 'west bank' })]
      })
    };
    const words =
      '--facilities f.geojson --roads roads.geojson --demand buildings.geojson --distances --json';
    await command(words.split(' '), {
      language: 'en',
      readText: async (path) => files[path] ?? readFile(`${BUND}${path}`, 'utf8'),
      write: (text) => printed.push(text)
    });
    const { distances = [] } = JSON.parse(printed.join('')) as ReachReport;
    const { features } = JSON.parse(await readFile(`${BUND}buildings.geojson`, 'utf8')) as {
      features: { geometry: { coordinates: unknown } }[];
    };
    const lngs = features.map(({ geometry }) => geometry.coordinates).map((rings) => firstNumber(rings));
    // The Huangpu runs between: the road tunnels below it are closed to walkers.
    const east = distances.filter((_, i) => (lngs[i] ?? 0) > 121.4965);
    const west = distances.filter((_, i) => (lngs[i] ?? 0) < 121.49);
    expect(east.length).toBeGreaterThan(5);
    expect(east.every(({ metres }) => metres === null)).toBe(true);
    expect(west.filter(({ metres }) => metres !== null).length / west.length).toBeGreaterThan(0.97);
    expect(
      west.every(({ metres, straight_metres }) => metres === null || metres >= (straight_metres ?? 0) - 0.01)
    ).toBe(true);
  }
);

const firstNumber = (nest: unknown): number => (Array.isArray(nest) ? firstNumber(nest[0]) : Number(nest));
