import type { LayersOf } from '../types.ts';
import { visible } from './expressions.ts';

/** A configured raster base map, faded so that the data stays the strongest thing on it. */
export const tiles: LayersOf = ({ theme, shows, tilesShown }) =>
  tilesShown
    ? [
        {
          id: 'tiles',
          type: 'raster',
          source: 'tiles',
          layout: { visibility: visible(shows('tiles')) },
          paint: {
            'raster-saturation': -0.45,
            'raster-contrast': -0.1,
            'raster-brightness-max': theme === 'dark' ? 0.5 : 1,
            'raster-fade-duration': 150
          }
        }
      ]
    : [];
