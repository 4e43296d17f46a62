import { describe, expect, it } from 'vitest';
import { knownEntrances } from './entrances.ts';

describe('knownEntrances', () => {
  const point = (lng: number, lat: number) => ({ type: 'Point', coordinates: [lng, lat] });

  it.each([
    ['a position', [1, 2], [[1, 2]]],
    ['a position with a height', [1, 2, 30], [[1, 2]]],
    [
      'positions',
      [
        [1, 2],
        [3, 4]
      ],
      [
        [1, 2],
        [3, 4]
      ]
    ],
    ['a point', point(1, 2), [[1, 2]]],
    ['a MultiPoint', { type: 'MultiPoint', coordinates: [[1, 2]] }, [[1, 2]]],
    [
      'points',
      [point(1, 2), point(3, 4)],
      [
        [1, 2],
        [3, 4]
      ]
    ],
    ['a feature', { type: 'Feature', geometry: point(1, 2) }, [[1, 2]]],
    [
      'objects',
      [
        { lng: 1, lat: 2 },
        { lon: 3, lat: 4 }
      ],
      [
        [1, 2],
        [3, 4]
      ]
    ],
    ['text of a pair', '1.5, -2', [[1.5, -2]]],
    ['text of JSON', '[{"type":"Point","coordinates":[1,2]}]', [[1, 2]]]
  ])('reads %s', (_, value, places) => {
    expect(knownEntrances(value)).toEqual(places);
  });

  it.each([undefined, null, '', 'yes', 'main', true, 3, []])('takes %j for no entrance', (value) => {
    expect(knownEntrances(value)).toEqual([]);
  });

  it.each([
    ['shape', [{ door: 'north' }]],
    ['shape', { type: 'Point', coordinates: ['1', '2'] }],
    ['shape', [[1, 2], 'main']],
    ['degrees', [500_000, 3_400_000]]
  ])('finds fault (%s) with %j', (fault, value) => {
    expect(knownEntrances(value)).toBe(fault);
  });
});
