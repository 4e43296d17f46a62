import { beforeAll, describe, expect, it } from 'vitest';
import { DEMONSTRATION_OFFICE } from '../plan.ts';
import { Frame, type Degrees } from './frame.ts';
import { withGeos } from './geos.ts';
import { areaOf } from './measure.ts';
import { computeOffice } from './office.ts';
import { readTiles } from './tiles.ts';
import type { Ground, GroundArea } from './types.ts';

let ground: Ground;
const quiet = (): void => undefined;
const frame = new Frame([71.423, 51.172]);

beforeAll(async () => {
  ground = await computeOffice(DEMONSTRATION_OFFICE, quiet);
}, 120_000);

const level = (n: number): GroundArea[] => ground.areas.filter((area) => area.level === n);
const inMetres = (rings: Degrees[][]): { type: 'Polygon'; coordinates: [number, number][][] } => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => ring.map((position) => frame.toMetres(position)))
});
const squareMetres = ({ outline }: GroundArea): number =>
  outline.reduce((sum, rings) => sum + areaOf(inMetres(rings)), 0);

/** Edges with their direction; those that neighbours walk in opposite directions cancel out. */
function outerEdges(areas: GroundArea[]): Set<string> {
  const edges = new Set<string>();
  for (const ring of areas.flatMap(({ outline }) => outline.flat())) {
    for (let i = 1; i < ring.length; i += 1) {
      const [from, to] = [ring[i - 1]?.join(), ring[i]?.join()];
      if (!edges.delete(`${to} ${from}`)) edges.add(`${from} ${to}`);
    }
  }
  return edges;
}

describe('the ground of the demonstration', () => {
  it('has the size of a street office: 4 to 4.5 square kilometres, 8 communities, 1,000 to 1,800 buildings', () => {
    const [office] = level(0);
    expect(office && squareMetres(office)).toBeGreaterThan(4_000_000);
    expect(office && squareMetres(office)).toBeLessThan(4_500_000);
    expect(level(1)).toHaveLength(8);
    expect(ground.buildings.length).toBeGreaterThanOrEqual(1000);
    expect(ground.buildings.length).toBeLessThanOrEqual(1800);
    expect(ground.buildings.reduce((sum, { households }) => sum + households, 0)).toBe(15_000);
  });

  it('has a community of exactly 5 groups, 12 sectors and 32 building grids', () => {
    const counts = level(1).map(({ code }) =>
      [2, 3, 4].map((n) => level(n).filter((area) => area.code.startsWith(code)).length)
    );
    expect(counts).toContainEqual([5, 12, 32]);
  });

  it('gives every area a code that starts with its parent, with 9, 12, 14, 16 and 18 digits', () => {
    const codes = new Set(ground.areas.map(({ code }) => code));
    expect(codes.size).toBe(ground.areas.length);
    for (const { code, parent, level: n } of ground.areas) {
      expect(code).toHaveLength([9, 12, 14, 16, 18][n] ?? -1);
      if (n > 0) expect(codes.has(parent ?? '') && code.startsWith(parent ?? 'x')).toBe(true);
    }
  });

  it.each([0, 1, 2, 3])(
    'covers areas of level %i with those below, edge for edge: no gap and no overlap',
    (n) => {
      for (const parent of level(n)) {
        const below = level(n + 1).filter((area) => area.parent === parent.code);
        expect(below.length, parent.code).toBeGreaterThan(0);
        expect(outerEdges(below), parent.code).toEqual(outerEdges([parent]));
        const sum = below.reduce((total, area) => total + squareMetres(area), 0);
        expect(Math.abs(sum - squareMetres(parent)), parent.code).toBeLessThan(0.01);
      }
    }
  );

  it('covers the same ground, edge for edge, with the cells that a community had before', () => {
    expect(ground.earlier.length).toBeGreaterThanOrEqual(2);
    for (const { community, areas, moved } of ground.earlier) {
      const now = ground.areas.filter((area) => area.code === community);
      expect(moved.length).toBeGreaterThan(0);
      for (const n of [2, 3, 4]) {
        expect(outerEdges(areas.filter((area) => area.level === n)), `${community} ${n}`).toEqual(
          outerEdges(now)
        );
      }
      const codes = new Set(areas.map(({ code }) => code));
      for (const { now: today, then } of moved) {
        expect(codes.has(then) && !codes.has(today)).toBe(true);
        expect(
          ground.areas.some(({ code }) => code === then),
          'a code is not used again'
        ).toBe(false);
      }
    }
  });

  it('draws valid areas and buildings in one piece', async () => {
    await withGeos((bench) => {
      const all = [...ground.areas, ...ground.earlier.flatMap(({ areas }) => areas)];
      expect(all.filter(({ outline }) => outline.length !== 1).map(({ code }) => code)).toEqual([]);
      const invalid = (coordinates: Degrees[][]): boolean =>
        bench.part((part) => !part.isValid(part.read({ type: 'Polygon', coordinates })));
      expect(all.filter(({ outline }) => outline.some(invalid)).map(({ code }) => code)).toEqual([]);
      expect(ground.buildings.filter(({ footprint }) => invalid(footprint)).map(({ code }) => code)).toEqual(
        []
      );
    });
  });

  it('cuts no building: each lies wholly in its building grid', async () => {
    const leaves = new Map(level(4).map((leaf) => [leaf.code, leaf]));
    await withGeos((bench) => {
      const outside = ground.buildings.map(({ footprint, area }) =>
        bench.part((part) => {
          const leaf = part.read({
            type: 'MultiPolygon',
            coordinates: (leaves.get(area)?.outline ?? []).map((rings) => inMetres(rings).coordinates)
          });
          return part.area(part.difference(part.read(inMetres(footprint)), leaf));
        })
      );
      expect(Math.max(...outside)).toBe(0);
    });
  });

  it('has no two buildings that overlap by more than a square metre', async () => {
    await withGeos((bench) => {
      const whole = bench.read({
        type: 'GeometryCollection',
        geometries: ground.buildings.map(({ footprint }) => inMetres(footprint))
      });
      const sum = ground.buildings.reduce((total, { footprint }) => total + areaOf(inMetres(footprint)), 0);
      expect(sum - bench.area(bench.union(whole))).toBeLessThan(1);
    });
  });

  it('has building grids of 30 to 80 households mostly, and a few where nobody lives', () => {
    const households = new Map(level(4).map(({ code }) => [code, 0]));
    for (const building of ground.buildings)
      households.set(building.area, (households.get(building.area) ?? 0) + building.households);
    const counts = [...households.values()];
    expect(counts.filter((n) => n >= 30 && n <= 80).length / counts.length).toBeGreaterThan(0.6);
    expect(counts.filter((n) => n >= 10).length / counts.length).toBeGreaterThan(0.8);
    expect(counts.filter((n) => n === 0).length).toBeGreaterThan(3);
  });

  it('calls every street by one Chinese name, and no two streets or estates by the same', () => {
    const streets = ground.features.filter(({ kind, name }) => kind === 'street' && name !== undefined);
    expect(streets.length).toBeGreaterThan(100);
    for (const { name, nameEn } of streets) {
      expect(name).toMatch(/^\p{Script=Han}+(路|街|巷|大道|胡同)$/u);
      expect(nameEn).toMatch(/^[A-Z][a-zü]+ (Road|Street|Lane|Avenue|Hutong)$/u);
    }
    const numbers = ground.buildings.filter(({ name }) => name !== '').map(({ name }) => name);
    expect(new Set(numbers).size).toBe(numbers.length);
    const codes = ground.buildings.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('lets no name of the source through', async () => {
    const real = new Set<string>();
    for (const { tags } of await readTiles([71.3, 51, 71.6, 51.3])) {
      for (const [key, value] of Object.entries(tags)) {
        if (
          /^(name|alt_name|old_name|int_name|official_name|addr:|operator|brand|contact|phone|website|email|opening_hours)/u.test(
            key
          )
        )
          real.add(value);
      }
    }
    expect(real.size).toBeGreaterThan(2000);
    const said: string[] = [];
    JSON.stringify(ground, (_, value: unknown) => {
      if (typeof value === 'string') said.push(value);
      return value;
    });
    expect(said.filter((word) => /\p{Script=Cyrillic}/u.test(word))).toEqual([]);
    expect([...new Set(said)].filter((word) => real.has(word) && !/^\d+$/u.test(word))).toEqual([]);
  });

  it('is the same every time', async () => {
    const again = await computeOffice(DEMONSTRATION_OFFICE, quiet);
    expect(JSON.stringify(again)).toBe(JSON.stringify(ground));
  }, 120_000);
});
