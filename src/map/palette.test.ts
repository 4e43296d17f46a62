import { describe, expect, it } from 'vitest';
import { contrast, fromHex } from './oklch.ts';
import { NEED_CLASSES, palettes, ramp, REACH_CLASSES } from './palette.ts';
import { oklch } from './oklch.ts';

const themes = ['light', 'dark'] as const;

/**
 * Roughly what someone without green-sensitive cones sees: red and green fall together, so that only lightness and
 * blueness are left to tell colours apart.
 */
function withoutGreen(hex: string): [number, number] {
  const { l, c, h } = fromHex(hex);
  return [l, c * Math.sin((h * Math.PI) / 180)];
}

const ramps = themes.flatMap((theme) => [
  { name: 'need' as const, theme, classes: NEED_CLASSES },
  { name: 'reach' as const, theme, classes: REACH_CLASSES }
]);

describe.each(ramps)('the $name ramp, $theme', ({ name, theme, classes }) => {
  const colours = palettes[theme][name];
  const lightness = colours.map((hex) => fromHex(hex).l);
  const steps = lightness.slice(1).map((l, index) => l - (lightness[index] ?? 0));

  it('has a colour for every class', () => {
    expect(colours).toHaveLength(classes);
  });

  it('goes one way in lightness: what is less is nearer to the ground', () => {
    const direction = theme === 'light' ? -1 : 1;
    expect(steps.every((step) => Math.sign(step) === direction)).toBe(true);
  });

  it('goes in even steps', () => {
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    for (const step of steps) expect(Math.abs(step - mean)).toBeLessThan(0.012);
  });

  it('can be told apart class by class without seeing green', () => {
    const seen = colours.map(withoutGreen);
    for (let i = 1; i < seen.length; i++) {
      const [l1, b1] = seen[i - 1] ?? [0, 0];
      const [l2, b2] = seen[i] ?? [0, 0];
      expect(Math.hypot(l2 - l1, b2 - b1)).toBeGreaterThan(0.06);
    }
  });
});

describe.each(themes)('contrast, %s', (theme) => {
  const colours = palettes[theme];

  it.each(['streetLabel', 'areaLabel', 'waterLabel', 'buildingLabel', 'service'] as const)(
    'text in %s can be read on land',
    (name) => {
      expect(contrast(colours[name], colours.land)).toBeGreaterThanOrEqual(4.5);
    }
  );

  it.each(['accent', 'late', 'onTime', 'nearlyDueEdge', 'settled', 'service', 'hover'] as const)(
    'a mark in %s stands out from land',
    (name) => {
      expect(contrast(colours[name], colours.land)).toBeGreaterThanOrEqual(3);
    }
  );

  it('streets that are reached stand out from their casing, whatever lies below', () => {
    expect(contrast(colours.reached, colours.reachedCasing)).toBeGreaterThanOrEqual(7);
  });

  it('numbers can be read on their bubbles', () => {
    expect(contrast(colours.onLate, colours.late)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.onNearlyDue, colours.nearlyDue)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.onSettled, colours.settledGround)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.onTime, colours.land)).toBeGreaterThanOrEqual(4.5);
  });

  it('names of areas can be read on their halo', () => {
    expect(contrast(colours.areaLabel, colours.areaCasing)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.areaLine[0], colours.areaCasing)).toBeGreaterThanOrEqual(4.5);
  });

  it('the ground is quiet: nothing on it has more chroma than the palest data', () => {
    for (const name of [
      'land',
      'beyond',
      'yard',
      'campus',
      'pitch',
      'green',
      'park',
      'street',
      'building',
      'water'
    ] as const) {
      expect(fromHex(colours[name]).c).toBeLessThanOrEqual(0.032);
    }
  });
});

describe('ramp', () => {
  it('begins and ends where it is told to', () => {
    const colours = ramp(oklch(0.9, 0.03, 90), oklch(0.4, 0.09, 30), 0.05, 5).map(fromHex);
    expect(colours[0]?.l).toBeCloseTo(0.9, 2);
    expect(colours[4]?.l).toBeCloseTo(0.4, 2);
  });
});
