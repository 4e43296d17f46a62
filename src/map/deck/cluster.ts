import { LAMPS } from '../glyphs.ts';
import type { IncidentMark, Lamp } from '../scene.ts';
import { TILE, worldX, worldY } from './mercator.ts';

/** Incidents of one state that lie so close together that one mark stands for them. Never fewer than one. */
export interface Cluster {
  lamp: Lamp;
  /** [lng, lat]: of the incident itself, or the middle of them all. */
  position: [number, number];
  members: readonly IncidentMark[];
}

/** From this zoom on every incident has its own mark. */
export const EVERY_ONE_ZOOM = 17;

/** How near is together, in pixels. What is urgent is gathered less. */
const REACH: Readonly<Record<Lamp, number>> = { settled: 58, on_time: 44, nearly_due: 30, late: 30 };

/** From afar everything is gathered more, so that names of areas still find room. */
const reachAt = (zoom: number, lamp: Lamp) => REACH[lamp] * Math.min(2, Math.max(1, 1 + (14 - zoom) / 2));

/** Clusters are made anew only at every half zoom, so that marks do not swim while one zooms. */
export const clusterZoom = (zoom: number) => Math.min(Math.floor(zoom * 2) / 2, EVERY_ONE_ZOOM);

/**
 * Gathers incidents at a zoom. The states are gathered apart, so that a mark means the same thing at every zoom and its
 * number is the true number of incidents of that state; every incident is in exactly one cluster. The answer depends
 * on the incidents and the zoom alone, not on what is in view.
 */
export function clusters(marks: readonly IncidentMark[], zoom: number): Cluster[] {
  return LAMPS.flatMap((lamp) => {
    const ofLamp = marks.filter((mark) => mark.lamp === lamp);
    if (zoom >= EVERY_ONE_ZOOM) return ofLamp.map((mark) => single(mark));
    return gather(ofLamp, reachAt(zoom, lamp) / (TILE * 2 ** zoom));
  });
}

const single = (mark: IncidentMark): Cluster => ({
  lamp: mark.lamp,
  position: [mark.lng, mark.lat],
  members: [mark]
});

/** `reach` is a share of the world's width. */
function gather(marks: readonly IncidentMark[], reach: number): Cluster[] {
  const places = marks.map((mark) => ({ mark, x: worldX(mark.lng), y: worldY(mark.lat), taken: false }));
  const bins = new Map<string, typeof places>();
  const binOf = (x: number, y: number) => `${Math.floor(x / reach)} ${Math.floor(y / reach)}`;
  for (const place of places) {
    const key = binOf(place.x, place.y);
    const bin = bins.get(key);
    if (bin) bin.push(place);
    else bins.set(key, [place]);
  }

  const found: Cluster[] = [];
  for (const start of places) {
    if (start.taken) continue;
    const near: typeof places = [];
    for (const dx of [-reach, 0, reach]) {
      for (const dy of [-reach, 0, reach]) {
        for (const place of bins.get(binOf(start.x + dx, start.y + dy)) ?? []) {
          if (place.taken || Math.hypot(place.x - start.x, place.y - start.y) > reach) continue;
          place.taken = true;
          near.push(place);
        }
      }
    }
    const members = near.map(({ mark }) => mark);
    found.push({ lamp: start.mark.lamp, position: middle(members), members });
  }
  return found;
}

function middle(marks: readonly IncidentMark[]): [number, number] {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean(marks.map(({ lng }) => lng)), mean(marks.map(({ lat }) => lat))];
}
