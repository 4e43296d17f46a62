import { describe, expect, it } from 'vitest';
import { Refusal, type Terminal } from '../commands/terminal.ts';
import { readFeatures } from './geojson.ts';

const holding = (text: string): Terminal => ({
  language: 'en',
  readText: () => Promise.resolve(text),
  write: () => undefined
});
const read = (value: unknown) => readFeatures('a.geojson', holding(JSON.stringify(value)));
const point = {
  type: 'Feature',
  id: 7,
  properties: { n: 1 },
  geometry: { type: 'Point', coordinates: [1, 2] }
};

describe('readFeatures', () => {
  it('gives each feature with its place in the file', async () => {
    expect(await read({ type: 'FeatureCollection', features: [point] })).toEqual([
      { number: 1, id: 7, properties: { n: 1 }, geometry: point.geometry }
    ]);
  });

  it('reads a file that begins with a byte order mark', async () => {
    const text = `\uFEFF${JSON.stringify({ type: 'FeatureCollection', features: [point] })}`;
    expect(await readFeatures('a.geojson', holding(text))).toHaveLength(1);
  });

  it.each([
    [{ type: 'Point', coordinates: [1, 2] }, /not a GeoJSON FeatureCollection/],
    [{ type: 'FeatureCollection', features: [] }, /no feature/],
    [{ type: 'FeatureCollection', features: [point, { type: 'Feature', geometry: null }] }, /feature 2/],
    [
      {
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } },
        features: [point]
      },
      /EPSG::3857/
    ]
  ])('refuses %j with a reason', async (value, reason) => {
    await expect(read(value)).rejects.toThrow(reason);
    await expect(read(value)).rejects.toBeInstanceOf(Refusal);
  });

  it('refuses what is not JSON, and a file that is not there', async () => {
    await expect(readFeatures('a.geojson', holding('{'))).rejects.toThrow(/a\.geojson: not valid JSON/);
    const absent: Terminal = {
      ...holding(''),
      readText: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOENT' }))
    };
    await expect(readFeatures('a.geojson', absent)).rejects.toThrow(/cannot be read \(ENOENT\)/);
  });
});
