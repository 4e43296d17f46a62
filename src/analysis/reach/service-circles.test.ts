import { describe, expect, it } from 'vitest';
import { reachSettings, usualCircle } from './service-circles.ts';

const named = (code: string) => ({ code, name_zh: code, name_en: code });
const walk = { ...named('quarter'), minutes: 15, speed: 60 };
const faultsOf = (settings: Record<string, unknown>) => reachSettings(settings).faults;

describe('the usual circle of a kind', () => {
  it('is the one that the office has named for it, and the first one otherwise', () => {
    const circle = (code: string, metres: number) => ({ code, name_zh: code, name_en: code, metres });
    const settings = reachSettings({
      service_circles: { circles: [circle('near', 300), circle('far', 900)], usual: { clinic: 'far' } }
    });
    expect(['clinic', 'school'].map((kind) => usualCircle(settings, kind).metres)).toEqual([900, 300]);
  });
});

describe('reachSettings', () => {
  it('has a sensible default for an office that has set nothing', () => {
    const { circles, bands, faults } = reachSettings({});
    expect(circles.map(({ code, metres }) => [code, metres])).toEqual([
      ['adult', 800],
      ['elder', 500],
      ['kilometre', 1000]
    ]);
    expect([bands, faults]).toEqual([[0.5, 1, 1.5], []]);
  });

  it('reads circles in minutes and in metres, and the usual one of a kind', () => {
    const settings = reachSettings({
      service_circles: {
        circles: [walk, { ...named('near'), metres: 300 }],
        usual: { elder_canteen: 'near' }
      },
      walking_bands: [0.25, 1],
      supply_scale: { school: 100 }
    });
    expect(settings.circles).toMatchObject([
      { code: 'quarter', metres: 900, walk: { minutes: 15, speed: 60 } },
      { code: 'near', metres: 300, walk: null }
    ]);
    expect(settings.usual.get('elder_canteen')).toBe('near');
    expect(settings.bands).toEqual([0.25, 1]);
    expect(settings.middles.get('school')).toBe(100);
    expect(settings.faults).toEqual([]);
  });

  it('says what is wrong with a setting, and takes the default in its place', () => {
    const key = 'service_circles';
    const circles = (...list: unknown[]) => faultsOf({ [key]: { circles: list } });
    expect(faultsOf({ [key]: [] })).toEqual([{ key, reason: 'shape', at: '' }]);
    expect(faultsOf({ [key]: { circles: [] } })).toEqual([{ key, reason: 'shape', at: '' }]);
    expect(circles(walk, named('none'))).toEqual([{ key, reason: 'circle', at: '2' }]);
    expect(circles(walk, walk)).toEqual([{ key, reason: 'circle', at: '2' }]);
    expect(circles({ ...walk, metres: 900 })).toEqual([{ key, reason: 'circle', at: '1' }]);
    expect(circles({ ...walk, speed: 600 })).toEqual([{ key, reason: 'circle', at: '1' }]);
    expect(circles({ ...named('far'), metres: 90_000 })).toEqual([{ key, reason: 'circle', at: '1' }]);
    expect(circles({ ...named('text'), metres: '800' })).toEqual([{ key, reason: 'circle', at: '1' }]);
    expect(faultsOf({ [key]: { circles: [walk], usual: { school: 'moon' } } })).toEqual([
      { key, reason: 'usual', at: 'school' }
    ]);
    expect(reachSettings({ [key]: { circles: [] } }).circles).toHaveLength(3);
    for (const bands of [[], [1, 0.5], [0.5, 0.5], [0, 1], ['1'], [0.1, 0.2, 0.3, 0.4], 7])
      expect(faultsOf({ walking_bands: bands })).toEqual([{ key: 'walking_bands', reason: 'shape', at: '' }]);
    expect(faultsOf({ supply_scale: { school: 0 } })).toEqual([
      { key: 'supply_scale', reason: 'kind', at: 'school' }
    ]);
  });
});
