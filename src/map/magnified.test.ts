import {
  createExpression,
  validateStyleMin,
  type StyleSpecification
} from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { magnified } from './magnified.ts';
import { LAYER_GROUPS } from './scene.ts';
import { emptyScene } from './scene.fixture.ts';
import { dataSources, tileSource } from './sources.ts';
import { layersOf, lookOf } from './style.ts';
import type { MapLayer } from './types.ts';

const tiles = {
  urls: ['https://tiles.example.org/{z}/{x}/{y}.png'],
  tileSize: 256,
  minZoom: 0,
  maxZoom: 18,
  credit: ''
} as const;
const need = { form: 'choropleth', measure: 'rate', unit: 'households', areas: [], squares: [] } as const;
const all = Object.fromEntries(LAYER_GROUPS.map((group) => [group, true]));
const usual = layersOf(lookOf({ ...emptyScene, layers: all, need, tiles }, false));

/** What a property is at a zoom, for a street of the highest rank that is also an area of the first level. */
function at(
  layers: readonly MapLayer[],
  id: string,
  part: 'layout' | 'paint',
  name: string,
  zoom: number
): unknown {
  const properties: unknown = layers.find((layer) => layer.id === id)?.[part];
  const value = (properties as Record<string, unknown>)[name];
  if (!Array.isArray(value)) return value;
  const expression = createExpression(value, `layers[0].${part}.${name}`);
  if (expression.result !== 'success') throw new Error(`no expression in ${id} ${name}`);
  return expression.value.evaluate(
    { zoom },
    { type: 'LineString', properties: { class: 'primary', level: 1, area_ha: 3, size: 20 }, geometry: [] }
  );
}

describe('magnified', () => {
  it('leaves the usual display as it is', () => {
    expect(magnified(usual, 1)).toEqual(usual);
  });

  it('obeys the style specification', () => {
    const style: StyleSpecification = {
      version: 8,
      glyphs: 'https://example.org/{fontstack}/{range}.pbf',
      sources: { ...dataSources, tiles: tileSource(tiles) },
      layers: magnified(usual, 1.75)
    };
    expect(validateStyleMin(style)).toEqual([]);
  });

  it.each([
    ['street', 'paint', 'line-width'],
    ['area-line', 'paint', 'line-width'],
    ['area-name', 'layout', 'text-size'],
    ['street-name', 'layout', 'text-size'],
    ['street-name', 'layout', 'symbol-spacing'],
    ['facility-icon', 'layout', 'icon-size'],
    ['facility-dot', 'paint', 'circle-radius'],
    ['selection-point', 'paint', 'circle-radius'],
    ['incident-room', 'layout', 'icon-size']
  ] as const)('makes %s %s %s twice as large one zoom later', (id, part, name) => {
    const twice = magnified(usual, 2);
    for (const zoom of [13, 14.3, 16, 18.2]) {
      expect(at(twice, id, part, name, zoom + 1)).toBeCloseTo(2 * Number(at(usual, id, part, name, zoom)), 9);
    }
  });

  it('moves opacity and the first zoom, and does not enlarge them', () => {
    const twice = magnified(usual, 2);
    expect(at(twice, 'building', 'paint', 'fill-opacity', 15)).toBe(
      at(usual, 'building', 'paint', 'fill-opacity', 14)
    );
    expect(twice.find(({ id }) => id === 'facility-icon')?.minzoom).toBe(16);
  });

  it('moves the zoom at which a filter lets more through', () => {
    const filter = magnified(usual, 2).find(({ id }) => id === 'street-name');
    expect(JSON.stringify(filter)).toContain('["step",["zoom"],["in",["get","class"]');
    expect(JSON.stringify(filter)).toContain('],15,true]');
  });
});
