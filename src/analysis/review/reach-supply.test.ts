import { describe, expect, it } from 'vitest';
import { supplyOn, type SupplyGround } from './reach-supply.ts';

const protection = { k: 5, leastHouseholds: 10, base: 5 };
/** Three homes: at the door of the first facility, halfway to its limit, and at the door of the second one. */
const ground: SupplyGround = {
  walks: [
    [
      { demand: 0, metres: 0 },
      { demand: 1, metres: 400 }
    ],
    [{ demand: 2, metres: 10 }]
  ],
  capacities: [84, null],
  households: Float64Array.of(50, 50, 8),
  limitMetres: 900,
  protection
};
const areas = [
  { code: 'near', homes: [0] },
  { code: 'half', homes: [1] },
  { code: 'few', homes: [2] }
];

describe('supplyOn', () => {
  it('shares places among the households within reach, less among those farther away', () => {
    // R = 84 / (50 + 0.68 · 50) = 1 for each household.
    const { figures } = supplyOn(ground, areas);
    expect(figures?.areas.get('near')).toEqual({ households: 50, perThousand: 1000 });
    expect(figures?.areas.get('half')).toEqual({ households: 50, perThousand: 680 });
  });

  it('says nothing of an area with fewer than ten households', () => {
    expect(supplyOn(ground, areas).figures?.areas.get('few')).toEqual({
      households: null,
      perThousand: null
    });
  });

  it('counts an unknown capacity as the median of the known ones, and says so', () => {
    const three: SupplyGround = {
      ...ground,
      walks: [...ground.walks, []],
      capacities: [84, null, 20]
    };
    expect(supplyOn(three, []).capacity).toEqual({
      ...{ places: 84 + 52 + 20, facilities: 3, unknown: 1, assumed: 52, idle: 1 }
    });
  });

  it('has no figures where no capacity is known at all', () => {
    const { figures, capacity } = supplyOn({ ...ground, capacities: [null, null] }, areas);
    expect([figures, capacity.assumed, capacity.unknown]).toEqual([null, null, 2]);
  });

  it('tells the steps by which the pull falls', () => {
    expect(supplyOn(ground, []).shares).toEqual([
      { toMetres: 300, share: 1 },
      { toMetres: 600, share: 0.68 },
      { toMetres: 900, share: 0.22 }
    ]);
  });
});
