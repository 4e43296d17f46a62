import type { MapScene } from './scene.ts';

/** A scene with nothing in it, for tests to begin from. */
export const emptyScene: MapScene = {
  theme: 'light',
  language: 'zh-CN',
  labels: {
    map: 'map',
    zoom_in: 'in',
    zoom_out: 'out',
    north_up: 'north',
    tilt: 'tilt',
    flatten: 'flat',
    show_all: 'all',
    review_number: 'review',
    metres: 'm',
    kilometres: 'km'
  },
  bounds: null,
  camera: null,
  magnification: 1,
  padding: { top: 0, right: 0, bottom: 0, left: 0 },
  layers: {},
  level: 4,
  ground: null,
  areas: null,
  buildings: null,
  facilities: null,
  incidents: [],
  arrivals: [],
  need: null,
  classes: null,
  density: null,
  reach: null,
  selection: null,
  tiles: null,
  reviewNumber: null
};
