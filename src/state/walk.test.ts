import { describe, expect, it } from 'vitest';
import type { AreaMap } from '../data/areas.ts';
import { Areas } from './areas.svelte.ts';
import { stepAside, stepDown, stepTo, stepUp } from './walk.ts';

//   office 1 ── communities 11 (west), 12 (east) ── groups 111, 112 of 11
const at = (lng: number, lat: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [lng, lat],
      [lng + 1, lat],
      [lng + 1, lat + 1],
      [lng, lat]
    ] as [number, number][]
  ]
});
const area = (code: string, level: number, lng: number): AreaMap['features'][number] => ({
  type: 'Feature',
  geometry: at(lng, 0),
  properties: {
    code,
    parent: code.length === 1 ? null : code.slice(0, -1),
    level,
    name: code,
    name_en: null,
    plan_id: null,
    label: [lng, 0],
    area_ha: 1
  }
});
const map: AreaMap = {
  type: 'FeatureCollection',
  features: [area('1', 0, 0), area('11', 1, 0), area('12', 1, 2), area('111', 2, 0), area('112', 2, 1)]
};

async function areas() {
  const found = new Areas({ map: async () => map, summary: () => Promise.reject(new Error('not asked')) });
  await found.map.ask({ scope: '1', asOf: '2026-11-22' });
  return found;
}

describe('going about the areas', () => {
  it('goes down to the first child, and shows its level', async () => {
    expect(stepDown(await areas(), { code: '11', shownLevel: 1, firstLevel: 1 })).toEqual({
      code: '111',
      level: 2
    });
    expect(stepDown(await areas(), { code: '111', shownLevel: 2, firstLevel: 1 })).toBeUndefined();
  });

  it('goes up again to the level it came from', async () => {
    expect(stepUp(await areas(), { code: '111', shownLevel: 2, firstLevel: 1 })).toEqual({
      code: '11',
      level: 1
    });
    expect(stepUp(await areas(), { code: '11', shownLevel: 1, firstLevel: 1 })).toEqual({
      code: '1',
      level: 1
    });
    expect(stepUp(await areas(), { code: '1', shownLevel: 1, firstLevel: 1 })).toBeUndefined();
  });

  it('keeps a finer level that was chosen', async () => {
    expect(stepUp(await areas(), { code: '11', shownLevel: 2, firstLevel: 1 })).toEqual({
      code: '1',
      level: 2
    });
    expect(stepTo({ code: '11', level: 1 }, 2)).toEqual({ code: '11', level: 2 });
  });

  it('never shows a level coarser than what is selected', () => {
    expect(stepTo({ code: '111', level: 2 }, 1).level).toBe(2);
  });

  it('goes aside to the neighbour on the same level, across the border of the parent too', async () => {
    const standing = { code: '11', shownLevel: 1, firstLevel: 1 };
    expect(stepAside(await areas(), standing, 'right')?.code).toBe('12');
    expect(stepAside(await areas(), standing, 'left')).toBeUndefined();
  });
});
