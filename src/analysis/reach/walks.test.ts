import { describe, expect, it } from 'vitest';
import { joinEntrances } from './entrances.ts';
import type { LngLat } from './metric.ts';
import { networkOf } from './network.ts';
import { sketch } from './sketch.ts';
import { Walks } from './walks.ts';

/** Metres on foot from the facilities F, G, … to the place a. */
function metres(drawing: string, options: { down?: number; join?: number } = {}): number {
  const { streets, at } = sketch(drawing, options);
  const network = networkOf(streets);
  const join = (letters: string[]) =>
    joinEntrances(
      network,
      letters.map((letter) => [at(letter)]),
      options.join ?? 200
    );
  const facilities = join(['F', 'G'].filter((letter) => drawing.includes(letter)));
  const walks = new Walks(network, join(['a']));
  const nearest = walks.nearest(facilities).metres[0] ?? NaN;
  const [first] = [...facilities.place.keys()]
    .flatMap((facility) => walks.within(facilities, facility, 10_000))
    .sort((a, b) => a.metres - b.metres);
  expect(first?.metres ?? Infinity).toBeCloseTo(nearest, 9);
  return Math.round(nearest * 10) / 10;
}

describe('a walk', () => {
  it('leads straight to the street, along it, and straight to the other door', () => {
    expect(
      metres(`
        F
        o-------o
            a`)
    ).toBe(10 + 40 + 10);
  });

  it('joins a street between its vertices, and stays on it where both doors are on it', () => {
    expect(
      metres(`
           F  a
        o-------o`)
    ).toBe(10 + 30 + 10);
  });

  it('takes the shorter way round a block, whichever end of the street it starts at', () => {
    expect(
      metres(`
        o-F-------------o
        |               |
        o-a-------------o`)
    ).toBe(20 + 20 + 20);
  });

  it('goes the long way by the one bridge to the far bank', () => {
    expect(
      metres(`
        F
        o-----------o
                    |
        o-----------o
        a`)
    ).toBe(10 + 120 + 20 + 120 + 10);
  });

  it('leads nowhere where no street does', () => {
    expect(
      metres(`
        F
        o-----------o

        o-----------o
        a`)
    ).toBe(Infinity);
  });

  it('leads out of a dead end the way it came in', () => {
    expect(
      metres(`
        o----F
        |
        |
        |
        o----a`)
    ).toBe(50 + 40 + 50);
  });

  it('passes under a bridge, and does not turn off there', () => {
    expect(
      metres(`
          F
          o
          |
        o-+-----a
          |
          o`)
    ).toBe(Infinity);
  });

  it('turns off where a street ends on the side of another', () => {
    expect(
      metres(`
          F
          o
          |
        o-------o
                a`)
    ).toBe(10 + 20 + 60 + 10);
  });

  it('comes down where a bridge ends on the side of a street', () => {
    const drawing = `
          F
          o
          |
        o-------o
                a`;
    expect(metres(drawing, { down: 1 })).toBe(10 + 20 + 60 + 10);
  });

  it('starts at the nearest facility of several', () => {
    expect(
      metres(`
        F           G
        o-----------o
              a      `)
    ).toBe(10 + 60 + 10);
  });

  it('is a straight line where no street comes near', () => {
    expect(
      metres(
        `
        o---o



        F   a`,
        { join: 30 }
      )
    ).toBe(40);
  });
});

it('enters a place by the entrance that is nearest on foot', () => {
  const { streets, at } = sketch(`
    F           G
    o-----------o
    |           |
    |           |
    o-----------o
             a   `);
  const network = networkOf(streets);
  const walks = new Walks(network, joinEntrances(network, [[at('a')]], 200));
  const [nearest] = walks.nearest(joinEntrances(network, [[at('F'), at('G')]], 200)).metres;
  expect(nearest).toBeCloseTo(10 + 30 + 30 + 10, 1);
});

it('finds the walks that trying every way finds, on random networks', () => {
  const random = randomFrom(7);
  for (let round = 0; round < 40; round += 1) {
    const nodes = Array.from({ length: 12 }, (): LngLat => [121.48 + random() / 100, 31.23 + random() / 100]);
    const streets = Array.from({ length: 14 }, () => {
      const [a, b] = [Math.floor(random() * 12), Math.floor(random() * 12)];
      return { line: [nodes[a] ?? [0, 0], nodes[b] ?? [0, 0]] as const, layer: 0 };
    });
    const network = networkOf(streets);
    const places = (count: number) =>
      joinEntrances(
        network,
        Array.from({ length: count }, () => [[121.48 + random() / 100, 31.23 + random() / 100] as const]),
        5000
      );
    const [facilities, demand] = [places(3), places(8)];
    const walks = new Walks(network, demand);
    const nearest = walks.nearest(facilities);
    const all = [0, 1, 2].map((facility) => walks.within(facilities, facility, Infinity));
    for (let place = 0; place < 8; place += 1) {
      const expected = [0, 1, 2].map((facility) => everyWay(network, facilities, facility, demand, place));
      for (const facility of [0, 1, 2]) {
        const found = all[facility]?.find((walk) => walk.demand === place)?.metres ?? Infinity;
        expect(found).toBeCloseTo(expected[facility] ?? NaN, 6);
        const half = walks.within(facilities, facility, found / 2).some((walk) => walk.demand === place);
        expect(half).toBe(found === 0);
      }
      expect(nearest.metres[place]).toBeCloseTo(Math.min(...expected), 6);
      expect(expected[nearest.facility[place] ?? -1] ?? Infinity).toBeCloseTo(Math.min(...expected), 6);
    }
  }
});

type Joined = ReturnType<typeof joinEntrances>;

/** The shortest walk by Floyd and Warshall, with the two doors put in as vertices of their own. */
function everyWay(
  network: ReturnType<typeof networkOf>,
  facilities: Joined,
  facility: number,
  demand: Joined,
  place: number
): number {
  const count = network.lng.length + 2;
  const [home, shop] = [count - 2, count - 1];
  const least = Array.from({ length: count }, (_, i) =>
    Array.from({ length: count }, (_, j) => (i === j ? 0 : Infinity))
  );
  const link = (i: number, j: number, metres: number) => {
    for (const [x, y] of [
      [i, j],
      [j, i]
    ] as const) {
      const row = least[x];
      if (row !== undefined) row[y] = Math.min(row[y] ?? Infinity, metres);
    }
  };
  network.from.forEach((from, i) => {
    link(from, network.to[i] ?? 0, network.metres[i] ?? 0);
  });
  const doors = [
    [home, demand, place],
    [shop, facilities, facility]
  ] as const;
  for (const [vertex, joined, door] of doors) {
    const segment = joined.segment[door] ?? 0;
    const [leg, offset] = [joined.leg[door] ?? 0, joined.offset[door] ?? 0];
    link(vertex, network.from[segment] ?? 0, leg + offset);
    link(vertex, network.to[segment] ?? 0, leg + (network.metres[segment] ?? 0) - offset);
  }
  if (demand.segment[place] === facilities.segment[facility]) {
    const between = Math.abs((demand.offset[place] ?? 0) - (facilities.offset[facility] ?? 0));
    link(home, shop, (demand.leg[place] ?? 0) + between + (facilities.leg[facility] ?? 0));
  }
  for (let via = 0; via < count; via += 1) {
    for (const row of least) {
      for (let to = 0; to < count; to += 1) {
        row[to] = Math.min(row[to] ?? Infinity, (row[via] ?? Infinity) + (least[via]?.[to] ?? Infinity));
      }
    }
  }
  return least[home]?.[shop] ?? Infinity;
}

/** Numbers from 0 to 1 that are the same each time (Park and Miller's generator). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
