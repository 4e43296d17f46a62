import type { DataDrivenPropertyValueSpecification } from 'maplibre-gl';
import type { LayersOf } from '../types.ts';
import { byZoom, visible } from './expressions.ts';

/** What these layers read from each feature of the `need` source, be it an area or a square. */
export interface NeedProperties {
  /** Class of the scale; -1 = fewer than 5, or withheld; -2 = too small to say. */
  class: number;
  /** What the pointer reads, in the unit of the scale; null where withheld. */
  value: number | null;
}

export const WITHHELD = -1;
export const UNSURE = -2;

/** Need in classes, exactly in the legend's colours; stripes where a figure is withheld; nothing where there is none. */
export const need: LayersOf = ({ theme, palette, ramp, shows, needShown }) => {
  const layout = { visibility: visible(shows('need') && needShown) } as const;
  const colours = palette[ramp].flatMap((colour, index) => [index, colour]);
  return [
    {
      id: 'need-fill',
      type: 'fill',
      source: 'need',
      filter: ['>=', ['get', 'class'], 0],
      layout,
      paint: {
        'fill-color': [
          'match',
          ['get', 'class'],
          ...colours,
          palette.land
        ] as unknown as DataDrivenPropertyValueSpecification<string>,
        'fill-antialias': false
      }
    },
    {
      id: 'need-hatch',
      type: 'fill',
      source: 'need',
      filter: ['<', ['get', 'class'], 0],
      layout,
      paint: { 'fill-pattern': ['match', ['get', 'class'], UNSURE, dotsImage(theme), hatchImage(theme)] }
    },
    {
      id: 'need-edge',
      type: 'line',
      source: 'need',
      layout: { ...layout, 'line-join': 'round' },
      paint: {
        'line-color': palette.needEdge,
        'line-opacity': 0.55,
        'line-width': byZoom(1.4, [13, 0.4], [16, 1], [19, 1.6])
      }
    }
  ];
};

/** Name of the dotted image of a theme. */
export const dotsImage = (theme: string) => `dots/${theme}`;

/** Name of the striped image of a theme. */
export const hatchImage = (theme: string) => `hatch/${theme}`;
