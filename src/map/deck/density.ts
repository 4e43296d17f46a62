import type { Layer } from '@deck.gl/core';
import { BitmapLayer } from '@deck.gl/layers';
import type { DensityPicture } from './density-picture.ts';

/** The coloured raster, stretched between its corners in longitude and latitude. */
export function densityLayer(picture: DensityPicture | null): Layer {
  return new BitmapLayer({
    id: 'density',
    visible: picture !== null,
    image: picture?.image ?? null,
    bounds: [...(picture?.bounds ?? ([0, 0, 1, 1] as const))],
    // Rows are even in latitude, not in the map's projection.
    _imageCoordinateSystem: 'lnglat',
    opacity: 0.9
  });
}
