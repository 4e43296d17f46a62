import { describe, expect, it } from 'vitest';
import { ring } from './orders.fixture.ts';
import { findStars } from './star.ts';
import { rowStandardised } from './weights.ts';

const dealing = { permutations: 20_000, seed: 3 };

describe('findStars', () => {
  it('comes near the share of all hands that could be dealt, the own value among them', () => {
    const found = findStars([1, 1, 1, 0, 0, 0], rowStandardised(ring(6)), dealing);
    // Three of 1 1 1 0 0 0: all alike in two of twenty hands, counted on both sides.
    expect(found[1]?.pSim).toBeCloseTo(0.1, 2);
    expect(found[0]?.pSim).toBe(1);
    expect(found[4]?.z).toBeCloseTo(-(found[1]?.z ?? NaN));
  });

  it('calls hot what holds more with its neighbours, though it is low itself', () => {
    const values = Array.from({ length: 60 }, (_, at) => (at > 9 && at < 21 && at !== 15 ? 9 : at % 2));
    const found = findStars(values, rowStandardised(ring(60)), { permutations: 9999, seed: 1 });
    expect(found[12]).toMatchObject({ cluster: 'hot' });
    expect(found[15]?.z).toBeGreaterThan(0);
    expect(found[40]?.cluster).toBeNull();
  });

  it('calls nothing hot among values without a pattern, beyond what was promised', () => {
    let maps = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const values = Array.from({ length: 50 }, (_, at) => Math.abs(Math.sin(at * 12.9898 + seed * 78.233)));
      const found = findStars(values, rowStandardised(ring(50)), { permutations: 999, seed });
      if (found.some((one) => one?.cluster)) maps += 1;
    }
    expect(maps).toBeLessThanOrEqual(6);
  });

  it('has nothing to say of an island', () => {
    const [alone] = findStars([5, 1, 2, 3, 4], rowStandardised([[], [2], [1, 3], [2, 4], [3]]), dealing);
    expect(alone).toBeNull();
  });
});
