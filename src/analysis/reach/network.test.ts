import { describe, expect, it } from 'vitest';
import { metresPerDegree, type LngLat } from './metric.ts';
import { networkOf } from './network.ts';

/** A place so many metres east and north of a corner in Shanghai. */
function at(eastMetres: number, northMetres: number): LngLat {
  const { east, north } = metresPerDegree(31.23);
  return [121.48 + eastMetres / east, 31.23 + northMetres / north];
}

const street = (...line: LngLat[]) => ({ line, layer: 0 });
const main = street(at(0, 0), at(100, 0));

describe('networkOf', () => {
  it('takes vertices within a decimetre for one, as files round them', () => {
    expect(networkOf([main, street(at(100.06, 0.05), at(100, 50))]).lng).toHaveLength(3);
    expect(networkOf([main, street(at(100, 3), at(100, 50))]).lng).toHaveLength(4);
  });

  it('leads a street that ends within half a metre of another one into it', () => {
    const segmentsBeside = (gap: number) => networkOf([main, street(at(40, gap), at(40, 50))]).from.length;
    expect(segmentsBeside(0.4)).toBe(3);
    expect(segmentsBeside(0.6)).toBe(2);
  });

  it('leads the end of a bridge into the street it lies on, unless the bridge goes on there', () => {
    const bridge = (...line: LngLat[]) => ({ line, layer: 1 });
    const segments = (...streets: Parameters<typeof networkOf>[0][number][]) =>
      networkOf(streets).from.length;
    expect(segments(main, bridge(at(40, 0), at(40, 50)))).toBe(3);
    expect(segments(main, bridge(at(40, 50), at(40, 0)), bridge(at(40, 0), at(40, -50)))).toBe(3);
    expect(segments(main, bridge(at(40, 50), at(40, 0), at(40, -50)))).toBe(3);
  });

  it('keeps a street as long as it was when others lead into it', () => {
    const { metres } = networkOf([main, street(at(40, 0.3), at(40, 50)), street(at(70, -0.3), at(70, -50))]);
    expect([...metres.slice(0, 3)].map(Math.round)).toEqual([40, 30, 30]);
    expect(metres.slice(0, 3).reduce((sum, length) => sum + length)).toBeCloseTo(100, 4);
  });

  it('makes no segment of a vertex that is given twice', () => {
    expect(networkOf([street(at(0, 0), at(0, 0), at(9, 0))]).from).toHaveLength(1);
  });
});
