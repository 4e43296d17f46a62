import { ICONS, facilityIcon } from './facility-icons.ts';
import { incidentGlyph, LAMPS, type Shape } from './glyphs.ts';
import { palettes } from './palette.ts';
import { measureOf, needScale } from './scales.ts';
import type { Lamp, NeedMeasure, NeedScene, Theme } from './scene.ts';

/** How a key looks; `Swatch.svelte` draws it exactly as the map does. */
export type Key =
  | { kind: 'fill'; colour: string }
  | { kind: 'hatch'; ink: string; ground: string }
  | { kind: 'dots'; ink: string; ground: string }
  /** Nothing is drawn there: only the ground is seen. */
  | { kind: 'empty'; ground: string; edge: string }
  /** A mark of an incident, 32 by 32. */
  | { kind: 'glyph'; shapes: readonly Shape[] }
  /** A Lucide icon, 24 by 24, on a plate. */
  | { kind: 'icon'; node: (typeof ICONS)[string]; ink: string; plate: string };

/** What a class of need holds: above `from` and up to `to`, in the legend's measure. */
export type NeedEntry =
  | { key: Key; means: 'zero' }
  | { key: Key; means: 'range'; from: number; to: number }
  | { key: Key; means: 'above'; from: number }
  /** Fewer than 5, or held back to protect a neighbour. */
  | { key: Key; means: 'withheld' }
  /** Nobody is known to live there, or nothing has been counted. */
  | { key: Key; means: 'no_data' };

export interface NeedLegend {
  measure: NeedMeasure;
  unit: NeedScene['unit'];
  entries: readonly NeedEntry[];
}

/** The key of the need layer: the same classes and colours as the map's, whatever is in view. */
export function needLegend(
  need: Pick<NeedScene, 'form' | 'measure' | 'unit'>,
  level: number,
  theme: Theme
): NeedLegend {
  const palette = palettes[theme];
  const measure = measureOf(need);
  const { breaks } = needScale(measure, level);
  const classes = palette.need.map((colour, index): NeedEntry => {
    const key: Key = { kind: 'fill', colour };
    const from = breaks[index - 1];
    const to = breaks[index];
    if (from === undefined) return { key, means: 'zero' };
    return to === undefined ? { key, means: 'above', from } : { key, means: 'range', from, to };
  });
  return {
    measure,
    unit: need.unit,
    entries: [
      ...classes,
      { key: { kind: 'hatch', ink: palette.hatch, ground: palette.hatchGround }, means: 'withheld' },
      { key: { kind: 'empty', ground: palette.land, edge: palette.barrier }, means: 'no_data' }
    ]
  };
}

/** The key of incidents, the most urgent first. A bubble with a number stands for that many of the same state. */
export function incidentLegend(theme: Theme): { lamp: Lamp; mark: Key; bubble: Key }[] {
  const palette = palettes[theme];
  return LAMPS.toReversed().map((lamp) => ({
    lamp,
    mark: { kind: 'glyph', shapes: incidentGlyph(lamp, 'mark', palette) },
    bubble: { kind: 'glyph', shapes: incidentGlyph(lamp, 'bubble', palette) }
  }));
}

/** The key of a kind of facility. */
export function facilityKey(kind: string, theme: Theme): Key {
  const { onService, service } = palettes[theme];
  return { kind: 'icon', node: ICONS[facilityIcon(kind)] ?? [], ink: onService, plate: service };
}
