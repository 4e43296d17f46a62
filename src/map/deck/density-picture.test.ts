import { describe, expect, it } from 'vitest';
import { paint } from './density-picture.ts';

const COLOURS = [
  [10, 0, 0],
  [20, 0, 0],
  [30, 0, 0]
] as const;

function painted(width: number, height: number, values: readonly number[]) {
  const pixels = new Uint8ClampedArray(width * height * 16 * 4);
  paint(pixels, { values: Float32Array.from(values), width, height, breaks: [1, 2] }, COLOURS);
  const pixel = (x: number, y: number) => [...pixels.slice((y * width * 4 + x) * 4).slice(0, 4)];
  return pixel;
}

describe('paint', () => {
  it('gives the same class the same colour wherever it lies', () => {
    const pixel = painted(2, 1, [1.5, 1.5]);
    for (const x of [0, 3, 4, 7]) expect(pixel(x, 2)).toEqual([20, 0, 0, 255]);
  });

  it('runs evenly from the middle of one cell to the middle of the next', () => {
    const pixel = painted(2, 1, [0, 3]);
    const reds = [0, 1, 2, 3, 4, 5, 6, 7].map((x) => pixel(x, 0)[0]);
    expect(reds).toEqual([10, 10, 10, 20, 20, 30, 30, 30]);
  });

  it('leaves what has no value clear, and does not let it spill over its neighbours', () => {
    const pixel = painted(2, 1, [Number.NaN, 3]);
    expect(pixel(0, 0)[3]).toBe(0);
    expect(pixel(3, 0)[3]).toBe(0);
    expect(pixel(4, 0)).toEqual([30, 0, 0, 255]);
  });
});
