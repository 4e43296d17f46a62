import type { Map as MapLibre, PointLike } from 'maplibre-gl';
import type { Cluster } from './deck/cluster.ts';
import { diameter } from './deck/diameter.ts';
import { laterBy } from './magnified.ts';
import type { LayerId } from './order.ts';
import type { MapScene, Selection } from './scene.ts';

/** Below this zoom a building is too small to be meant. */
const BUILDING_ZOOM = 15.5;
/** Fingers and hands miss by a little. */
const SLACK = 3;
/** No mark of an incident is larger than twice this, in pixels. */
const REACH = 40;

export type Hit = { kind: 'cluster'; cluster: Cluster } | { kind: 'thing'; selection: Selection };

/**
 * What lies at a point of the map's box, the most specific first: incidents, facilities, buildings, the area of the
 * shown level.
 */
export function hitsAt(
  map: MapLibre,
  scene: MapScene,
  clusters: readonly Cluster[],
  x: number,
  y: number
): Hit[] {
  const found = [...incidentsAt(map, clusters, scene.magnification, x, y)];
  const slack = SLACK * scene.magnification;
  const box: [PointLike, PointLike] = [
    [x - slack, y - slack],
    [x + slack, y + slack]
  ];
  const ids = (layers: LayerId[], at: PointLike | [PointLike, PointLike], key: string) =>
    map
      .queryRenderedFeatures(at, { layers: layers.filter((layer) => map.getLayer(layer)) })
      .map(({ properties }) => properties[key] as unknown);

  for (const id of ids(['facility-icon', 'facility-icon-far', 'facility-dot'], box, 'id')) {
    found.push({ kind: 'thing', selection: { kind: 'facility', id: Number(id) } });
  }
  if (map.getZoom() >= BUILDING_ZOOM + laterBy(scene.magnification) && scene.layers.buildings === true) {
    for (const id of ids(['building', 'building-height'], [x, y], 'id')) {
      found.push({ kind: 'thing', selection: { kind: 'building', id: Number(id) } });
    }
  }
  for (const code of ids(['area-hit'], [x, y], 'code')) {
    found.push({ kind: 'thing', selection: { kind: 'area', code: String(code) } });
  }
  return found;
}

/** Incidents are few enough to ask each, once those that cannot be near are left out. */
function incidentsAt(
  map: MapLibre,
  clusters: readonly Cluster[],
  magnification: number,
  x: number,
  y: number
): Hit[] {
  const reach = REACH * magnification;
  const corners = [
    map.unproject([x - reach, y - reach]),
    map.unproject([x + reach, y - reach]),
    map.unproject([x - reach, y + reach]),
    map.unproject([x + reach, y + reach])
  ];
  const west = Math.min(...corners.map(({ lng }) => lng));
  const east = Math.max(...corners.map(({ lng }) => lng));
  const south = Math.min(...corners.map(({ lat }) => lat));
  const north = Math.max(...corners.map(({ lat }) => lat));

  const hits: Hit[] = [];
  // From the top of the picture down.
  for (const cluster of clusters.toReversed()) {
    const [lng, lat] = cluster.position;
    if (lng < west || lng > east || lat < south || lat > north) continue;
    const at = map.project([lng, lat]);
    if (Math.hypot(at.x - x, at.y - y) > (diameter(cluster) / 2 + SLACK) * magnification) continue;
    const [first] = cluster.members;
    if (cluster.members.length > 1) hits.push({ kind: 'cluster', cluster });
    else if (first) hits.push({ kind: 'thing', selection: { kind: 'incident', id: first.id } });
  }
  return hits;
}

export function sameSelection(a: Selection | null, b: Selection | null): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf(selection: Selection | null): string {
  if (selection === null) return '';
  return `${selection.kind}:${selection.kind === 'area' ? selection.code : selection.id}`;
}

/**
 * What a click means. Where several incidents lie on one spot, each further click takes the next of them; the list ends
 * with the first again.
 */
export function chosen(hits: readonly Hit[], selection: Selection | null): Hit | undefined {
  const first = hits[0];
  if (first?.kind !== 'thing' || first.selection.kind !== 'incident') return first;
  const incidents = hits.filter((hit) => hit.kind === 'thing' && hit.selection.kind === 'incident');
  const current = incidents.findIndex(
    (hit) => hit.kind === 'thing' && sameSelection(hit.selection, selection)
  );
  return incidents[(current + 1) % incidents.length];
}
