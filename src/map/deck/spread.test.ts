import { describe, expect, it } from 'vitest';
import type { IncidentMark, Lamp } from '../scene.ts';
import type { Cluster } from './cluster.ts';
import { diameter } from './diameter.ts';
import { latOf, lngOf, TILE, worldX, worldY } from './mercator.ts';
import { spread } from './spread.ts';

const ZOOM = 15;
const WORLD = TILE * 2 ** ZOOM;

/** A cluster of `count` incidents, at a place in pixels. */
function clusterAt(x: number, y: number, lamp: Lamp, count: number): Cluster {
  const position: [number, number] = [lngOf(0.7 + x / WORLD), latOf(0.33 + y / WORLD)];
  const member: IncidentMark = {
    id: 1,
    lng: position[0],
    lat: position[1],
    lamp,
    category: '',
    area: ''
  };
  return { lamp, position, members: Array.from({ length: count }, () => member) };
}

function distance(a: Cluster | undefined, b: Cluster | undefined): number {
  if (!a || !b) return Number.NaN;
  const [ax, ay] = [worldX(a.position[0]) * WORLD, worldY(a.position[1]) * WORLD];
  return Math.hypot(ax - worldX(b.position[0]) * WORLD, ay - worldY(b.position[1]) * WORLD);
}

describe('spread', () => {
  it('moves a bubble off a more urgent mark until they only touch', () => {
    const [settled, late] = spread([clusterAt(3, 0, 'settled', 12), clusterAt(0, 0, 'late', 1)], ZOOM);
    if (!settled || !late) throw new Error('none may be lost');
    expect(distance(settled, late)).toBeCloseTo((diameter(settled) + diameter(late)) / 2, 3);
    expect(distance(late, clusterAt(0, 0, 'late', 1))).toBe(0);
  });

  it('parts two bubbles on the very same spot', () => {
    const [one, other] = spread([clusterAt(0, 0, 'settled', 9), clusterAt(0, 0, 'on_time', 9)], ZOOM);
    expect(distance(one, other)).toBeGreaterThan(20);
  });

  it('never moves the mark of a single incident', () => {
    const single = clusterAt(2, 0, 'settled', 1);
    expect(spread([single, clusterAt(0, 0, 'late', 30)], ZOOM)[0]).toBe(single);
  });

  it('keeps the order of clusters, and all of them', () => {
    const crowd = Array.from({ length: 40 }, (_, index) =>
      clusterAt((index % 7) * 5, index, 'settled', index + 1)
    );
    expect(spread(crowd, ZOOM).map(({ members }) => members.length)).toEqual(
      crowd.map(({ members }) => members.length)
    );
  });

  it('does not let a bubble stray far from its incidents', () => {
    const crowd = Array.from({ length: 60 }, (_, index) => clusterAt(index % 8, index % 5, 'settled', 50));
    for (const [index, cluster] of spread(crowd, ZOOM).entries()) {
      expect(distance(cluster, crowd[index])).toBeLessThan(45);
    }
  });
});
