import type { Map as MapLibre } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { isLed, lockCameras } from './locked-cameras.ts';

type Listener = (event: object) => void;
interface At {
  center: readonly [number, number];
  zoom: number;
  bearing: number;
  pitch: number;
}

/** As much of a map as has a camera; like MapLibre it tells of every jump before the jump's call is over. */
class StandIn {
  at: At = { center: [0, 0], zoom: 1, bearing: 0, pitch: 0 };
  jumps = 0;
  drawn = 0;
  stopped = 0;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly hands = new EventTarget();

  on(type: string, listener: Listener) {
    const found = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, found.add(listener));
  }
  off(type: string, listener: Listener) {
    this.#listeners.get(type)?.delete(listener);
  }
  fire(type: string, event: object = {}) {
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }
  getCenter = () => this.at.center;
  getZoom = () => this.at.zoom;
  getBearing = () => this.at.bearing;
  getPitch = () => this.at.pitch;
  getCanvasContainer = () => this.hands;
  redraw() {
    this.drawn += 1;
  }
  stop() {
    this.stopped += 1;
  }
  jumpTo(at: At, mark: object = {}) {
    this.jumps += 1;
    this.at = at;
    this.fire('move', mark);
    this.fire('moveend', mark);
  }
  get map() {
    return this as unknown as MapLibre;
  }
}

const there: At = { center: [71.4, 51.1], zoom: 14, bearing: 30, pitch: 45 };
function pair() {
  const [first, second] = [new StandIn(), new StandIn()];
  first.at = there;
  return { first, second, letGo: lockCameras(first.map, second.map) };
}

describe('locked cameras', () => {
  it('begin where the first one is', () => {
    const { first, second } = pair();
    expect([second.at, first.jumps]).toEqual([there, 0]);
  });

  it.each(['first', 'second'] as const)(
    'both follow the %s, each with one jump and in the same frame',
    (name) => {
      const both = pair();
      const [leader, follower] = name === 'first' ? [both.first, both.second] : [both.second, both.first];
      const before = follower.jumps;
      leader.at = { ...there, zoom: 15 };
      leader.fire('move');
      expect([follower.at.zoom, follower.jumps - before, follower.drawn, leader.jumps]).toEqual([
        15,
        1,
        1,
        leader === both.second ? 1 : 0
      ]);
    }
  );

  it('let the first tell of a rest once, whichever was moved, and never of being led', () => {
    const { first, second } = pair();
    const told: boolean[] = [];
    first.on('moveend', (event) => told.push(isLed(event)));
    second.at = { ...there, pitch: 10 };
    second.fire('move');
    second.fire('move');
    expect(told).toEqual([true, true]);
    second.fire('moveend');
    expect(told).toEqual([true, true, false]);
    expect(first.at.pitch).toBe(10);
  });

  it('stop gliding when the other one is taken in hand', () => {
    const { first, second } = pair();
    second.hands.dispatchEvent(new Event('wheel'));
    expect([first.stopped, second.stopped]).toEqual([1, 0]);
  });

  it('let go of each other', () => {
    const { first, second, letGo } = pair();
    letGo();
    first.at = { ...there, zoom: 3 };
    first.fire('move');
    second.hands.dispatchEvent(new Event('pointerdown'));
    expect([second.at.zoom, first.stopped]).toEqual([14, 0]);
  });
});
