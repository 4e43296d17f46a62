import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayersOf } from '../types.ts';
import { byZoom, isKind, visible } from './expressions.ts';

/** Widths in pixels of a street of each rank, at one zoom. */
type Widths = readonly [major: number, middle: number, minor: number, service: number];

/** Four ranks are as many as a quiet base map can tell apart. */
function byRank([major, middle, minor, service]: Widths): ExpressionSpecification {
  return [
    'match',
    ['get', 'class'],
    ['motorway', 'trunk', 'primary', 'motorway_link', 'trunk_link', 'primary_link'],
    major,
    ['secondary', 'tertiary', 'secondary_link', 'tertiary_link'],
    middle,
    ['service', 'track', 'driveway', 'parking_aisle', 'alley'],
    service,
    minor
  ];
}

const wider = (widths: Widths, by: number) => widths.map((width) => width + by) as unknown as Widths;
const at13: Widths = [2.4, 1.6, 0.8, 0.3];
const at16: Widths = [9, 6.5, 4.2, 2];
const at18: Widths = [27, 20, 13, 7];
const at20: Widths = [96, 72, 48, 26];

/** Streets as thin light bands; what is wider lies above what is narrower. */
export const streets: LayersOf = ({ palette, shows, needShown }) => {
  const layout = {
    visibility: visible(shows('ground')),
    'line-cap': 'round',
    'line-join': 'round',
    'line-sort-key': byRank([4, 3, 2, 1])
  } as const;
  return [
    {
      id: 'street-casing',
      type: 'line',
      source: 'ground',
      filter: isKind('street'),
      minzoom: 13,
      layout,
      paint: {
        'line-color': palette.streetCasing,
        // Over coloured areas the casing would be dirt.
        'line-opacity': needShown ? 0.25 : 1,
        'line-width': byZoom(
          1.6,
          [13, byRank(wider(at13, 0.8))],
          [16, byRank(wider(at16, 1.3))],
          [18, byRank(wider(at18, 1.6))],
          [20, byRank(wider(at20, 2))]
        )
      }
    },
    {
      id: 'street',
      type: 'line',
      source: 'ground',
      filter: isKind('street'),
      layout,
      paint: {
        'line-color': palette.street,
        'line-opacity': needShown ? 0.7 : 1,
        'line-width': byZoom(
          1.6,
          [13, byRank(at13)],
          [16, byRank(at16)],
          [18, byRank(at18)],
          [20, byRank(at20)]
        )
      }
    }
  ];
};
