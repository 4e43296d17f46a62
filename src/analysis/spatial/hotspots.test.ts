import { describe, expect, it } from 'vitest';
import { findHotspots, unfit } from './hotspots.ts';
import { ring, sheet } from './orders.fixture.ts';
import { rowStandardised } from './weights.ts';

const dealing = { permutations: 9999, seed: 1 };

describe('findHotspots', () => {
  // A hot corner of 3 × 3 in a sheet of 12 × 12 with a little weather.
  const weather = Array.from({ length: 144 }, (_, at) => ((at * 7919) % 101) / 25);
  const corner = weather.map((value, at) => (at % 12 < 3 && at < 36 ? value + 30 : value));
  const { areas, statement } = findHotspots(corner, rowStandardised(sheet(12, 12)), dealing);

  it('marks as hot what lies in the hot corner, and nothing far from it', () => {
    expect(areas[13]?.cluster).toBe('hot');
    areas.forEach(({ cluster }, at) => {
      if (cluster === 'hot') expect(at % 12 < 3 && at < 36).toBe(true);
    });
  });

  it('counts what it marks, and expects a twentieth of that by luck', () => {
    const marked = areas.filter(({ cluster }) => cluster !== null).length;
    expect(statement.counts.hot).toBe(areas.filter(({ cluster }) => cluster === 'hot').length);
    expect(statement.asked).toBe(144);
    expect(statement.byLuck).toBeCloseTo(marked / 20, 14);
  });

  it('marks by the corrected p alone', () => {
    for (const { cluster, fdr } of areas) expect(cluster !== null).toBe(fdr !== null && fdr <= 0.05);
  });

  it('calls a low one among high ones an outlier', () => {
    const values = corner.map((value, at) => (at === 13 ? -30 : value));
    expect(findHotspots(values, rowStandardised(sheet(12, 12)), dealing).areas[13]?.cluster).toBe(
      'low-outlier'
    );
  });
});

describe('unfit', () => {
  it.each([
    ['too-few-areas', [1, 2, 3], ring(3)],
    ['too-few-areas', [1, 2, 3, 4], [[1], [0, 2], [1], []]],
    ['all-the-same', [2, 2, 2, 2], ring(4)],
    ['all-the-same', [0.1 + 0.2, 0.3, 0.3, 0.3], ring(4)],
    [undefined, [1, 2, 3, 4], ring(4)]
  ])('says %s', (reason, values, neighbours) => {
    expect(unfit(values, rowStandardised(neighbours))).toBe(reason);
  });
});
