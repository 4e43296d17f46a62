import { m } from '../../i18n/paraglide/messages.js';
import type { Areas } from '../../state/areas.svelte.ts';
import type { Names } from '../../state/names.svelte.ts';
import type { Ranked, Review } from '../../state/review.svelte.ts';
import type { Walk } from '../../state/walk.svelte.ts';
import { pathName } from './area-words.ts';

interface Sources {
  readonly areas: Areas;
  readonly names: Names;
  readonly review: Review;
  readonly walk: Walk;
}

/** What areas and hexagons are called: the community, then the area's own name; for a hexagon the area nearest to its middle. */
export function placeNames({
  areas,
  names,
  review,
  walk
}: Sources): (row: Pick<Ranked, 'code' | 'name'>) => string {
  const levelAreas = areas.onLevel(walk.level);
  const nearest = (ring: readonly (readonly [lng: number, lat: number])[]): string => {
    const [lng = 0, lat = 0] = [0, 1].map((axis) =>
      ring.slice(1).reduce((sum, corner) => sum + (corner[axis] ?? 0) / 6, 0)
    );
    const wide = Math.cos((lat * Math.PI) / 180);
    let found = { code: '', far: Infinity };
    for (const { code, label } of levelAreas) {
      const far = Math.hypot((label[0] - lng) * wide, label[1] - lat);
      if (far < found.far) found = { code, far };
    }
    return found.code;
  };
  return ({ code, name }) => {
    const ring = review.draw === 'hexagons' ? review.outlines.get(code) : undefined;
    if (ring) return m.review_hexagon({ area: pathName(areas, names, nearest(ring)) });
    return pathName(areas, names, code) || name;
  };
}
