import { diameter } from './diameter.ts';
import type { Cluster } from './cluster.ts';
import { TILE, worldX, worldY, lngOf, latOf } from './mercator.ts';

/** A bubble may stray this far from the middle of its incidents, in pixels. It stands for many places anyway. */
const FURTHEST = 44;
const TRIES = 8;
const BIN = 48;

interface Placed {
  x: number;
  y: number;
  radius: number;
}

/**
 * Moves bubbles off marks that are more urgent, so that no number is hidden. A mark of one incident stays where the
 * incident is. Clusters come and go from the least urgent to the most.
 */
export function spread(clusters: readonly Cluster[], zoom: number): Cluster[] {
  const world = TILE * 2 ** zoom;
  const bins = new Map<string, Placed[]>();
  const keyOf = (x: number, y: number) => `${Math.floor(x / BIN)} ${Math.floor(y / BIN)}`;

  const inTheWay = (x: number, y: number, radius: number) => {
    for (const dx of [-BIN, 0, BIN]) {
      for (const dy of [-BIN, 0, BIN]) {
        for (const other of bins.get(keyOf(x + dx, y + dy)) ?? []) {
          if (Math.hypot(other.x - x, other.y - y) < other.radius + radius - 1) return other;
        }
      }
    }
    return undefined;
  };

  return clusters
    .toReversed()
    .map((cluster) => {
      const home = { x: worldX(cluster.position[0]) * world, y: worldY(cluster.position[1]) * world };
      const radius = diameter(cluster) / 2;
      let { x, y } = home;
      for (let attempt = 0; attempt < TRIES && cluster.members.length > 1; attempt++) {
        const other = inTheWay(x, y, radius);
        if (!other) break;
        const distance = Math.hypot(x - other.x, y - other.y);
        // Straight away from it; two on the very same spot part sideways.
        const [ux, uy] = distance > 0.01 ? [(x - other.x) / distance, (y - other.y) / distance] : [1, 0];
        x = other.x + ux * (other.radius + radius);
        y = other.y + uy * (other.radius + radius);
      }
      if (Math.hypot(x - home.x, y - home.y) > FURTHEST) ({ x, y } = home);
      const bin = bins.get(keyOf(x, y));
      if (bin) bin.push({ x, y, radius });
      else bins.set(keyOf(x, y), [{ x, y, radius }]);
      return x === home.x && y === home.y
        ? cluster
        : { ...cluster, position: [lngOf(x / world), latOf(y / world)] as [number, number] };
    })
    .reverse();
}
