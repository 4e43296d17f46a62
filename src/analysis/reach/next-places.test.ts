import { describe, expect, it } from 'vitest';
import { nextPlaces } from './next-places.ts';

const ones = (count: number): number[] => Array.from({ length: count }, () => 1);

// Greedy takes the six in the middle first; the best two are the left four and the right four.
const TRAP = [
  [1, 2, 3, 4, 5, 6],
  [0, 1, 2, 3],
  [4, 5, 6, 7]
];

describe('nextPlaces', () => {
  it('finds the best two where taking the best one first does not', () => {
    expect(nextPlaces(TRAP, ones(8), 2)).toEqual({
      chosen: [
        { candidate: 1, gain: 4 },
        { candidate: 2, gain: 4 }
      ],
      gain: 8,
      method: 'exact',
      atMost: 8
    });
  });

  it('says that it was greedy when the search was given up, and how much more there may be', () => {
    const { method, gain, atMost } = nextPlaces(TRAP, ones(8), 2, 0);
    expect({ method, gain }).toEqual({ method: 'greedy', gain: 7 });
    expect(atMost).toBeGreaterThanOrEqual(8);
  });

  it('chooses no more than add something', () => {
    expect(nextPlaces([[0, 1], [1], []], [5, 1], 3).chosen).toEqual([{ candidate: 0, gain: 6 }]);
    expect(nextPlaces([], [1], 2)).toMatchObject({ chosen: [], gain: 0, method: 'exact' });
  });

  it('counts what is reached already, weighing 0, as nothing', () => {
    expect(nextPlaces([[0], [1]], [0, 2], 1).chosen).toEqual([{ candidate: 1, gain: 2 }]);
  });

  it('gains what trying every choice gains, and greedy keeps its promise', () => {
    let state = 11;
    const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 60; round += 1) {
      const weights = Array.from({ length: 30 }, () => Math.floor(random() * 10));
      const share = 0.05 + random() * 0.3;
      const covers = Array.from({ length: 12 }, () => [...weights.keys()].filter(() => random() < share));
      for (const count of [1, 2, 3]) {
        const best = bestOf(covers, weights, count, new Set(), 0);
        const exact = nextPlaces(covers, weights, count);
        expect(exact).toMatchObject({ method: 'exact', gain: best });
        const greedy = nextPlaces(covers, weights, count, 0);
        expect(greedy.gain).toBeGreaterThanOrEqual((1 - Math.exp(-1)) * best);
        expect(greedy.atMost).toBeGreaterThanOrEqual(best);
      }
    }
  });
});

function bestOf(
  covers: readonly (readonly number[])[],
  weights: readonly number[],
  count: number,
  reached: ReadonlySet<number>,
  from: number
): number {
  if (count === 0) return [...reached].reduce((total, place) => total + (weights[place] ?? 0), 0);
  let best = 0;
  for (let i = from; i < covers.length; i += 1)
    best = Math.max(
      best,
      bestOf(covers, weights, count - 1, new Set([...reached, ...(covers[i] ?? [])]), i + 1)
    );
  return best;
}
