import { describe, expect, it } from 'vitest';
import { ring } from './orders.fixture.ts';
import { globalChance, localChance } from './permutation.ts';
import { rowStandardised } from './weights.ts';

const halves = [1, 1, 1, 0, 0, 0];
const weights = rowStandardised(ring(6));

describe('localChance', () => {
  it('comes near the share of all hands that could be dealt', () => {
    const [edge, middle] = localChance(halves, weights, { permutations: 20_000, seed: 3 });
    // Two of 1 1 0 0 0: both 1 in one of ten hands. Nothing is nearer to what is expected than a 1 and a 0.
    expect(middle?.p).toBeCloseTo(0.1, 2);
    expect(middle?.directed).toBeCloseTo(0.1, 2);
    expect(edge?.p).toBe(1);
  });

  it('deals without return: three neighbours that take all the high values are never beaten', () => {
    const values = [9, 5, 5, 5, 0, 0, 0, 0, 0, 0];
    const neighbours = values.map((_, at) => (at === 0 ? [1, 2, 3] : [0]));
    const [first] = localChance(values, rowStandardised(neighbours), { permutations: 40_000, seed: 1 });
    // One hand of 84; with return it would be one of 27.
    expect(Math.abs((first?.p ?? NaN) * 84 - 1)).toBeLessThan(0.15);
  });

  it('finds nothing rare in zeros among many zeros', () => {
    const values = Array.from({ length: 40 }, (_, at) => (at % 10 === 0 ? 1 : 0));
    const [, , , , , among] = localChance(values, rowStandardised(ring(40)), { permutations: 999, seed: 1 });
    expect(among?.p).toBe(1);
    expect(among?.directed).toBeGreaterThan(0.5);
  });

  it('is never 0: the areas as they are count as one dealing', () => {
    const values = Array.from({ length: 60 }, (_, at) => (at < 6 ? 100 + at : at % 7));
    const some = localChance(values, rowStandardised(ring(60)), { permutations: 99, seed: 1 });
    expect(some[2]?.p).toBe(0.01);
  });

  it('gives the same for the same seed and something else for another', () => {
    const values = Array.from({ length: 40 }, (_, at) => (at * 17) % 23);
    const deal = (seed: number) => localChance(values, rowStandardised(ring(40)), { permutations: 99, seed });
    expect(deal(1)).toEqual(deal(1));
    expect(deal(1)).not.toEqual(deal(2));
    expect(deal(1)).not.toEqual(deal(1 + 2 ** 32));
  });

  it('has nothing to say of an island', () => {
    const [, , , , island] = localChance([0, 1, 2, 3, 9], rowStandardised([[1], [0, 2], [1, 3], [2], []]), {
      permutations: 9,
      seed: 1
    });
    expect(island).toBeNull();
  });
});

describe('globalChance', () => {
  it('comes near the share of all orders', () => {
    // Three in a row have six places in the ring among twenty choices of three.
    expect(globalChance(halves, weights, { permutations: 20_000, seed: 5 })).toBeCloseTo(0.3, 2);
  });
});
