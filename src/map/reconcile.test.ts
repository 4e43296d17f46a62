import { describe, expect, it } from 'vitest';
import { changes } from './reconcile.ts';
import { emptyScene } from './scene.fixture.ts';
import { layersOf, lookOf } from './style.ts';
import type { MapScene } from './scene.ts';

const layersIn = (scene: Partial<MapScene>) => layersOf(lookOf({ ...emptyScene, ...scene }, false));

describe('changes', () => {
  it('finds none between two equal looks', () => {
    expect(changes(layersIn({}), layersIn({}))).toEqual([]);
  });

  it('changes the theme without taking a layer off or adding one', () => {
    const found = changes(layersIn({ theme: 'light' }), layersIn({ theme: 'dark' }));
    expect(found).toContainEqual(expect.objectContaining({ do: 'paint', id: 'land', name: 'fill-color' }));
    expect(found.filter((change) => change.do === 'add' || change.do === 'remove')).toEqual([]);
  });

  it('changes the level by filters', () => {
    const found = changes(layersIn({ level: 1 }), layersIn({ level: 4 }));
    expect(found).toContainEqual({ do: 'filter', id: 'area-hit', value: ['==', ['get', 'level'], 4] });
  });

  it('takes back what a look no longer says', () => {
    const before = layersIn({}).map((layer) =>
      layer.id === 'paper' ? { ...layer, paint: { ...layer.paint, 'background-opacity': 0.5 } } : layer
    ) as ReturnType<typeof layersIn>;
    expect(changes(before, layersIn({}))).toEqual([
      { do: 'paint', id: 'paper', name: 'background-opacity', value: undefined }
    ]);
  });

  it('removes before it adds', () => {
    const [first, ...others] = layersIn({});
    if (!first) throw new Error('a style has layers');
    const last = others.at(-1);
    expect(changes([first, ...others.slice(0, -1)], others).map((change) => change.do)).toEqual([
      'remove',
      'add'
    ]);
    expect(last).toBeDefined();
  });
});
