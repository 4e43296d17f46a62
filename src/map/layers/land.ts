import type { ExpressionSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import type { LayersOf } from '../types.ts';
import { isKind, visible } from './expressions.ts';

/** Land, what it is used for, and what grows on it. Where tiles lie below, they show it. */
export const land: LayersOf = ({ palette, shows, tilesShown }) => {
  const layout = { visibility: visible(shows('ground') && !tilesShown) } as const;
  return [
    { id: 'paper', type: 'background', paint: { 'background-color': palette.land } },
    {
      id: 'land',
      type: 'fill',
      source: 'ground',
      filter: isKind('land'),
      layout,
      paint: { 'fill-color': byUse(palette) }
    },
    {
      id: 'green',
      type: 'fill',
      source: 'ground',
      filter: isKind('green'),
      layout,
      paint: { 'fill-color': palette.green }
    },
    {
      id: 'park',
      type: 'fill',
      source: 'ground',
      filter: isKind('park'),
      layout,
      paint: { 'fill-color': palette.park }
    }
  ];
};

function byUse({ land, yard, campus, pitch, green }: Palette): ExpressionSpecification {
  return [
    'match',
    ['get', 'class'],
    ['parking', 'garages', 'industrial', 'commercial', 'retail', 'construction', 'railway', 'brownfield'],
    yard,
    ['school', 'kindergarten', 'college', 'university', 'hospital'],
    campus,
    ['pitch', 'playground', 'stadium', 'sports_centre', 'track'],
    pitch,
    ['cemetery', 'greenfield', 'grass', 'meadow'],
    green,
    land
  ];
}
