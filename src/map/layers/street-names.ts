import type { LayersOf } from '../types.ts';
import { byZoom, font, isKind, nameIn, visible } from './expressions.ts';

/** Names along the streets, smaller and darker than the names of areas. The main streets come first. */
export const streetNames: LayersOf = ({ palette, language, shows }) => [
  {
    id: 'street-name',
    type: 'symbol',
    source: 'ground',
    filter: ['all', isKind('street', 'path'), ['!=', ['coalesce', ['get', 'name'], ''], '']],
    minzoom: 14,
    layout: {
      visibility: visible(shows('street_names')),
      'symbol-placement': 'line',
      'symbol-spacing': 320,
      'symbol-sort-key': [
        'match',
        ['get', 'class'],
        ['motorway', 'trunk', 'primary'],
        0,
        ['secondary', 'tertiary'],
        1,
        2
      ],
      'text-field': nameIn(language),
      'text-font': font('regular'),
      'text-size': byZoom(1, [14, 10.5], [16, 11.5], [18, 13.5]),
      'text-letter-spacing': language === 'en' ? 0.02 : 0.12,
      'text-max-angle': 30,
      'text-padding': 12
    },
    paint: {
      'text-color': palette.streetLabel,
      'text-halo-color': palette.street,
      'text-halo-width': 1.4,
      'text-halo-blur': 0.4
    }
  }
];
