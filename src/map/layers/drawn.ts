import type { LayersOf } from '../types.ts';
import { byZoom } from './expressions.ts';

/** The whole areas that a drawn line is answered from, and the line itself, dashed: it is the reader's, not the map's. */
export const drawn: LayersOf = ({ palette }) => [
  {
    id: 'drawn-counted',
    type: 'line',
    source: 'drawn',
    filter: ['==', ['get', 'kind'], 'counted'],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.accent, 'line-width': byZoom(1.4, [13, 1.5], [17, 3]) }
  },
  {
    id: 'drawn-line',
    type: 'line',
    source: 'drawn',
    filter: ['==', ['get', 'kind'], 'line'],
    layout: { 'line-join': 'round', 'line-cap': 'butt' },
    paint: { 'line-color': palette.accent, 'line-width': 2, 'line-dasharray': [3, 2] }
  },
  {
    id: 'drawn-corner',
    type: 'circle',
    source: 'drawn',
    filter: ['==', ['get', 'kind'], 'corner'],
    paint: {
      'circle-radius': 5,
      'circle-color': palette.land,
      'circle-stroke-color': palette.accent,
      'circle-stroke-width': 2
    }
  }
];
