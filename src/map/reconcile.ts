import type { FilterSpecification, Map as MapLibre } from 'maplibre-gl';
import { layerAbove, type LayerId } from './order.ts';
import type { MapLayer } from './types.ts';

/** One change that turns the layers on the map into the layers wanted. */
export type Change =
  | { do: 'add'; layer: MapLayer }
  | { do: 'remove'; id: LayerId }
  | { do: 'layout' | 'paint'; id: LayerId; name: string; value: unknown }
  | { do: 'filter'; id: LayerId; value: unknown };

/** What has to change between two sets of layers. A layer that stays is never taken off and added again. */
export function changes(before: readonly MapLayer[], after: readonly MapLayer[]): Change[] {
  const was = new Map(before.map((layer) => [layer.id, layer]));
  const stays = new Set(after.map((layer) => layer.id));
  const removed = before.filter(({ id }) => !stays.has(id)).map(({ id }): Change => ({ do: 'remove', id }));
  const changed = after.flatMap((layer): Change[] => {
    const old = was.get(layer.id);
    return old ? restyled(old, layer) : [{ do: 'add', layer }];
  });
  return [...removed, ...changed];
}

function restyled(before: MapLayer, after: MapLayer): Change[] {
  const id = after.id;
  const found: Change[] = [];
  for (const part of ['layout', 'paint'] as const) {
    const old: Record<string, unknown> = { ...before[part] };
    const now: Record<string, unknown> = { ...after[part] };
    for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
      if (!same(old[name], now[name])) found.push({ do: part, id, name, value: now[name] });
    }
  }
  const value = filterOf(after);
  if (!same(filterOf(before), value)) found.push({ do: 'filter', id, value });
  return found;
}

const filterOf = (layer: MapLayer): unknown => ('filter' in layer ? layer.filter : undefined);
const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Brings the map to the layers wanted. */
export function apply(map: MapLibre, list: readonly Change[]) {
  const isOnMap = (id: LayerId) => map.getLayer(id) !== undefined;
  for (const change of list) {
    switch (change.do) {
      case 'add':
        map.addLayer(change.layer, layerAbove(change.layer.id, isOnMap));
        break;
      case 'remove':
        map.removeLayer(change.id);
        break;
      case 'layout':
        map.setLayoutProperty(change.id, change.name as 'visibility', change.value as 'visible');
        break;
      case 'paint':
        map.setPaintProperty(change.id, change.name as 'fill-color', change.value as string);
        break;
      case 'filter':
        map.setFilter(change.id, (change.value as FilterSpecification | undefined) ?? null);
    }
  }
}
