import type { Map as MapLibre } from 'maplibre-gl';

/** Marks what happens to a map because another one leads it. */
const LED = { led: true } as const;

/** Whether an event of a map was caused by the map it is locked to. */
export const isLed = (event: object) => 'led' in event && event.led === true;

const cameraOf = (map: MapLibre) => ({
  center: map.getCenter(),
  zoom: map.getZoom(),
  bearing: map.getBearing(),
  pitch: map.getPitch()
});

/**
 * Locks the cameras of two maps of one size: whichever is moved, the other is there in the same frame. The second takes
 * its place from the first. When the second comes to rest the first says so as if it had been moved itself, so that
 * whoever follows the first needs to know nothing of the second.
 *
 * Returns how to let go.
 */
export function lockCameras(first: MapLibre, second: MapLibre): () => void {
  let led: MapLibre | undefined;

  const lead = (leader: MapLibre, follower: MapLibre, mark: object | undefined) => {
    // What the follower tells meanwhile is its leader's doing, and must not go back to it.
    led = follower;
    follower.jumpTo(cameraOf(leader), mark);
    led = undefined;
  };
  const moved = (leader: MapLibre, follower: MapLibre) => () => {
    if (led === leader) return;
    lead(leader, follower, LED);
    // At once, and not a frame later: at the edge between the two streets must meet.
    follower.redraw();
  };
  const [firstMoved, secondMoved] = [moved(first, second), moved(second, first)];
  const secondRested = () => {
    if (led !== second) lead(second, first, undefined);
  };
  /** A hand on one of them ends what the other is still gliding through. */
  const halt = (map: MapLibre) => () => {
    map.stop();
  };
  const [haltFirst, haltSecond] = [halt(first), halt(second)];

  lead(first, second, LED);
  first.on('move', firstMoved);
  second.on('move', secondMoved);
  second.on('moveend', secondRested);
  for (const touch of ['pointerdown', 'wheel'] as const) {
    first.getCanvasContainer().addEventListener(touch, haltSecond, { passive: true });
    second.getCanvasContainer().addEventListener(touch, haltFirst, { passive: true });
  }
  return () => {
    first.off('move', firstMoved);
    second.off('move', secondMoved);
    second.off('moveend', secondRested);
    for (const touch of ['pointerdown', 'wheel'] as const) {
      first.getCanvasContainer().removeEventListener(touch, haltSecond);
      second.getCanvasContainer().removeEventListener(touch, haltFirst);
    }
  };
}
