import type { FeatureCollection, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { geojson } from './geojson.ts';
import { nasty } from './nasty.fixture.ts';
import type { Polygons, ShownShapes } from './table.ts';

const square = (lng: number, lat: number, side: number, clockwise: boolean) => {
  const ring = [
    [lng, lat],
    [lng + side, lat],
    [lng + side, lat + side],
    [lng, lat + side],
    [lng, lat]
  ] as const;
  return clockwise ? ring.toReversed() : ring;
};
const shown = (shape: Polygons, name: string | number = '甲'): ShownShapes => ({
  title: '困难户',
  columns: [
    { key: 'name', name: '名称', unit: '', kind: 'text' },
    { key: 'value', name: '困难户', unit: '户', kind: 'number' }
  ],
  rows: [[name, '少于5']],
  remarks: [{ key: 'period', name: '期间', text: '2026年11月' }],
  shapes: [shape]
});
interface File extends FeatureCollection<Polygon> {
  metadata: { period: string; columns: unknown };
}
const written = (from: ShownShapes) => JSON.parse(geojson(from)) as File;
/** Twice the area, positive where a ring runs counterclockwise. */
const signed = (ring: number[][]) =>
  ring.reduce((sum, [x = 0, y = 0], at) => {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? [];
    return sum + (x - 120) * (nextY - 30) - (nextX - 120) * (y - 30);
  }, 0);

describe('geojson', () => {
  it.each([true, false])(
    'turns outlines counterclockwise and holes clockwise (given clockwise: %s)',
    (given) => {
      const [feature] = written(
        shown([[square(120, 30, 0.001, given), square(120.0002, 30.0002, 0.0001, given)]])
      ).features;
      const [outline = [], hole = []] = feature?.geometry.coordinates ?? [];
      expect(signed(outline)).toBeGreaterThan(0);
      expect(signed(hole)).toBeLessThan(0);
      expect(outline).toHaveLength(5);
      expect(outline[0]).toEqual(outline.at(-1));
    }
  );

  it('closes a ring that was left open, and rounds to a centimetre', () => {
    const open = square(120.123456789, 30, 0.001, false).slice(0, 4);
    const [ring = []] = written(shown([[open]])).features[0]?.geometry.coordinates ?? [];
    expect(ring).toHaveLength(5);
    expect(ring[0]).toEqual([120.1234568, 30]);
    expect(ring.at(-1)).toEqual(ring[0]);
  });

  it('makes one polygon a Polygon and several a MultiPolygon', () => {
    const one = [square(120, 30, 0.001, false)];
    expect(written(shown([one])).features[0]?.geometry.type).toBe('Polygon');
    expect(written(shown([one, [square(120.1, 30, 0.001, true)]])).features[0]?.geometry.type).toBe(
      'MultiPolygon'
    );
  });

  it('holds the word where a figure is withheld, and says under metadata what the columns are', () => {
    const file = written(shown([[square(120, 30, 0.001, false)]]));
    expect(file.features[0]?.properties).toEqual({ name: '甲', value: '少于5' });
    expect(file.metadata).toEqual({
      period: '2026年11月',
      columns: { name: { name: '名称' }, value: { name: '困难户', unit: '户' } }
    });
    expect('crs' in file).toBe(false);
  });

  it('gives nasty names back as they are', () => {
    for (const name of [...nasty.harmless, ...nasty.formulas])
      expect(written(shown([[square(120, 30, 0.001, false)]], name)).features[0]?.properties?.['name']).toBe(
        name
      );
  });

  it('refuses a table whose rows and shapes do not match', () => {
    expect(() => geojson({ ...shown([]), shapes: [] })).toThrow('1 rows and 0 shapes');
  });

  it('gives what lies nowhere no shape, and keeps its figures', () => {
    const [feature] = written(shown([])).features;
    expect(feature).toMatchObject({ geometry: null, properties: { value: '少于5' } });
  });
});
