import { describe, expect, it } from 'vitest';
import { areaAt, columnsFor, fitting, type SmallGround } from './small-multiples.ts';
import type { AreaFeature, Bounds } from './scene.ts';

const bounds: Bounds = [71.4, 51.1, 71.5, 51.2];

const area = (code: string, level: number, [west, south, east, north]: Bounds): AreaFeature => ({
  type: 'Feature',
  properties: { code, parent: null, level, name: code, plan_id: 1, label: [west, south], area_ha: 1 },
  geometry: {
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
  }
});

describe('fitting', () => {
  it.each([
    [200, 120],
    [120, 200]
  ])(
    'keeps the whole ground inside a box of %s by %s, in its middle and touching two sides',
    (width, height) => {
      const { toPixel } = fitting(bounds, width, height);
      const [left, bottom] = toPixel([bounds[0], bounds[1]]);
      const [right, top] = toPixel([bounds[2], bounds[3]]);
      expect(Math.min(left, width - right, top, height - bottom)).toBeCloseTo(4, 6);
      expect([left + right, top + bottom]).toEqual([expect.closeTo(width, 6), expect.closeTo(height, 6)]);
    }
  );

  it('reads a place back from its pixel, and keeps its proportions as the map does', () => {
    const { toPixel, toPlace } = fitting(bounds, 300, 300);
    const [x, y] = toPixel([71.43, 51.17]);
    expect(toPlace(x, y)).toEqual([expect.closeTo(71.43, 9), expect.closeTo(51.17, 9)]);
    const [left, bottom] = toPixel([bounds[0], bounds[1]]);
    const [right, top] = toPixel([bounds[2], bounds[3]]);
    // A degree of longitude is as much shorter as the cosine of the latitude.
    expect((right - left) / (bottom - top)).toBeCloseTo(Math.cos((51.15 * Math.PI) / 180), 3);
  });
});

describe('areaAt', () => {
  const ground: SmallGround = {
    areas: {
      type: 'FeatureCollection',
      features: [
        area('1', 1, [71.4, 51.1, 71.5, 51.2]),
        area('11', 2, [71.4, 51.1, 71.45, 51.2]),
        area('12', 2, [71.45, 51.1, 71.5, 51.2])
      ]
    },
    level: 2,
    bounds,
    theme: 'light'
  };

  it('finds the area of the shown level, and none outside', () => {
    expect([areaAt(ground, [71.41, 51.15])?.code, areaAt(ground, [71.49, 51.15])?.code]).toEqual([
      '11',
      '12'
    ]);
    expect(areaAt({ ...ground, level: 1 }, [71.49, 51.15])?.code).toBe('1');
    expect(areaAt(ground, [71.51, 51.15])).toBeUndefined();
  });
});

describe('columnsFor', () => {
  const cells = { aspect: 1, gap: 8, caption: 26, least: 100 };

  it.each([
    [680, 640, 4],
    [1200, 900, 4],
    [400, 900, 3],
    [2400, 500, 6]
  ])('makes twelve as large as %s by %s allows', (width, height, columns) => {
    expect(columnsFor(12, { ...cells, width, height })).toBe(columns);
  });

  it('never makes them too narrow to read, though they must then be scrolled', () => {
    expect(columnsFor(12, { ...cells, width: 330, height: 200 })).toBe(3);
    expect(columnsFor(12, { ...cells, width: 90, height: 90 })).toBe(1);
  });
});
