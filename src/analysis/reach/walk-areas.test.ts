import { describe, expect, it } from 'vitest';
import { insideTest } from '../density/inside.ts';
import { joinEntrances } from './entrances.ts';
import { metresPerDegree, type LngLat } from './metric.ts';
import { networkOf } from './network.ts';
import { sketch } from './sketch.ts';
import { WalkAreas } from './walk-areas.ts';

/** Whether the lower-case letters of a drawing lie within a walk of F. */
function reached(drawing: string, limits: readonly number[], river?: string): readonly (readonly string[])[] {
  const { streets, at } = sketch(drawing);
  const network = networkOf(streets);
  const { east, north } = metresPerDegree(31.23);
  const letters = [...new Set(drawing.match(/[a-n]/g) ?? [])].sort();
  const places = [...letters, 'F'].map(at);
  const [lngs, lats] = [
    [...network.lng, ...places.map(([lng]) => lng)],
    [...network.lat, ...places.map(([, lat]) => lat)]
  ];
  const bounds = [
    Math.min(...lngs) - 100 / east,
    Math.min(...lats) - 100 / north,
    Math.max(...lngs) + 100 / east,
    Math.max(...lats) + 100 / north
  ] as const;
  const [west, , easternmost] = bounds;
  const bank = (letter: string, metres: number): number => at(letter)[1] + metres / north;
  const water: readonly LngLat[] =
    river === undefined
      ? []
      : [
          [west, bank(river, -8)],
          [easternmost, bank(river, -8)],
          [easternmost, bank(river, 8)],
          [west, bank(river, 8)]
        ];
  const areas = new WalkAreas({ network, bounds, water: insideTest(water.length > 0 ? [[water]] : []) });
  return areas
    .within(joinEntrances(network, [[at('F')]], 200), limits)
    .map((area) => letters.filter((letter) => insideTest(area)(...at(letter))));
}

describe('WalkAreas', () => {
  it('holds the ground beside the streets that are reached, band within band', () => {
    expect(
      reached(
        `
        F     a          b         c
        o--------------------------o
`,
        [100, 220, 330]
      )
    ).toEqual([['a'], ['a', 'b'], ['a', 'b', 'c']]);
  });

  it('goes round the block, not through it', () => {
    expect(
      reached(
        `
        F
        o---------------------o
                              |
                              |
                              |
                              |
                              |
        o---------------------o
        a                    b`,
        [320]
      )
    ).toEqual([['b']]);
  });

  it('does not cross a river without a bridge, though the far bank is near', () => {
    const drawing = `
        F   a
        o-------o
            r
            b
        `;
    expect(reached(drawing, [300])).toEqual([['a', 'b']]);
    expect(reached(drawing, [300], 'r')).toEqual([['a']]);
  });

  it('ends behind a dead end, and where no street is near', () => {
    const far = '\n'.repeat(11);
    expect(reached(`\n        F\n        o---o  a       c${far}        b`, [400])).toEqual([['a']]);
  });

  it('has no area where no street comes near the facility', () => {
    const empty = reached(`\n    o--o\n${'\n'.repeat(25)}    F a`, [300]);
    expect(empty).toEqual([[]]);
  });
});
