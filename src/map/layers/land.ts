import type { LayersOf } from '../types.ts';
import { isKind, visible } from './expressions.ts';

/** Paper, land and what grows on it. Where tiles lie below, they show the land. */
export const land: LayersOf = ({ palette, shows, tilesShown }) => {
  const layout = { visibility: visible(shows('ground') && !tilesShown) } as const;
  return [
    { id: 'paper', type: 'background', paint: { 'background-color': palette.paper } },
    {
      id: 'land',
      type: 'fill',
      source: 'ground',
      filter: isKind('land'),
      layout,
      paint: { 'fill-color': palette.land, 'fill-antialias': false }
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
