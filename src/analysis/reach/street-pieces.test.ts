import { describe, expect, it } from 'vitest';
import { joinEntrances } from './entrances.ts';
import { metresBetween, type LngLat } from './metric.ts';
import { networkOf } from './network.ts';
import { sketch } from './sketch.ts';
import { streetBands } from './street-pieces.ts';
import { Walks } from './walks.ts';

function bands(drawing: string, limits: readonly number[], letters = ['F']) {
  const { streets, at } = sketch(drawing);
  const network = networkOf(streets);
  const facilities = joinEntrances(
    network,
    letters.map((letter) => [at(letter)]),
    200
  );
  return { network, facilities, bands: streetBands(network, facilities, limits) };
}

const lengths = (drawing: string, limits: readonly number[], letters?: string[]): number[] =>
  bands(drawing, limits, letters).bands.map(({ streetMetres }) => Math.round(streetMetres * 10) / 10);

describe('streetBands', () => {
  it('cuts a street where the walk runs out, to both sides of the door', () => {
    const drawing = `
            F
      o-----------o`;
    expect(lengths(drawing, [30])).toEqual([40]);
    expect(lengths(drawing, [30, 60, 200])).toEqual([40, 60, 20]);
  });

  it('leaves a gap in the middle of a street that is entered from both ends', () => {
    // 10 m to the street, then 40 m left from F and from G: the 20 m between stay out.
    const drawing = `
      F         G
      o---------o`;
    expect(lengths(drawing, [50], ['F', 'G'])).toEqual([80]);
    expect(lengths(drawing, [50, 100], ['F', 'G'])).toEqual([80, 20]);
  });

  it('does not take a far door for the way in where a nearer one is on the same street', () => {
    // From G it is 80 m to the middle of the street, from F 10 m and 50 m; F's 75 m end behind the middle.
    const drawing = `
      F
      o---------o







           G`;
    expect(lengths(drawing, [75], ['F', 'G'])).toEqual([65]);
  });

  it('counts every metre of street once', () => {
    const drawing = `
      F
      o------o
      |      |
      o--o---o
         |
         o`;
    expect(lengths(drawing, [25, 60, 100, 1000]).reduce((sum, metres) => sum + metres)).toBeCloseTo(
      70 + 20 + 70 + 20 + 20,
      0
    );
  });

  it('puts each piece into the band in which its middle is reached on foot', () => {
    const drawing = `
      F
      o------o----o
      |      |    |
      o--o---o    |
         |        |
         o-----o--o--o`;
    const { network, facilities, bands: found } = bands(drawing, [40, 90, 150]);
    const pieces = found.flatMap(({ fromMetres, toMetres, pieces: all }) =>
      all.map(([a, b]) => ({
        fromMetres,
        toMetres,
        middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as LngLat
      }))
    );
    const middles = joinEntrances(
      network,
      pieces.map(({ middle }) => [middle]),
      1
    );
    const { metres } = new Walks(network, middles).nearest(facilities);
    pieces.forEach(({ fromMetres, toMetres }, i) => {
      expect(metres[i]).toBeGreaterThan(fromMetres);
      expect(metres[i]).toBeLessThanOrEqual(toMetres);
    });
    expect(pieces.length).toBeGreaterThan(8);
  });

  it('draws pieces as long as it says', () => {
    const { bands: found } = bands(
      `
      F
      o------o
      |      |
      o------o`,
      [35]
    );
    const drawn = (found[0]?.pieces ?? []).reduce((sum, [a, b]) => sum + metresBetween(a, b), 0);
    expect(drawn).toBeCloseTo(found[0]?.streetMetres ?? NaN, 3);
    expect(drawn).toBeCloseTo(50, 0);
  });
});
