import { GLYPH_BOX, incidentGlyph, LAMPS, type GlyphForm, type Shape } from '../glyphs.ts';
import type { Palette } from '../palette.ts';
import type { Lamp } from '../scene.ts';

const FORMS = ['mark', 'bubble'] as const satisfies readonly GlyphForm[];
/** Pixels per glyph: enough for the largest bubble on a dense screen. */
const CELL = 128;

export interface Atlas {
  image: HTMLCanvasElement;
  mapping: Record<string, { x: number; y: number; width: number; height: number; mask: boolean }>;
}

export const glyphName = (lamp: Lamp, form: GlyphForm) => `${lamp} ${form}`;

/** All marks of incidents side by side in one picture. */
export function glyphAtlas(palette: Palette): Atlas {
  const image = document.createElement('canvas');
  image.width = CELL * LAMPS.length;
  image.height = CELL * FORMS.length;
  const context = image.getContext('2d');
  if (!context) throw new Error('This browser gives no 2d canvas to draw map symbols on');

  const mapping: Atlas['mapping'] = {};
  for (const [column, lamp] of LAMPS.entries()) {
    for (const [row, form] of FORMS.entries()) {
      const [x, y] = [column * CELL, row * CELL];
      mapping[glyphName(lamp, form)] = { x, y, width: CELL, height: CELL, mask: false };
      context.save();
      context.translate(x, y);
      context.scale(CELL / GLYPH_BOX, CELL / GLYPH_BOX);
      for (const shape of incidentGlyph(lamp, form, palette)) paint(context, shape);
      context.restore();
    }
  }
  return { image, mapping };
}

function paint(context: CanvasRenderingContext2D, { d, fill, stroke, width }: Shape) {
  const path = new Path2D(d);
  if (fill) {
    context.fillStyle = fill;
    context.fill(path);
  }
  if (stroke) {
    context.strokeStyle = stroke;
    context.lineWidth = width ?? 1;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.stroke(path);
  }
}
