import { describe, expect, it } from 'vitest';
import { elsewhere } from './city.ts';
import type { Ground } from './types.ts';

const ring: [number, number][] = [
  [71, 51],
  [71.1, 51],
  [71.1, 51.1],
  [71, 51]
];
const ground: Ground = {
  office: '990100001',
  areas: [{ code: '990100001001', parent: '990100001', level: 1, name: '社区', outline: [[ring]] }],
  earlier: [],
  buildings: [],
  features: [
    {
      kind: 'street',
      class: 'service',
      name: undefined,
      nameEn: undefined,
      bridge: false,
      tunnel: false,
      shape: { type: 'LineString', coordinates: ring }
    }
  ],
  places: [{ kind: 'school', at: [71, 51], area: '990100001001', building: undefined }],
  streetside: [],
  metricSrid: 32642
};

describe('a city laid elsewhere', () => {
  const moved = elsewhere(ground, '990200', 0.3);

  it('has the codes of the other county throughout', () => {
    expect(moved.office).toBe('990200001');
    expect(moved.areas[0]).toMatchObject({ code: '990200001001', parent: '990200001' });
    expect(moved.places[0]?.area).toBe('990200001001');
  });

  it('lies to the north, all of it by as much', () => {
    const there = ring.map(([lng, lat]) => [lng, Math.round((lat + 0.3) * 1e7) / 1e7]);
    expect(moved.areas[0]?.outline).toEqual([[there]]);
    expect(moved.features[0]?.shape.coordinates).toEqual(there);
  });

  it('leaves the first where it was', () => {
    expect(ground.areas[0]?.outline[0]?.[0]?.[0]).toEqual([71, 51]);
  });
});
