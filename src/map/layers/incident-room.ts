import type { LayersOf } from '../types.ts';
import { visible } from './expressions.ts';

/** Name of an image one can see through, and its side in pixels. */
export const ROOM_IMAGE = 'room';
export const ROOM_SIDE = 8;

/**
 * Nothing to be seen. deck.gl draws incidents over everything, labels included; this keeps their places free, so that
 * a label moves aside or makes way.
 */
export const incidentRoom: LayersOf = ({ shows }) => [
  {
    id: 'incident-room',
    type: 'symbol',
    source: 'incident-room',
    layout: {
      visibility: visible(shows('incidents')),
      'icon-image': ROOM_IMAGE,
      'icon-size': ['/', ['get', 'size'], ROOM_SIDE],
      'icon-padding': 0,
      'icon-allow-overlap': true
    }
  }
];
