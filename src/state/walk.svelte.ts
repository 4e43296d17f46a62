import { createContext } from 'svelte';
import type { CameraView } from './address.ts';
import type { Areas } from './areas.svelte.ts';
import type { Bounds } from './bounds.ts';
import type { Direction } from './direction.ts';
import type { Outlook } from './outlook.svelte.ts';
import { stepAside, stepDown, stepTo, stepUp, type Step } from './walk.ts';

/** A command to the camera: it goes there once, and the reader may then move away. */
export type Look =
  | { readonly kind: 'view'; readonly view: CameraView; readonly animate: boolean }
  | {
      readonly kind: 'bounds';
      readonly bounds: Bounds;
      readonly maxZoom?: number;
      readonly animate: boolean;
    };

/** Going about the areas: down, up, aside, and what the camera is told to show. */
export class Walk {
  readonly #outlook: Outlook;
  readonly #areas: Areas;
  #look = $state.raw<Look | null>(null);

  /** The level whose areas are drawn: never coarser than the area that is selected. */
  readonly level: number = $derived.by(() => {
    const levels = this.#areas.levels;
    const asked = this.#outlook.askedLevel ?? this.#outlook.firstLevel;
    const [top] = levels;
    const lowest = levels.at(-1);
    return top === undefined || lowest === undefined ? asked : Math.min(Math.max(asked, top), lowest);
  });

  /** The area one stands on: the selected one, or the one around what is selected, or the whole scope. */
  readonly standing: string = $derived.by(() => {
    const { selection, scope } = this.#outlook;
    return selection?.kind === 'area' ? selection.code : scope;
  });

  constructor(outlook: Outlook, areas: Areas) {
    this.#outlook = outlook;
    this.#areas = areas;
    const { view } = outlook;
    if (view !== null) this.#look = { kind: 'view', view, animate: false };
  }

  get look(): Look | null {
    return this.#look;
  }

  goTo(code: string) {
    const area = this.#areas.get(code);
    if (area !== undefined) this.#take(stepTo(area, this.level));
  }

  down() {
    this.#take(stepDown(this.#areas, this.#here()));
  }

  up() {
    this.#take(stepUp(this.#areas, this.#here()));
  }

  aside(direction: Direction) {
    this.#take(stepAside(this.#areas, this.#here(), direction));
  }

  /** Points the camera somewhere. */
  lookAt(look: Look) {
    this.#look = look;
  }

  #here() {
    return { code: this.standing, shownLevel: this.level, firstLevel: this.#outlook.firstLevel };
  }

  #take(step: Step | undefined) {
    if (step === undefined) return;
    this.#outlook.select({ kind: 'area', code: step.code }, step.level);
    const bounds = this.#areas.bounds(step.code);
    if (bounds !== null) this.#look = { kind: 'bounds', bounds, maxZoom: 17, animate: true };
  }
}

export const [getWalk, setWalk] = createContext<Walk>();
