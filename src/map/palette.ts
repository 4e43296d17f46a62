import { oklch, toHex, type Oklch } from './oklch.ts';
import type { Theme } from './scene.ts';

/** Every colour the map uses, as #rrggbb. Only data is allowed to be strong; the ground stays quiet. */
export interface Palette {
  /** The ground itself, and the halo of labels on it. */
  land: string;
  /** Laid over what does not belong to the scope. */
  beyond: string;
  /** Paved or built-up plots: parking, works, shops. */
  yard: string;
  /** Schools, hospitals. */
  campus: string;
  /** Where people play. */
  pitch: string;
  green: string;
  park: string;
  water: string;
  street: string;
  streetCasing: string;
  path: string;
  rail: string;
  barrier: string;
  building: string;
  buildingEdge: string;
  buildingLabel: string;
  streetLabel: string;
  waterLabel: string;
  areaLine: readonly [string, string, string, string, string];
  areaCasing: string;
  areaLabel: string;
  /** Households or cases in need, from least to most. */
  need: readonly string[];
  /** From many fewer over no change to many more than before. */
  difference: readonly string[];
  /** Not beyond chance, low among low, low among high, high among low, high among high. */
  chance: readonly string[];
  /** From hardly anybody to nearly everybody within reach of a service. */
  reach: readonly string[];
  /** Streets that are reached on foot, on any of these colours, and what lies around them. */
  reached: string;
  reachedCasing: string;
  /** Stripes of "fewer than 5, or withheld". */
  hatch: string;
  hatchGround: string;
  needEdge: string;
  /** Services: facilities. */
  service: string;
  onService: string;
  /** Selection, and what the planner draws. */
  accent: string;
  /** Under the pointer. */
  hover: string;
  onTime: string;
  nearlyDue: string;
  nearlyDueRest: string;
  nearlyDueEdge: string;
  onNearlyDue: string;
  late: string;
  onLate: string;
  settled: string;
  settledGround: string;
  onSettled: string;
}

/** As many classes as a reader can tell apart and name from a legend. */
export const NEED_CLASSES = 7;

/** Fifths: 0–20–40–60–80–100 %. */
export const REACH_CLASSES = 5;

/**
 * A ramp of `count` colours with equal steps of lightness between `from` and `to`. Chroma swells in the middle, where
 * sRGB has most of it, and hue turns evenly.
 */
export function ramp(from: Oklch, to: Oklch, swell: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const t = index / (count - 1);
    const mix = (a: number, b: number) => a + (b - a) * t;
    return toHex({
      l: mix(from.l, to.l),
      c: mix(from.c, to.c) + swell * Math.sin(Math.PI * t),
      h: mix(from.h, to.h)
    });
  });
}

const hex = (l: number, c: number, h: number) => toHex(oklch(l, c, h));

const light: Palette = {
  land: hex(0.96, 0.0025, 100),
  beyond: hex(0.93, 0.004, 245),
  yard: hex(0.937, 0.004, 80),
  campus: hex(0.945, 0.012, 85),
  pitch: hex(0.935, 0.016, 165),
  green: hex(0.938, 0.018, 135),
  park: hex(0.918, 0.03, 140),
  water: hex(0.872, 0.024, 232),
  street: hex(1, 0, 0),
  streetCasing: hex(0.84, 0.005, 250),
  path: hex(0.85, 0.006, 250),
  rail: hex(0.78, 0.008, 250),
  barrier: hex(0.87, 0.005, 100),
  building: hex(0.895, 0.004, 80),
  buildingEdge: hex(0.83, 0.005, 80),
  buildingLabel: hex(0.52, 0.01, 250),
  streetLabel: hex(0.5, 0.012, 250),
  waterLabel: hex(0.5, 0.05, 235),
  areaLine: [
    hex(0.33, 0.02, 262),
    hex(0.4, 0.025, 262),
    hex(0.56, 0.02, 262),
    hex(0.62, 0.018, 262),
    hex(0.68, 0.014, 262)
  ],
  areaCasing: hex(0.99, 0.002, 240),
  areaLabel: hex(0.46, 0.035, 262),
  need: ramp(oklch(0.945, 0.03, 88), oklch(0.36, 0.09, 26), 0.05, NEED_CLASSES),
  difference: [
    ...ramp(oklch(0.45, 0.09, 235), oklch(0.86, 0.045, 230), 0.02, 3),
    hex(0.955, 0.004, 90),
    ...ramp(oklch(0.87, 0.06, 65), oklch(0.5, 0.14, 40), 0.02, 3)
  ],
  chance: [
    hex(0.945, 0.004, 90),
    hex(0.5, 0.1, 240),
    hex(0.8, 0.06, 235),
    hex(0.83, 0.09, 65),
    hex(0.52, 0.15, 40)
  ],
  reach: ramp(oklch(0.94, 0.02, 195), oklch(0.45, 0.08, 195), 0.03, REACH_CLASSES),
  reached: hex(0.25, 0.035, 215),
  reachedCasing: hex(1, 0, 0),
  hatch: hex(0.8, 0.03, 60),
  hatchGround: hex(0.955, 0.008, 80),
  needEdge: hex(1, 0, 0),
  service: hex(0.5, 0.085, 190),
  onService: hex(1, 0, 0),
  accent: hex(0.52, 0.185, 260),
  hover: hex(0.3, 0.03, 262),
  onTime: hex(0.42, 0.03, 250),
  nearlyDue: hex(0.76, 0.16, 70),
  nearlyDueRest: hex(0.95, 0.05, 85),
  nearlyDueEdge: hex(0.55, 0.115, 65),
  onNearlyDue: hex(0.25, 0.05, 60),
  late: hex(0.53, 0.2, 27),
  onLate: hex(1, 0, 0),
  settled: hex(0.53, 0.012, 250),
  settledGround: hex(0.985, 0.001, 250),
  onSettled: hex(0.46, 0.012, 250)
};

const dark: Palette = {
  land: hex(0.215, 0.008, 245),
  beyond: hex(0.165, 0.008, 245),
  yard: hex(0.235, 0.008, 245),
  campus: hex(0.235, 0.006, 80),
  pitch: hex(0.24, 0.016, 165),
  green: hex(0.235, 0.014, 150),
  park: hex(0.252, 0.022, 150),
  water: hex(0.262, 0.026, 238),
  street: hex(0.315, 0.008, 245),
  streetCasing: hex(0.19, 0.008, 245),
  path: hex(0.33, 0.008, 245),
  rail: hex(0.37, 0.01, 245),
  barrier: hex(0.29, 0.006, 245),
  building: hex(0.262, 0.008, 245),
  buildingEdge: hex(0.33, 0.009, 245),
  buildingLabel: hex(0.66, 0.01, 245),
  streetLabel: hex(0.68, 0.01, 245),
  waterLabel: hex(0.66, 0.04, 235),
  areaLine: [
    hex(0.88, 0.012, 255),
    hex(0.78, 0.018, 255),
    hex(0.6, 0.018, 255),
    hex(0.52, 0.016, 255),
    hex(0.46, 0.014, 255)
  ],
  areaCasing: hex(0.16, 0.006, 245),
  areaLabel: hex(0.76, 0.03, 255),
  need: ramp(oklch(0.295, 0.02, 40), oklch(0.9, 0.06, 84), 0.06, NEED_CLASSES),
  difference: [
    ...ramp(oklch(0.85, 0.08, 225), oklch(0.4, 0.06, 235), 0.02, 3),
    hex(0.26, 0.006, 245),
    ...ramp(oklch(0.42, 0.08, 45), oklch(0.86, 0.1, 65), 0.02, 3)
  ],
  chance: [
    hex(0.27, 0.006, 245),
    hex(0.72, 0.1, 235),
    hex(0.43, 0.06, 240),
    hex(0.46, 0.08, 50),
    hex(0.82, 0.12, 60)
  ],
  reach: ramp(oklch(0.29, 0.02, 195), oklch(0.8, 0.085, 190), 0.03, REACH_CLASSES),
  reached: hex(0.97, 0.015, 190),
  reachedCasing: hex(0.17, 0.015, 215),
  hatch: hex(0.44, 0.03, 50),
  hatchGround: hex(0.235, 0.01, 60),
  needEdge: hex(0.185, 0.008, 245),
  service: hex(0.76, 0.09, 190),
  onService: hex(0.2, 0.03, 190),
  accent: hex(0.75, 0.13, 256),
  hover: hex(0.93, 0.01, 255),
  onTime: hex(0.84, 0.02, 250),
  nearlyDue: hex(0.8, 0.15, 75),
  nearlyDueRest: hex(0.33, 0.05, 75),
  nearlyDueEdge: hex(0.8, 0.15, 75),
  onNearlyDue: hex(0.2, 0.04, 60),
  late: hex(0.68, 0.19, 25),
  onLate: hex(0.17, 0.03, 25),
  settled: hex(0.66, 0.012, 250),
  settledGround: hex(0.245, 0.01, 245),
  onSettled: hex(0.76, 0.012, 250)
};

export const palettes: Readonly<Record<Theme, Palette>> = { light, dark };
