import type { LayersOf } from '../types.ts';
import { byZoom, font, isKind, nameIn, visible } from './expressions.ts';

const MAIN = ['motorway', 'trunk', 'primary', 'secondary', 'tertiary'];

/** Names along the streets, smaller and darker than the names of areas. The main streets come first. */
export const streetNames: LayersOf = ({ palette, language, shows }) => [
  {
    id: 'street-name',
    type: 'symbol',
    source: 'ground',
    filter: [
      'all',
      isKind('street', 'path'),
      ['!=', ['coalesce', ['get', 'name'], ''], ''],
      // From afar only the streets that people steer by.
      ['step', ['zoom'], ['in', ['get', 'class'], ['literal', MAIN]], 14, true]
    ],
    minzoom: 12.5,
    layout: {
      visibility: visible(shows('street_names')),
      'symbol-placement': 'line',
      'symbol-spacing': 280,
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
      'text-size': byZoom(1, [13, 10.5], [16, 11.5], [18, 13.5]),
      'text-letter-spacing': language === 'en' ? 0.02 : 0.12,
      'text-max-angle': 30,
      'text-padding': 8
    },
    paint: {
      'text-color': palette.streetLabel,
      'text-halo-color': palette.street,
      'text-halo-width': 1.4,
      'text-halo-blur': 0.4
    }
  }
];
