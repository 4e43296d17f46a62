import type { Position } from 'geojson';
import type { Metres } from './frame.ts';
import { distance } from './measure.ts';
import type { Street, Way } from './streets.ts';

/** A place at a street's side, in metres, with the piece of ground it lies in. */
export interface Aside {
  at: Metres;
  atom: number;
  street: string;
  lively: number;
}

/** How much happens on a street, by its class. */
const LIVELY: Record<string, number> = {
  primary: 3,
  secondary: 3,
  tertiary: 2.5,
  residential: 1.6,
  unclassified: 1.4,
  living_street: 1.2,
  service: 0.7,
  pedestrian: 1.2,
  footway: 0.3
};
const STEP_METRES = 20;
const ASIDE_METRES = 5;

/** Places along the ways, left and right in turn. */
export function streetsidesOf(
  ways: Way[],
  streets: Street[],
  atomAt: (position: Position) => number | undefined
): Aside[] {
  const places: Aside[] = [];
  for (const way of ways) {
    const lively = LIVELY[way.class];
    if (lively === undefined || way.tunnel) continue;
    let left = STEP_METRES / 2;
    for (let i = 1; i < way.line.length; i += 1) {
      const [from, to] = [way.line[i - 1] ?? [], way.line[i] ?? []];
      const metres = distance(from, to);
      for (; left < metres; left += STEP_METRES) {
        const share = left / metres;
        const [dx, dy] = [(to[0] ?? 0) - (from[0] ?? 0), (to[1] ?? 0) - (from[1] ?? 0)];
        const side = places.length % 2 === 0 ? ASIDE_METRES : -ASIDE_METRES;
        const x = (from[0] ?? 0) + dx * share - (dy / metres) * side;
        const y = (from[1] ?? 0) + dy * share + (dx / metres) * side;
        const atom = atomAt([x, y]);
        const street = way.street === undefined ? '' : (streets[way.street]?.name ?? '');
        if (atom !== undefined) places.push({ at: [x, y], atom, street, lively });
      }
      left -= metres;
    }
  }
  return places;
}
