import { describe, expect, it } from 'vitest';
import { bytes, contrast, fromHex, oklch, toHex } from './oklch.ts';

describe('OKLCH', () => {
  it('agrees with the published values of red, white and mid grey', () => {
    const red = fromHex('#ff0000');
    expect(red.l).toBeCloseTo(0.628, 3);
    expect(red.c).toBeCloseTo(0.2577, 3);
    expect(red.h).toBeCloseTo(29.23, 1);
    expect(fromHex('#ffffff').l).toBeCloseTo(1, 4);
    expect(fromHex('#808080').c).toBeCloseTo(0, 3);
  });

  it.each(['#1c5fd0', '#0b6e69', '#b3261e', '#f3f2ef', '#000000'])(
    'gives %s back after a round trip',
    (hex) => {
      expect(toHex(fromHex(hex))).toBe(hex);
    }
  );

  it('keeps lightness and hue of a colour that the screen cannot show, at the cost of chroma', () => {
    const shown = fromHex(toHex(oklch(0.8, 0.4, 145)));
    expect(shown.l).toBeCloseTo(0.8, 2);
    expect(shown.h).toBeCloseTo(145, 0);
    expect(shown.c).toBeLessThan(0.4);
  });
});

describe('contrast', () => {
  it('is 21 between black and white, whichever comes first', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  });
});

describe('bytes', () => {
  it('reads the three channels', () => {
    expect(bytes('#0180ff')).toEqual([1, 128, 255]);
  });
});
