import type { LayersOf } from '../types.ts';
import { visible } from './expressions.ts';

/** A veil over what lies outside the scope, so that the eye stays inside. */
export const beyond: LayersOf = ({ palette, shows }) => [
  {
    id: 'beyond',
    type: 'fill',
    source: 'beyond',
    layout: { visibility: visible(shows('ground')) },
    paint: { 'fill-color': palette.beyond, 'fill-opacity': 0.4, 'fill-antialias': false }
  }
];
