import type { LayersOf } from '../types.ts';
import { byZoom, font, visible } from './expressions.ts';

/** For height where only storeys are known; one storey where not even they are. */
const METRES_PER_FLOOR = 3;

/** Footprints seen from above, blocks when the camera is tilted. Over coloured areas only their shade remains. */
export const buildings: LayersOf = ({ palette, shows, needShown, tilted }) => {
  const flat = visible(shows('buildings') && !tilted);
  return [
    {
      id: 'building',
      type: 'fill',
      source: 'buildings',
      minzoom: 13,
      layout: { visibility: flat },
      paint: needShown
        ? {
            'fill-color': palette.hover,
            'fill-opacity': byZoom(1, [13, 0.04], [15, 0.1]),
            'fill-antialias': true
          }
        : {
            'fill-color': palette.building,
            'fill-opacity': byZoom(1, [13, 0.85], [15, 1]),
            'fill-antialias': true
          }
    },
    {
      id: 'building-edge',
      type: 'line',
      source: 'buildings',
      minzoom: 15,
      layout: { visibility: flat },
      paint: {
        'line-color': needShown ? palette.hover : palette.buildingEdge,
        'line-opacity': needShown ? byZoom(1, [15, 0.08], [16.5, 0.28]) : byZoom(1, [15, 0.2], [16, 1]),
        'line-width': byZoom(1.4, [15, 0.5], [17, 0.9], [19, 1.4])
      }
    },
    {
      id: 'building-height',
      type: 'fill-extrusion',
      source: 'buildings',
      minzoom: 13,
      layout: { visibility: visible(shows('buildings') && tilted) },
      paint: {
        'fill-extrusion-color': palette.building,
        'fill-extrusion-height': [
          'coalesce',
          ['get', 'height_m'],
          ['*', ['coalesce', ['get', 'floors'], 1], METRES_PER_FLOOR]
        ],
        'fill-extrusion-opacity': needShown ? 0.7 : 0.92,
        'fill-extrusion-vertical-gradient': true
      }
    },
    {
      id: 'building-name',
      type: 'symbol',
      source: 'buildings',
      minzoom: 17,
      filter: ['!=', ['coalesce', ['get', 'name'], ''], ''],
      layout: {
        visibility: visible(shows('buildings')),
        'text-field': ['get', 'name'],
        'text-font': font('regular'),
        'text-size': byZoom(1, [17, 10], [19, 12]),
        'text-max-width': 6,
        'text-padding': 4
      },
      paint: {
        'text-color': palette.buildingLabel,
        'text-halo-color': palette.building,
        'text-halo-width': 1
      }
    }
  ];
};
