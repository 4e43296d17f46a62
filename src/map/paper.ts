import type { Map as MapLibre } from 'maplibre-gl';
import { viewOf } from './camera.ts';
import { MapRoom } from './room.ts';
import type { MapScene, Padding, View } from './scene.ts';
import { snapshot } from './snapshot.ts';

/** What is seen of a map between its panels: where its middle is, and how many pixels it has. */
export interface Seen {
  /** As if the map were no larger than what is seen of it. */
  readonly view: View;
  readonly width: number;
  readonly height: number;
}

/** A frame on paper. */
export interface PaperFrame {
  /** In the pixels of CSS, 96 to the inch. */
  readonly width: number;
  readonly height: number;
  /** Dots for each of them: 300 to the inch are 3.125. */
  readonly density: number;
  /** Seen from straight above, so that a scale bar is true. */
  readonly flat: boolean;
}

/** A map as it is printed, and from where it is seen, in the frame's pixels. */
export interface PaperMap {
  readonly picture: HTMLCanvasElement;
  readonly view: View;
}

/** Paper is read from nearer than a screen: names on a sheet are so much smaller, and more of them find room. */
const FINER = 1.25;
const NONE: Padding = { top: 0, right: 0, bottom: 0, left: 0 };
/** A large sheet drawn by software takes a few seconds. */
const LIMIT_MS = 60_000;
const LOOK_MS = 50;

export function seenOf(map: MapLibre, { top, right, bottom, left }: Padding): Seen {
  const { clientWidth, clientHeight } = map.getContainer();
  const [width, height] = [clientWidth - left - right, clientHeight - top - bottom];
  // Panels may cover everything, as on a telephone.
  if (width <= 0 || height <= 0) return { view: viewOf(map), width: clientWidth, height: clientHeight };
  const { lng, lat } = map.unproject([left + width / 2, top + height / 2]);
  return { view: { ...viewOf(map), lng, lat }, width, height };
}

/**
 * Draws a scene anew for paper: a map of its own, out of sight, as large as the frame and as dense as the printer. It shows
 * at least what is seen on the screen, in the colours of the light theme; the map on the screen is not touched. Its WebGL
 * contexts are given back before it returns, also when it fails.
 *
 * @throws Error where the browser cannot draw a map as large, or has not done so within a minute.
 */
export async function paperMap(scene: MapScene, seen: Seen, frame: PaperFrame): Promise<PaperMap> {
  const wider = Math.min(frame.width / seen.width, frame.height / seen.height);
  const view: View = {
    ...seen.view,
    zoom: seen.view.zoom + Math.log2(wider),
    pitch: frame.flat ? 0 : seen.view.pitch
  };
  const finer = frame.flat ? FINER : 1;
  const box = document.createElement('div');
  Object.assign(box.style, {
    ...{ position: 'fixed', left: '-32000px', top: '0' },
    ...{ width: `${finer * frame.width}px`, height: `${finer * frame.height}px` }
  });
  box.ariaHidden = 'true';
  document.body.append(box);
  let room: MapRoom | undefined;
  try {
    const onPaper: MapScene = {
      ...scene,
      ...{ theme: 'light', magnification: 1, padding: NONE, arrivals: [] },
      camera: { kind: 'view', view: { ...view, zoom: view.zoom + Math.log2(finer) }, animate: false }
    };
    room = new MapRoom(box, onPaper, () => ({}), frame.density / finer);
    await complete(room);
    const picture = snapshot(room.map, NONE);
    // A browser that has no room for the canvas makes a smaller one.
    if (picture === null || picture.width < Math.floor(frame.width * frame.density) - 1)
      throw new Error(`no room for a map of ${frame.width} by ${frame.height} at ${frame.density}`);
    return { picture, view };
  } finally {
    room?.destroy();
    box.remove();
  }
}

function complete(room: MapRoom): Promise<void> {
  const before = Date.now() + LIMIT_MS;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (room.isComplete) resolve();
      else if (Date.now() > before) reject(new Error('the map on paper was not drawn in time'));
      else setTimeout(look, LOOK_MS);
    };
    look();
  });
}
