import type { LayersOf } from '../types.ts';
import { byZoom, font, nameIn, visible } from './expressions.ts';

/** Above this zoom a facility shows its kind and not only that it is there. */
const ICON_ZOOM = 15;

/**
 * Services. Every one is at least a dot, so that none is missing from the picture; icons appear where there is room,
 * and names last.
 */
export const facilities: LayersOf = ({ theme, palette, language, shows, ramp }) => {
  const visibility = visible(shows('facilities'));
  return [
    {
      id: 'facility-dot',
      type: 'circle',
      source: 'facilities',
      layout: { visibility },
      paint: {
        'circle-color': palette.service,
        'circle-radius': byZoom(1, [13, 2], [15, 3], [18, 4.5]),
        'circle-stroke-color': palette.land,
        'circle-stroke-width': 1
      }
    },
    {
      // Where reach is asked about, the few facilities of one kind are what the picture is about.
      id: 'facility-icon-far',
      type: 'symbol',
      source: 'facilities',
      maxzoom: ICON_ZOOM,
      layout: {
        visibility: visible(shows('facilities') && ramp === 'reach'),
        'icon-image': ['concat', facilityImage(theme, ''), ['get', 'icon']],
        'icon-size': byZoom(1, [12, 0.75], [15, 0.95]),
        'icon-allow-overlap': true
      }
    },
    {
      id: 'facility-icon',
      type: 'symbol',
      source: 'facilities',
      minzoom: ICON_ZOOM,
      layout: {
        visibility,
        'icon-image': ['concat', facilityImage(theme, ''), ['get', 'icon']],
        'icon-size': byZoom(1, [15, 0.72], [17, 0.95], [19, 1.1]),
        'icon-padding': 1,
        'text-field': ['step', ['zoom'], '', 16.6, nameIn(language)],
        'text-font': font('regular'),
        'text-size': 11.5,
        'text-optional': true,
        'text-anchor': 'top',
        'text-offset': [0, 1],
        'text-max-width': 8
      },
      paint: { 'text-color': palette.service, 'text-halo-color': palette.land, 'text-halo-width': 1.3 }
    }
  ];
};

/** Name of the image of an icon in a theme. */
export const facilityImage = (theme: string, icon: string) => `facility/${theme}/${icon}`;
