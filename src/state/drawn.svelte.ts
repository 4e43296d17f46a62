import { createContext } from 'svelte';
import { areasWithin, figuresOf, incidentFiguresOf, type DrawnFigures } from '../analysis/review/drawn.ts';
import type { AddressBar } from './address-bar.svelte.ts';
import { MOST_CORNERS } from './address-ring.ts';
import type { Areas } from './areas.svelte.ts';
import type { Ranked, Review } from './review.svelte.ts';
import type { Walk } from './walk.svelte.ts';

type Place = readonly [lng: number, lat: number];

interface Sources {
  readonly bar: AddressBar;
  readonly areas: Areas;
  readonly review: Review;
  readonly walk: Walk;
}

/** How near a click must be to the one before it, or to the first, to end the line: in pixels. */
const SAME_PIXELS = 12;
/** What counts as a double click on every system. */
const DOUBLE_CLICK_MS = 700;
/** Metres of a pixel at the equator at zoom 0, in tiles of 512 pixels. */
const METRES_PER_PIXEL = 78_271.5;
const METRES_PER_DEGREE = 111_320;

/** An area that the reader draws. It is answered from whole areas of the shown level. */
export class Drawn {
  readonly #from: Sources;
  /** Corners of a line that is not finished; null = nothing is being drawn. */
  #corners = $state.raw<readonly Place[] | null>(null);
  #finishedAt = -Infinity;

  /** The finished line; null = none. */
  readonly ring: readonly Place[] | null = $derived.by(() => this.#from.bar.address.drawn);
  /** Codes of the areas of the shown level that are counted; null = nothing is drawn. */
  readonly codes: ReadonlySet<string> | null = $derived.by(() => {
    const { areas, review, walk } = this.#from;
    if (this.ring === null || !ASKED.has(review.question)) return null;
    const outlined = areas.onLevel(walk.level).map(({ code }) => ({ code, polygons: areas.outline(code) }));
    return new Set(areasWithin(this.ring, outlined));
  });
  /** Rows that are counted, in the order of the list; all of them where nothing is drawn. */
  readonly rows: readonly Ranked[] = $derived.by(() => {
    const { review } = this.#from;
    const { codes } = this;
    return codes === null || review.draw !== 'areas'
      ? review.ranked
      : review.ranked.filter(({ code }) => codes.has(code));
  });
  readonly figures: DrawnFigures | null = $derived.by(() => {
    const { review } = this.#from;
    const { codes } = this;
    if (codes === null || review.figures === undefined || review.draw !== 'areas') return null;
    return review.incidents
      ? incidentFiguresOf(this.rows)
      : figuresOf(this.rows, review.figures.min_households);
  });
  /** Outlines of the areas that are counted. */
  readonly counted = $derived.by(() =>
    [...(this.codes ?? [])].flatMap((code) => this.#from.areas.outline(code))
  );

  constructor(from: Sources) {
    this.#from = from;
  }

  /** Whether the line was ended by a click a moment ago, whose double click is still to come. */
  get justFinished(): boolean {
    return performance.now() - this.#finishedAt < DOUBLE_CLICK_MS;
  }

  get drawing(): boolean {
    return this.#corners !== null;
  }

  /** Corners of the line so far, or of the finished one. */
  get line(): readonly Place[] {
    return this.#corners ?? this.ring ?? [];
  }

  begin() {
    this.#corners = [];
  }

  /** Nothing is drawn any more; a finished line stays. */
  cancel() {
    this.#corners = null;
  }

  takeBack() {
    this.#corners = this.#corners?.slice(0, -1) ?? null;
  }

  /**
   * One corner more; a click on the last one, as a double click has it, or on the first one ends the line.
   *
   * @param zoom of the map, which says how far a pixel is.
   */
  add(place: Place, zoom: number) {
    const corners = this.#corners ?? [];
    const [first, last] = [corners[0], corners.at(-1)];
    const near = (other: Place | undefined) =>
      other !== undefined && pixelsBetween(place, other, zoom) < SAME_PIXELS;
    if (near(last)) this.finish();
    else if (corners.length > 2 && near(first)) this.finish();
    else this.#corners = [...corners, round(place)];
    if ((this.#corners?.length ?? 0) >= MOST_CORNERS) this.finish();
  }

  /** Asks about what the line holds. A line with fewer than three corners goes on. */
  finish() {
    if (this.#corners === null || this.#corners.length < 3) return;
    this.#from.bar.push({ drawn: this.#corners });
    this.#corners = null;
    this.#finishedAt = performance.now();
  }

  remove() {
    this.#from.bar.push({ drawn: null });
  }
}

/** Questions whose list is one of areas that are counted. */
const ASKED: ReadonlySet<string> = new Set(['where', 'change', 'chance']);

/** To about a metre, as the address has it. */
const round = ([lng, lat]: Place): Place => [Number(lng.toFixed(5)), Number(lat.toFixed(5))];

function pixelsBetween([lng, lat]: Place, [otherLng, otherLat]: Place, zoom: number): number {
  const narrow = Math.cos((lat * Math.PI) / 180);
  const metres = Math.hypot((lng - otherLng) * narrow, lat - otherLat) * METRES_PER_DEGREE;
  return metres / ((METRES_PER_PIXEL * narrow) / 2 ** zoom);
}

export const [getDrawn, setDrawn] = createContext<Drawn>();
