import { validateStyleMin, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { ORDER } from './order.ts';
import { LAYER_GROUPS, type MapScene } from './scene.ts';
import { emptyScene } from './scene.fixture.ts';
import { dataSources, tileSource } from './sources.ts';
import { layersOf, lookOf } from './style.ts';

const tiles = {
  urls: ['https://tiles.example.org/{z}/{x}/{y}.png'],
  tileSize: 256,
  minZoom: 0,
  maxZoom: 18,
  credit: ''
} as const;
const need = { form: 'choropleth', measure: 'rate', unit: 'households', areas: [], squares: [] } as const;
const all = Object.fromEntries(LAYER_GROUPS.map((group) => [group, true]));

const looks: [string, Partial<MapScene>, boolean][] = (['light', 'dark'] as const).flatMap((theme) =>
  (['zh-CN', 'en'] as const).flatMap((language) =>
    [0, 1, 2, 3, 4].flatMap((level): [string, Partial<MapScene>, boolean][] => [
      [
        `${theme} ${language} ${level} with everything`,
        { theme, language, level, layers: all, need, tiles },
        true
      ],
      [`${theme} ${language} ${level} hidden`, { theme, language, level, layers: {}, tiles }, false]
    ])
  )
);

const layersIn = (scene: Partial<MapScene>, tilted = false) =>
  layersOf(lookOf({ ...emptyScene, ...scene }, tilted));

describe('the style', () => {
  it.each(looks)('obeys the style specification: %s', (_, scene, tilted) => {
    const style: StyleSpecification = {
      version: 8,
      // We ask for no glyphs, every label is drawn with local fonts; only the validator insists on an address.
      glyphs: 'https://example.org/{fontstack}/{range}.pbf',
      sources: { ...dataSources, tiles: tileSource(tiles) },
      layers: layersIn(scene, tilted)
    };
    expect(validateStyleMin(style)).toEqual([]);
  });

  it('keeps hidden layers in the stack, so that showing one does not move it', () => {
    expect(layersIn({ layers: {} }).map(({ id }) => id)).toEqual(
      layersIn({ layers: all }).map(({ id }) => id)
    );
  });

  it('draws every layer of the stack, in its order', () => {
    expect(layersIn({ layers: all, tiles }).map(({ id }) => id)).toEqual(ORDER);
  });

  it('hides what is not asked for, but for paper, what is drawn and what lies under the pointer', () => {
    const shown = layersIn({ layers: {} }).filter(({ layout }) => layout?.visibility !== 'none');
    expect(shown.map(({ id }) => id)).toEqual([
      'paper',
      'area-hit',
      'hover-fill',
      'hover-line',
      'drawn-counted',
      'drawn-line',
      'drawn-corner',
      'selection-fill',
      'selection-casing',
      'selection-line',
      'selection-point'
    ]);
  });

  it('leaves the land to tiles where there are any', () => {
    const land = (scene: Partial<MapScene>) =>
      layersIn(scene).find(({ id }) => id === 'land')?.layout?.visibility;
    expect(land({ layers: all })).toBe('visible');
    expect(land({ layers: all, tiles })).toBe('none');
  });

  it('lets buildings stand up only under a tilted camera, never both ways at once', () => {
    const seen = (tilted: boolean) =>
      layersIn({ layers: all }, tilted)
        .filter(
          ({ id, layout }) => ['building', 'building-height'].includes(id) && layout?.visibility === 'visible'
        )
        .map(({ id }) => id);
    expect(seen(false)).toEqual(['building']);
    expect(seen(true)).toEqual(['building-height']);
  });
});
