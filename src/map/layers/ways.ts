import type { LayersOf } from '../types.ts';
import { byZoom, isKind, visible } from './expressions.ts';

/** Footways, railways, walls and fences: the thin lines of the ground. */
export const ways: LayersOf = ({ palette, shows, needShown }) => {
  const visibility = visible(shows('ground'));
  return [
    {
      id: 'barrier',
      type: 'line',
      source: 'ground',
      filter: isKind('barrier'),
      minzoom: 15.5,
      layout: { visibility },
      paint: { 'line-color': palette.barrier, 'line-width': byZoom(1.4, [16, 0.7], [19, 1.6]) }
    },
    {
      id: 'path',
      type: 'line',
      source: 'ground',
      filter: isKind('path'),
      minzoom: 15,
      layout: { visibility, 'line-cap': 'butt', 'line-join': 'round' },
      paint: {
        'line-color': palette.path,
        'line-opacity': needShown ? 0.4 : 1,
        'line-width': byZoom(1.4, [15, 0.6], [17, 1.1], [19, 2.2]),
        'line-dasharray': [3, 2]
      }
    },
    {
      id: 'rail-casing',
      type: 'line',
      source: 'ground',
      filter: isKind('rail'),
      layout: { visibility },
      paint: { 'line-color': palette.rail, 'line-width': byZoom(1.4, [13, 0.8], [16, 2.6], [19, 5]) }
    },
    {
      id: 'rail',
      type: 'line',
      source: 'ground',
      filter: isKind('rail'),
      minzoom: 14.5,
      layout: { visibility },
      paint: {
        'line-color': palette.land,
        'line-width': byZoom(1.4, [14, 0.5], [16, 1.5], [19, 3.4]),
        'line-dasharray': [5, 5]
      }
    }
  ];
};
