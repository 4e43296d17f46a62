import type { LayersOf } from '../types.ts';
import { byZoom } from './expressions.ts';

/** What is under the pointer, and what has been chosen. Each source holds one feature or none. */
export const outlines: LayersOf = ({ palette, needShown }) => {
  // A tint over need would make its colour another figure's.
  const tint = needShown ? 0 : 1;
  const layout = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const polygon = ['==', ['geometry-type'], 'Polygon'] as ['==', ['geometry-type'], string];
  return [
    {
      id: 'hover-fill',
      type: 'fill',
      source: 'hover',
      filter: polygon,
      paint: { 'fill-color': palette.hover, 'fill-opacity': 0.05 * tint }
    },
    {
      id: 'hover-line',
      type: 'line',
      source: 'hover',
      filter: polygon,
      layout,
      paint: {
        'line-color': palette.hover,
        'line-width': byZoom(1, [13, 1.5], [18, 2.5]),
        'line-opacity': 0.75
      }
    },
    {
      id: 'selection-fill',
      type: 'fill',
      source: 'selection',
      filter: polygon,
      paint: { 'fill-color': palette.accent, 'fill-opacity': 0.05 * tint }
    },
    {
      id: 'selection-casing',
      type: 'line',
      source: 'selection',
      filter: polygon,
      layout,
      paint: { 'line-color': palette.areaCasing, 'line-width': byZoom(1, [13, 5], [18, 7]) }
    },
    {
      id: 'selection-line',
      type: 'line',
      source: 'selection',
      filter: polygon,
      layout,
      paint: { 'line-color': palette.accent, 'line-width': byZoom(1, [13, 2.5], [18, 3.5]) }
    },
    {
      id: 'selection-point',
      type: 'circle',
      source: 'selection',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 16,
        'circle-color': palette.accent,
        'circle-opacity': 0.18,
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': 2.5
      }
    }
  ];
};
