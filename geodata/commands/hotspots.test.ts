import { describe, expect, it } from 'vitest';
import { command } from './hotspots.ts';
import { Refusal } from './terminal.ts';

type Properties = Record<string, unknown>;

/** A sheet of squares far from any degree. */
const squares = (of: (at: number) => Properties, more: object = {}, side = 4) =>
  JSON.stringify({
    type: 'FeatureCollection',
    ...more,
    features: Array.from({ length: side * side }, (_, at) => {
      const [x, y] = [3_200_000 + 200 * (at % side), 200 * Math.floor(at / side)];
      const ring = [
        [x, y],
        [x + 200, y],
        [x + 200, y + 200],
        [x, y + 200],
        [x, y]
      ];
      return { type: 'Feature', properties: of(at), geometry: { type: 'Polygon', coordinates: [ring] } };
    })
  });
const plain = (at: number): Properties => ({ code: `c${at}`, cases: 20 - at + (at % 4), homes: 100 + at });
const changed = (place: number, properties: Properties) =>
  squares((at) => (at === place ? { ...plain(at), ...properties } : plain(at)));

async function run(files: Record<string, string>, line: string, language: 'en' | 'zh-CN' = 'en') {
  const written: string[] = [];
  await command(line.split(' '), {
    language,
    readText: (path) =>
      files[path] === undefined
        ? Promise.reject(Object.assign(new Error(path), { code: 'ENOENT' }))
        : Promise.resolve(files[path]),
    write: (text) => written.push(text)
  });
  return written.join('\n');
}

interface Answer {
  n: number;
  moran: Properties;
  areas: Properties[];
  weights: Properties;
  statement: Properties;
}
const answer = async (text: string, line: string, more: Record<string, string> = {}) =>
  JSON.parse(await run({ 'a.geojson': text, ...more }, `a.geojson ${line} --json`)) as Answer;

describe('wangge hotspots', () => {
  it('answers with the figures of the whole and of each area', async () => {
    const { n, moran, areas, weights } = await answer(squares(plain), '--value cases --id code');
    expect(n).toBe(16);
    expect(moran).toMatchObject({ expected: -1 / 15 });
    for (const key of ['i', 'variance', 'z', 'p']) expect(moran[key]).toBeTypeOf('number');
    expect(areas[0]).toMatchObject({ id: 'c0', quadrant: 'High-High', neighbours: 3 });
    for (const key of ['local_i', 'z', 'p', 'gi_star_z', 'p_sim', 'fdr'])
      expect(areas[0]?.[key]).toBeTypeOf('number');
    expect(weights).toMatchObject({ kind: 'queen', links: 84, islands: [] });
  });

  it('takes rooks, and the file of areas at any place of the line', async () => {
    const text = await run({ 'a.geojson': squares(plain) }, '--value cases --weights rook --json a.geojson');
    expect((JSON.parse(text) as Answer).weights['links']).toBe(48);
  });

  it('names areas by the feature, else by their place from 1', async () => {
    const named = squares(plain).replaceAll('"type":"Feature",', '"type":"Feature","id":"x",');
    await expect(answer(named, '--value cases')).rejects.toThrow(/features 1 and 2 have the same id “x”/);
    expect((await answer(squares(plain), '--value cases')).areas[15]?.['id']).toBe(16);
  });

  it('gives the same with the same seed, and another permutation p with another', async () => {
    const of = (line: string) => answer(squares(plain), `--value cases --permutations 99 ${line}`);
    expect(await of('--seed 7')).toEqual(await of('--seed 7'));
    const [one, other] = [await of('--seed 7'), await of('--seed 8')];
    expect(one.moran['z']).toBe(other.moran['z']);
    expect(one.areas).not.toEqual(other.areas);
  });

  it('reads numbers written as text, and projected coordinates that say so', async () => {
    const crs = { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4547' } } };
    const texts = squares((at) => ({ cases: ` ${String(plain(at)['cases'])} ` }), crs);
    expect((await answer(texts, '--value cases')).moran).toEqual(
      (await answer(squares(plain), '--value cases')).moran
    );
  });

  it('analyses standardised rates where a base is given, and tells the smoothed ones', async () => {
    const { areas } = await answer(squares(plain), '--value cases --base homes');
    expect(areas[0]).toMatchObject({ rate: 0.2 });
    expect(areas[0]?.['smoothed_rate']).toBeLessThan(0.2);
  });

  it('analyses the smoothed or the raw rate where that is asked for', async () => {
    const rates = (key: string) => async () => {
      const { areas } = await answer(squares(plain), '--value cases --base homes');
      return squares((at) => ({ r: areas[at]?.[key] }));
    };
    for (const [rate, of] of [
      ['standardised', rates('standardised_rate')],
      ['smoothed', rates('smoothed_rate')],
      ['raw', rates('rate')]
    ] as const) {
      const { moran } = await answer(squares(plain), `--value cases --base homes --rate ${rate}`);
      expect(moran, rate).toEqual((await answer(await of(), '--value r')).moran);
    }
  });

  it('links corners with corners as poly2nb, says what that overlooks, and counts it with --sides', async () => {
    // The upper squares stand half a square beside the lower ones.
    const shifted = JSON.parse(squares(plain)) as { features: { geometry: { coordinates: number[][][] } }[] };
    for (const { geometry } of shifted.features.slice(8))
      for (const position of geometry.coordinates[0] ?? []) position[0] = (position[0] ?? 0) + 100;
    const text = JSON.stringify(shifted);
    const plainly = await answer(text, '--value cases --weights queen');
    expect(plainly.weights).toMatchObject({ links: 64, corner_on_side: 7, corner_twice: 0 });
    expect(await run({ 'a.geojson': text }, 'a.geojson --value cases')).toMatch(
      /^7 pairs of areas .* --sides/m
    );
    const sides = await answer(text, '--value cases --weights queen --sides');
    expect(sides.weights).toMatchObject({ links: 78, corner_on_side: 7 });
  });

  it('reads neighbours from a GAL file, by the field it names, by --id, or by place, and needs no shapes then', async () => {
    const ringOf = (name: (at: number) => string | number, header: string) =>
      [
        header,
        ...Array.from(
          { length: 16 },
          (_, at) => `${name(at)} 2\n${name((at + 1) % 16)} ${name((at + 15) % 16)}`
        )
      ].join('\n');
    const bare = JSON.stringify({
      type: 'FeatureCollection',
      features: Array.from({ length: 16 }, (_, at) => ({
        type: 'Feature',
        geometry: null,
        properties: plain(at)
      }))
    });
    const code = (at: number) => `c${at}`;
    const by = async (gal: string, line = '') =>
      (await answer(bare, `--value cases --weights w.gal ${line}`.trim(), { 'w.gal': gal })).weights;
    expect(await by(ringOf(code, '0 16 layer code'))).toMatchObject({ matched_by: 'code', links: 32 });
    expect(await by(ringOf(code, '16'), '--id code')).toMatchObject({ matched_by: 'code', links: 32 });
    expect(
      await by(
        ringOf((at) => at + 1, '16'),
        '--id code'
      )
    ).toMatchObject({ matched_by: 'place from 1' });
    expect(await by(ringOf((at) => at, '16'))).toMatchObject({ matched_by: 'place from 0' });
    expect(await by(ringOf(code, '16'))).toMatchObject({ matched_by: 'code', links: 32 });
    const other = (at: number) => `x${at}`;
    await expect(by(ringOf(other, '16'))).rejects.toThrow(/w\.gal: no area of the map is “x0”.*--id/);
    await expect(by(ringOf(code, '16'), '--id homes')).rejects.toThrow(/“c0” \(looked for in homes\)/);
  });

  it('counts islands and links that are not returned', async () => {
    const gal = [
      '16',
      ...Array.from({ length: 16 }, (_, at) => (at < 14 ? `${at + 1} 1\n${at + 2}` : `${at + 1} 0`))
    ];
    const { weights, moran, areas } = await answer(squares(plain), '--value cases --weights w.gal', {
      'w.gal': gal.join('\n')
    });
    expect(weights).toMatchObject({ islands: [15, 16], one_way: 14 });
    expect(moran).toMatchObject({ n: 14, expected: -1 / 13 });
    expect(areas[15]).toMatchObject({ local_i: 0, z: null, p: null, p_sim: null, fdr: null, cluster: null });
  });

  it('says which hot areas are new since an earlier answer', async () => {
    const corner = (at: number) => ({ cases: at % 10 < 3 && at < 30 ? 90 + at : at % 7 });
    const line = '--value cases --weights rook --permutations 9999';
    const now = await answer(squares(corner, {}, 10), line);
    const hot = now.areas.filter(({ cluster }) => cluster === 'hot').map(({ id }) => id);
    expect(hot.length).toBeGreaterThan(1);
    const areas = now.areas.map((area) => ({
      ...area,
      cluster: area['id'] === hot[0] ? null : area['cluster']
    }));
    const { statement } = await answer(squares(corner, {}, 10), `${line} --since b.json`, {
      'b.json': JSON.stringify({ areas })
    });
    expect(statement['newly_hot']).toEqual(hot.slice(0, 1));
  });

  it.each([
    ['en', /^\d+ of 16 areas (is|are) hot beyond chance, .* Expected by luck: fewer than 1\./],
    ['zh-CN', /^16 个区域中，超出偶然的热点 \d+ 个，.*其中预计出于偶然的：不到 1 个。/]
  ] as const)('says it in plain words (%s)', async (language, words) => {
    expect(await run({ 'a.geojson': squares(plain) }, 'a.geojson --value cases', language)).toMatch(words);
  });

  const point = squares(plain).replace('"Polygon"', '"Point"');
  it.each([
    ['a null', changed(4, { cases: null }), '--value cases', /feature 5 has no number in “cases” \(null\)/],
    [
      'words',
      changed(4, { cases: 'many' }),
      '--value cases',
      /feature 5 has no number in “cases” \("many"\)/
    ],
    ['an absent field', squares(plain), '--value crime', /no field “crime”\. Its fields: code, cases, homes/],
    [
      'an absent id',
      changed(2, { code: null }),
      '--value cases --id code',
      /feature 3 has no id in field “code”/
    ],
    ['ids that are the same', changed(2, { code: 'c0' }), '--value cases --id code', /features 1 and 3/],
    ['a constant', squares(() => ({ cases: 3 })), '--value cases', /all areas have the same value/],
    [
      'constant rates',
      squares((at) => ({ c: at + 1, b: 10 * (at + 1) })),
      '--value c --base b',
      /same value/
    ],
    ['no population', changed(1, { homes: 0 }), '--value cases --base homes', /feature 2 has 0 in “homes”/],
    [
      'a count below 0',
      changed(1, { cases: -1 }),
      '--value cases --base homes',
      /feature 2 has -1 in “cases”/
    ],
    ['points', point, '--value cases', /feature 1 is a Point; queen and rook need areas/],
    [
      'bad coordinates',
      squares(plain).replace('[3200000,0]', '["x",0]'),
      '--value cases',
      /feature 1 are not/
    ],
    [
      'a rate without a base',
      squares(plain),
      '--value cases --rate raw',
      /--rate says something only beside/
    ],
    [
      'an unknown rate',
      squares(plain),
      '--value cases --base homes --rate EB',
      /standardised, smoothed, raw/
    ],
    [
      'rates that smoothing makes the same',
      squares((at) => ({ c: at % 2 === 0 ? 10 : 11, b: 100 })),
      '--value c --base b --rate smoothed',
      /vary no more than chance/
    ],
    [
      'sides beside a file',
      squares(plain),
      '--value cases --weights a.gal --sides',
      /--sides goes with queen/
    ],
    ['half a permutation', squares(plain), '--value cases --permutations 9.5', /a whole number is needed/],
    ['no GAL file', squares(plain), '--value cases --weights no.gal', /no\.gal: cannot be read \(ENOENT\)/],
    ['no earlier answer', squares(plain), '--value cases --since a.geojson', /not an answer of/]
  ])('refuses %s', async (_, text, line, reason) => {
    await expect(answer(text, line)).rejects.toThrow(reason);
    await expect(answer(text, line)).rejects.toBeInstanceOf(Refusal);
  });

  it('refuses areas that are too few or too far apart, and a line without a file', async () => {
    const three = JSON.parse(squares(plain)) as { features: unknown[] };
    three.features.length = 3;
    await expect(answer(JSON.stringify(three), '--value cases')).rejects.toThrow(/fewer than 4 areas/);
    await expect(run({}, '--value cases')).rejects.toThrow(/One file of areas is needed/);
  });
});
