import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayersOf } from '../types.ts';
import { byZoom, font, visible } from './expressions.ts';

/** Widths in pixels of the streets of each band, the nearest first. */
const byBand = (near: number, middle: number, far: number): ExpressionSpecification => [
  'match',
  ['get', 'band'],
  0,
  near,
  1,
  middle,
  far
];

/**
 * Streets that are reached on foot, the thinner the longer the walk: width tells bands apart, because colour tells how
 * many are reached. And places that are proposed, each with its number.
 */
export const reach: LayersOf = ({ palette, shows, ramp }) => {
  const streets = {
    visibility: visible(shows('need') && ramp === 'reach'),
    'line-cap': 'butt',
    'line-join': 'round'
  } as const;
  const proposals = { visibility: visible(shows('facilities') && ramp === 'reach') } as const;
  return [
    {
      id: 'reached-casing',
      type: 'line',
      source: 'reached',
      layout: streets,
      paint: {
        'line-color': palette.reachedCasing,
        'line-opacity': 0.75,
        'line-width': byZoom(
          1.4,
          [13, byBand(3, 2.2, 1.4)],
          [16, byBand(6.5, 4.5, 3)],
          [19, byBand(10, 7, 5)]
        )
      }
    },
    {
      id: 'reached',
      type: 'line',
      source: 'reached',
      layout: streets,
      paint: {
        'line-color': palette.reached,
        'line-width': byZoom(
          1.4,
          [13, byBand(1.8, 1.1, 0.5)],
          [16, byBand(4.2, 2.4, 1.1)],
          [19, byBand(7, 4, 2)]
        )
      }
    },
    {
      id: 'proposed',
      type: 'circle',
      source: 'proposed',
      layout: proposals,
      paint: {
        'circle-radius': 11,
        'circle-color': palette.land,
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': 3
      }
    },
    {
      id: 'proposed-number',
      type: 'symbol',
      source: 'proposed',
      layout: {
        ...proposals,
        'text-field': ['get', 'number'],
        'text-font': font('semibold'),
        'text-size': 13,
        'text-allow-overlap': true
      },
      paint: { 'text-color': palette.accent }
    }
  ];
};
