import { describe, expect, it } from 'vitest';
import { fixedBreaks } from './scale.ts';

describe('fixedBreaks', () => {
  it.each([
    [12, 'linear', [2, 4, 6, 8, 10, 12]],
    [0.3, 'linear', [0.05, 0.1, 0.15, 0.2, 0.25, 0.3]],
    [7, 'linear', [1, 2, 3, 4, 5, 6]],
    [7.1, 'linear', [2, 4, 6, 8, 10, 12]],
    [2953, 'linear', [500, 1000, 1500, 2000, 2500, 3000]],
    [12, 'log', [0.2, 0.5, 1, 2, 5, 10]],
    [10, 'log', [0.2, 0.5, 1, 2, 5, 10]],
    [9.9, 'log', [0.1, 0.2, 0.5, 1, 2, 5]],
    [0.001, 'log', [0.00002, 0.00005, 0.0001, 0.0002, 0.0005, 0.001]]
  ] as const)('are round numbers up to %s (%s)', (top, form, breaks) => {
    expect(fixedBreaks(top, form, 6)).toEqual(breaks);
  });

  it('leaves the highest class of a logarithmic scale something, and lets no linear one run far over', () => {
    for (let top = 0.013; top < 1e5; top *= 1.37) {
      expect(fixedBreaks(top, 'log', 6).at(-1)).toBeLessThanOrEqual(top);
      const linear = fixedBreaks(top, 'linear', 6);
      const step = linear[0] ?? NaN;
      expect((linear.at(-1) ?? NaN) + step).toBeGreaterThanOrEqual(top * (1 - 1e-9));
      expect(step).toBeLessThan((2.5 * top) / 7 + 1e-9);
    }
  });

  it.each([0, -1, NaN, Infinity])('refuses a top of %s', (top) => {
    expect(() => fixedBreaks(top, 'linear', 6)).toThrow(RangeError);
  });

  it('go up to the highest value inside a reference, past cells without a value', () => {
    const reference = { values: Float32Array.of(1, NaN, 12, 90), inside: Uint8Array.of(1, 1, 1, 0) };
    expect(fixedBreaks(reference, 'log', 6)).toEqual(fixedBreaks(12, 'log', 6));
    expect(() => fixedBreaks({ ...reference, inside: new Uint8Array(4) }, 'log', 6)).toThrow(RangeError);
  });
});
