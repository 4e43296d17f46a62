import type { AreaProperties } from '../data/areas.ts';
import type { Areas } from './areas.svelte.ts';
import type { Direction } from './direction.ts';

/** A step over the areas: which one next, and which level is to be shown then. */
export interface Step {
  readonly code: string;
  readonly level: number;
}

interface Standing {
  /** The area one stands on. */
  readonly code: string;
  readonly shownLevel: number;
  /** The level that the page begins with: going up does not make the picture coarser than that. */
  readonly firstLevel: number;
}

/** To an area named by a link. What is shown is never coarser than what is selected. */
export function stepTo({ code, level }: Pick<AreaProperties, 'code' | 'level'>, shownLevel: number): Step {
  return { code, level: Math.max(shownLevel, level) };
}

export function stepDown(areas: Areas, { code, shownLevel }: Standing): Step | undefined {
  const [child] = areas.children(code);
  return child === undefined ? undefined : stepTo(child, shownLevel);
}

export function stepUp(areas: Areas, { code, shownLevel, firstLevel }: Standing): Step | undefined {
  const area = areas.get(code);
  const parent = areas.get(area?.parent ?? '');
  if (area === undefined || parent === undefined) return undefined;
  // Whoever came down with the levels goes up with them; whoever chose a finer level keeps it.
  const level =
    shownLevel === area.level ? Math.max(parent.level, Math.min(firstLevel, area.level)) : shownLevel;
  return { code: parent.code, level };
}

export function stepAside(
  areas: Areas,
  { code, shownLevel }: Standing,
  direction: Direction
): Step | undefined {
  const next = areas.neighbour(code, direction);
  return next === undefined ? undefined : stepTo(next, shownLevel);
}
