/**
 * Every layer of the map, from the bottom up. A layer that is not listed here does not compile: whoever adds one must
 * say what it may cover. Labels that stand higher also win their place over labels below.
 */
export const ORDER = [
  'paper',
  'tiles',
  'land',
  'green',
  'park',
  'need-fill',
  'need-hatch',
  'need-edge',
  'walk-area',
  'walk-area-edge',
  'water',
  'barrier',
  'path',
  'street-casing',
  'street',
  'rail-casing',
  'rail',
  'building',
  'building-edge',
  'reached-casing',
  'reached',
  'beyond',
  'area-hit',
  'area-line-casing',
  'area-line',
  'hover-fill',
  'hover-line',
  'building-height',
  'drawn-counted',
  'drawn-line',
  'drawn-corner',
  'selection-fill',
  'selection-casing',
  'selection-line',
  'water-name',
  'building-name',
  'street-name',
  'facility-dot',
  'selection-point',
  'facility-icon',
  'area-name',
  'area-name-around',
  'facility-icon-far',
  'proposed',
  'proposed-number',
  'incident-room'
] as const;

export type LayerId = (typeof ORDER)[number];

/** The nearest layer above `id` that is on the map already, if any: what MapLibre wants as `beforeId`. */
export function layerAbove(id: LayerId, isOnMap: (id: LayerId) => boolean): LayerId | undefined {
  return ORDER.slice(ORDER.indexOf(id) + 1).find(isOnMap);
}
