export type Direction = 'left' | 'right' | 'up' | 'down';

type Place = readonly [number, number];

const VECTORS: Readonly<Record<Direction, Place>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, 1],
  down: [0, -1]
};

/**
 * The nearest of `candidates` that lies in that direction: within 60° of it, a place straight ahead before one off to
 * the side. [lng, lat]; north is up.
 */
export function inDirection<Candidate>(
  [lng, lat]: Place,
  candidates: readonly Candidate[],
  placeOf: (candidate: Candidate) => Place,
  direction: Direction
): Candidate | undefined {
  const [east, north] = VECTORS[direction];
  const shrink = Math.cos((lat * Math.PI) / 180);
  let best: Candidate | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    const [otherLng, otherLat] = placeOf(candidate);
    const x = (otherLng - lng) * shrink;
    const y = otherLat - lat;
    const ahead = x * east + y * north;
    const aside = Math.abs(x * north - y * east);
    if (ahead <= 0 || aside > ahead * Math.sqrt(3)) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return best;
}
