import type { Layer, Position } from '@deck.gl/core';
import { BitmapLayer } from '@deck.gl/layers';
import type { DensityPicture } from './density-picture.ts';

/** The coloured raster, stretched between its corners. */
export function densityLayer(picture: DensityPicture | null): Layer {
  return new BitmapLayer({
    id: 'density',
    visible: picture !== null,
    image: picture?.image ?? null,
    ...(picture && { bounds: fourOf(picture.corners) }),
    opacity: 1
  });
}

const fourOf = ([a, b, c, d]: DensityPicture['corners']): [Position, Position, Position, Position] => [
  [...a],
  [...b],
  [...c],
  [...d]
];
