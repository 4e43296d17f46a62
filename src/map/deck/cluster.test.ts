import { describe, expect, it } from 'vitest';
import type { IncidentMark, Lamp } from '../scene.ts';
import { clusters, clusterZoom, EVERY_ONE_ZOOM } from './cluster.ts';

const mark = (id: number, lng: number, lat: number, lamp: Lamp = 'settled'): IncidentMark => ({
  id,
  lng,
  lat,
  lamp,
  category: 'E0401',
  area: '990100001001'
});

/** A thousand incidents spread over about four square kilometres, in every state. */
const town = Array.from({ length: 1000 }, (_, id) => {
  const lamps = ['settled', 'settled', 'settled', 'on_time', 'nearly_due', 'late'] as const;
  return mark(id, 71.44 + ((id * 37) % 101) * 0.00028, 51.157 + ((id * 53) % 97) * 0.00018, lamps[id % 6]);
});

describe('clusters', () => {
  it.each([10, 13.5, 15, 16.5, 17, 20])('holds every incident exactly once at zoom %s', (zoom) => {
    const ids = clusters(town, zoom).flatMap(({ members }) => members.map(({ id }) => id));
    expect(ids.toSorted((a, b) => a - b)).toEqual(town.map(({ id }) => id));
  });

  it('never mixes states, so that a number is a number of one of them', () => {
    for (const { lamp, members } of clusters(town, 12)) {
      expect(members.every((member) => member.lamp === lamp)).toBe(true);
    }
  });

  it('gives every incident a mark of its own when near', () => {
    expect(clusters(town, EVERY_ONE_ZOOM)).toHaveLength(town.length);
  });

  it('puts what is most urgent last, to be drawn on top', () => {
    const lamps = clusters(town, 13).map(({ lamp }) => lamp);
    expect(lamps.lastIndexOf('settled')).toBeLessThan(lamps.indexOf('on_time'));
    expect(lamps.lastIndexOf('nearly_due')).toBeLessThan(lamps.indexOf('late'));
  });

  it('leaves an incident that is alone exactly where it is', () => {
    const [alone] = clusters([mark(1, 71.4412345, 51.1598765)], 12);
    expect(alone?.position).toEqual([71.4412345, 51.1598765]);
  });

  it('gathers neighbours at the middle of them', () => {
    const [both, ...others] = clusters([mark(1, 71.44, 51.16), mark(2, 71.4402, 51.16)], 13);
    expect(others).toEqual([]);
    expect(both?.position[0]).toBeCloseTo(71.4401, 6);
  });
});

describe('clusterZoom', () => {
  it('changes at half zooms only, and not any more once every incident is shown', () => {
    expect(clusterZoom(14.49)).toBe(14);
    expect(clusterZoom(14.5)).toBe(14.5);
    expect(clusterZoom(19.7)).toBe(EVERY_ONE_ZOOM);
  });
});
