import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibre } from 'maplibre-gl';

// Everything that needs deck.gl stands behind this file, which is loaded when the first incident or density is to be drawn.
export { densityLayer } from './density.ts';
export { incidentLayers } from './incidents.ts';
export type { MapLibreOverlay };

/** Lays deck.gl's own canvas over the map. `onLost` hears that its WebGL context is gone. */
export function mountOverlay(map: MapLibre, onRendered: () => void, onLost: () => void): MapLibreOverlay {
  const overlay = new MapLibreOverlay({
    interleaved: false,
    layers: [],
    // On paper there are more dots than on the display.
    useDevicePixels: map.getPixelRatio() === devicePixelRatio || map.getPixelRatio(),
    // There is a canvas only once deck.gl has got its device.
    onLoad: () => overlay.getCanvas()?.addEventListener('webglcontextlost', onLost, { once: true }),
    onAfterRender: onRendered
  });
  map.addControl(overlay);
  return overlay;
}
