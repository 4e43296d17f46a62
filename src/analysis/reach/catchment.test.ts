import { describe, expect, it } from 'vitest';
import { accessibilityOf, type Decay } from './catchment.ts';

const LIMIT = 900;

describe('accessibilityOf', () => {
  // One clinic with 10 places; 20 people at its door, 50 at 400 m, 100 at 700 m.
  const clinic = [
    { demand: 0, metres: 0 },
    { demand: 1, metres: 400 },
    { demand: 2, metres: 700 }
  ];
  const people = [20, 50, 100];

  it('weighs thirds of the limit by 1, 0.68 and 0.22', () => {
    const { demand, facilities } = accessibilityOf([clinic], [10], people, {
      decay: 'bands',
      limitMetres: LIMIT
    });
    const ratio = 10 / (20 + 50 * 0.68 + 100 * 0.22);
    expect(facilities[0]).toBeCloseTo(ratio, 12);
    [ratio, ratio * 0.68, ratio * 0.22].forEach((each, place) => expect(demand[place]).toBeCloseTo(each, 12));
  });

  it('falls smoothly to nothing at the limit when the decay is Gaussian', () => {
    const edge = { demand: 1, metres: LIMIT };
    const { demand } = accessibilityOf([[{ demand: 0, metres: 450 }, edge]], [1], [1, 1], {
      decay: 'gaussian',
      limitMetres: LIMIT
    });
    // All the capacity goes to the one halfway: the other one has no pull at all.
    expect(demand[0]).toBeCloseTo(1, 12);
    expect(demand[1]).toBe(0);
  });

  it.each<Decay>(['bands', 'gaussian', 'none'])('hands out all capacity that has demand (%s)', (decay) => {
    const other = [
      { demand: 1, metres: 100 },
      { demand: 3, metres: 600 }
    ];
    const weights = [...people, 7];
    const { demand, facilities } = accessibilityOf([clinic, other, []], [10, 4, 99], weights, {
      decay,
      limitMetres: LIMIT
    });
    const handedOut = weights.reduce((total, weight, place) => total + weight * (demand[place] ?? 0), 0);
    expect(handedOut).toBeCloseTo(14, 10);
    expect(facilities[2]).toBeNaN();
  });
});
