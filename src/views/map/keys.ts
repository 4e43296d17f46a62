import type { Walk } from '../../state/walk.svelte.ts';

interface Verbs {
  readonly walk: Walk;
  readonly onsearch: () => void;
  readonly onhelp: () => void;
}

const ARROWS = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const;

function isArrow(key: string): key is keyof typeof ARROWS {
  return key in ARROWS;
}

/** Keys rest while somebody types, chooses in a list or has a dialog open, and with a modifier they are another's. */
function isOurs({
  defaultPrevented,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
  target,
  key
}: KeyboardEvent): boolean {
  if (defaultPrevented || ctrlKey || metaKey || altKey || (shiftKey && key !== '?')) return false;
  return (
    target instanceof Element && target.closest('input, select, textarea, dialog, [role=listbox]') === null
  );
}

/** On the map itself or nowhere: not on a button, whose Enter is its own. */
function isOnMap({ target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('button, a, [tabindex]') === null || target.classList.contains('maplibregl-canvas');
}

/**
 * Going about the areas by arrows and Enter. To be heard before the map hears it: MapLibre would pan. (With Shift the
 * arrows are MapLibre's: they turn and tilt.)
 */
export function walkingKeys(event: KeyboardEvent, walk: Walk) {
  if (!isOurs(event) || !isOnMap(event)) return;
  if (event.key === 'Enter') walk.down();
  else if (isArrow(event.key)) walk.aside(ARROWS[event.key]);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** The other keys of the map page. Whatever is open takes Escape first. */
export function pageKeys(event: KeyboardEvent, { walk, onsearch, onhelp }: Verbs) {
  if (!isOurs(event)) return;
  if (event.key === '/') onsearch();
  else if (event.key === '?') onhelp();
  else if (event.key === 'Escape' || event.key === 'Backspace') walk.up();
  else return;
  event.preventDefault();
}
