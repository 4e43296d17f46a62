import type { LayersOf } from '../types.ts';
import { byZoom, font, isKind, nameIn, visible } from './expressions.ts';

/** Rivers, canals and ponds, whether they come as areas or as lines. */
export const water: LayersOf = ({ palette, language, shows, tilesShown }) => [
  {
    id: 'water',
    type: 'fill',
    source: 'ground',
    filter: ['all', isKind('water'), ['==', ['geometry-type'], 'Polygon']],
    layout: { visibility: visible(shows('ground') && !tilesShown) },
    paint: { 'fill-color': palette.water }
  },
  {
    id: 'water-name',
    type: 'symbol',
    source: 'ground',
    filter: ['all', isKind('water'), ['has', 'name']],
    minzoom: 14,
    layout: {
      visibility: visible(shows('street_names')),
      'text-field': nameIn(language),
      'text-font': font('regular'),
      'text-size': byZoom(1, [14, 11], [18, 14]),
      'text-letter-spacing': 0.2,
      'text-max-width': 8
    },
    paint: { 'text-color': palette.waterLabel, 'text-halo-color': palette.water, 'text-halo-width': 1 }
  }
];
