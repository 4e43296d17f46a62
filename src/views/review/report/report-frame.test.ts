import { describe, expect, it } from 'vitest';
import { pathOver, scaleBar } from './report-frame.ts';

describe('the drawing of a community', () => {
  // 0.02° by 0.01° at 60° north: about 1,113 m each way.
  const frame = pathOver([71, 60, 71.02, 60.01], 320, 240);

  it('has metres of one length in both directions', () => {
    const [west, north] = frame.place([71, 60.01]);
    const [east, south] = frame.place([71.02, 60]);
    expect((east - west) / (south - north)).toBeCloseTo(1, 3);
    expect((east - west) * frame.metresPerUnit).toBeCloseTo(1113.2, 0);
  });

  it('keeps within its sides, north up', () => {
    const [x, y] = frame.place([71.02, 60]);
    expect(x).toBeLessThan(320);
    expect(y).toBeGreaterThan(frame.place([71.02, 60.01])[1]);
    expect(y).toBeLessThan(frame.height - 14);
  });

  it('closes every ring of an outline', () => {
    const square = [
      [71, 60],
      [71.02, 60],
      [71.02, 60.01]
    ] as const;
    expect(frame.path([[square], [square]]).match(/M[^Z]+Z/g)).toHaveLength(2);
  });

  it.each([
    [1, 70, 50],
    [3, 70, 200],
    [8, 70, 500]
  ])('of %s m a unit has a bar of round metres', (metresPerUnit, most, metres) => {
    expect(scaleBar(metresPerUnit, most)).toEqual({
      metres,
      length: Math.round((metres / metresPerUnit) * 100) / 100
    });
  });
});
