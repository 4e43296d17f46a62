import type { LayersOf } from '../types.ts';
import { byZoom, visible } from './expressions.ts';

/** Each band lies on the wider ones, so that the nearest is the strongest. */
export const WALK_AREA_OPACITY = 0.26;

/** The ground within a walk of facilities, band upon band, under streets, water and the lines of areas. */
export const walkAreas: LayersOf = ({ palette, shows, ramp }) => {
  const layout = { visibility: visible(shows('need') && ramp === 'reach') } as const;
  const colour = palette.reach.at(-1) ?? palette.service;
  return [
    {
      id: 'walk-area',
      type: 'fill',
      source: 'walk-areas',
      layout,
      paint: { 'fill-color': colour, 'fill-opacity': WALK_AREA_OPACITY, 'fill-antialias': false }
    },
    {
      id: 'walk-area-edge',
      type: 'line',
      source: 'walk-areas',
      layout,
      paint: { 'line-color': colour, 'line-opacity': 0.7, 'line-width': byZoom(1.4, [13, 0.6], [17, 1.4]) }
    }
  ];
};
