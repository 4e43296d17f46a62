import type { Map as MapLibre } from 'maplibre-gl';
import type { Bounds, Camera, Padding, View } from './scene.ts';

const DURATION_MS = 500;
/** Room left around what is shown, beside what panels cover. */
const MARGIN = 24;

export function viewOf(map: MapLibre): View {
  const { lng, lat } = map.getCenter();
  return { zoom: map.getZoom(), lng, lat, bearing: map.getBearing(), pitch: map.getPitch() };
}

export function boundsOf(map: MapLibre): Bounds {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

/** Moves the camera. MapLibre itself jumps instead of flying under prefers-reduced-motion. */
export function moveTo(map: MapLibre, camera: Camera, padding: Padding) {
  const duration = camera.animate ? DURATION_MS : 0;
  if (camera.kind === 'view') {
    const { zoom, lng, lat, bearing, pitch } = camera.view;
    map.easeTo({ zoom, center: [lng, lat], bearing, pitch, duration });
    return;
  }
  const [west, south, east, north] = camera.bounds;
  map.fitBounds([west, south, east, north], {
    padding: roomFor(padding, map.getContainer()),
    maxZoom: camera.maxZoom ?? 18,
    bearing: map.getBearing(),
    pitch: map.getPitch(),
    duration
  });
}

/** What is seen between the panels: its middle, and how many pixels its shorter side has. */
export interface Framed {
  readonly middle: readonly [lng: number, lat: number];
  readonly pixels: number;
}

export function framed(map: MapLibre, padding: Padding): Framed {
  const { x, y, width, height } = freeOf(map, padding);
  const { lng, lat } = map.unproject([x + width / 2, y + height / 2]);
  return { middle: [lng, lat], pixels: Math.min(width, height) };
}

/** Shows what was seen when there was more or less room: there and back is where one was. */
export function frame(map: MapLibre, { middle, pixels }: Framed, padding: Padding) {
  const { clientWidth, clientHeight } = map.getContainer();
  const { x, y, width, height } = freeOf(map, padding);
  const now = Math.min(width, height);
  if (now <= 0 || pixels <= 0 || now === pixels) return;
  map.easeTo({
    center: [...middle],
    zoom: map.getZoom() + Math.log2(now / pixels),
    offset: [x + (width - clientWidth) / 2, y + (height - clientHeight) / 2],
    duration: 0
  });
}

/** The part of the map's box that no panel covers, in pixels. */
function freeOf(map: MapLibre, { top, right, bottom, left }: Padding) {
  const { clientWidth, clientHeight } = map.getContainer();
  return { x: left, y: top, width: clientWidth - left - right, height: clientHeight - top - bottom };
}

/** Panels that leave no room are not counted: better to show something half covered than nothing. */
function roomFor(padding: Padding, { clientWidth, clientHeight }: HTMLElement): Padding {
  const fits =
    padding.left + padding.right + 2 * MARGIN < clientWidth * 0.85 &&
    padding.top + padding.bottom + 2 * MARGIN < clientHeight * 0.85;
  const { top, right, bottom, left } = fits ? padding : { top: 0, right: 0, bottom: 0, left: 0 };
  return { top: top + MARGIN, right: right + MARGIN, bottom: bottom + MARGIN, left: left + MARGIN };
}
