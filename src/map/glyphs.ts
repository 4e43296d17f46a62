import type { Palette } from './palette.ts';
import type { Lamp } from './scene.ts';

/** One stroke or fill of a mark, in a box of 32 by 32. */
export interface Shape {
  /** SVG path data. */
  d: string;
  fill?: string;
  stroke?: string;
  width?: number;
}

export const GLYPH_BOX = 32;

/** From what may wait to what may not: later ones are drawn over earlier ones. */
export const LAMPS = ['settled', 'on_time', 'nearly_due', 'late'] as const satisfies readonly Lamp[];

/** A mark stands for one incident, a bubble has room for the number of those it stands for. */
export type GlyphForm = 'mark' | 'bubble';

/**
 * The time allowed fills the circle: an empty ring while there is time, four fifths full when it is nearly due, solid
 * when it is late. What is settled is a tick. So the states differ in shape as well as in colour.
 */
export function incidentGlyph(lamp: Lamp, form: GlyphForm, palette: Palette): Shape[] {
  const bubble = form === 'bubble';
  const casing: Shape = { d: circle(15), fill: palette.areaCasing };
  switch (lamp) {
    case 'on_time':
      return [
        casing,
        {
          d: circle(bubble ? 12.7 : 11.2),
          fill: palette.land,
          stroke: palette.onTime,
          width: bubble ? 2.2 : 3.6
        }
      ];
    case 'nearly_due':
      return [
        casing,
        { d: circle(13), fill: palette.nearlyDueRest },
        { d: wedge(13, 0.8), fill: palette.nearlyDue },
        { d: circle(12.6), stroke: palette.nearlyDueEdge, width: bubble ? 1.6 : 2.4 }
      ];
    case 'late':
      return bubble
        ? [casing, { d: circle(13.5), fill: palette.late }]
        : [
            casing,
            { d: circle(13.5), fill: palette.late },
            { d: 'M16 8.5V17.5', stroke: palette.onLate, width: 3.6 },
            { d: 'M16 22.9V23', stroke: palette.onLate, width: 4.2 }
          ];
    case 'settled':
      return bubble
        ? [{ d: circle(14.5), fill: palette.settledGround }]
        : [
            { d: circle(14), fill: palette.settledGround },
            { d: 'M8.5 17L14 22.2L23.5 10.8', stroke: palette.settled, width: 3.6 }
          ];
  }
}

function circle(radius: number): string {
  return `M16 ${16 - radius}a${radius} ${radius} 0 1 1 0 ${2 * radius}a${radius} ${radius} 0 1 1 0 ${-2 * radius}Z`;
}

/** A share of the disc, clockwise from the top. */
function wedge(radius: number, share: number): string {
  const angle = 2 * Math.PI * share;
  const x = 16 + radius * Math.sin(angle);
  const y = 16 - radius * Math.cos(angle);
  return `M16 16V${16 - radius}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(3)} ${y.toFixed(3)}Z`;
}
