import { createContext } from 'svelte';
import type { CountedSquare } from '../analysis/review/ground.ts';
import type { Protection, ReachFigures } from '../analysis/review/reach-figures.ts';
import type { NextPlacesAnswer, ReachAnswer, ReachGround } from '../analysis/review/reach-study.ts';
import { isWalkable, layerOf } from '../analysis/reach/walkable.ts';
import type { Street } from '../analysis/reach/network.ts';
import type { FacilityMap } from '../data/facilities.ts';
import type { GroundMap } from '../data/ground.ts';
import type { NeedCells, NeedStore } from '../data/need.ts';
import type { AddressBar } from './address-bar.svelte.ts';
import type { Analyst } from './analyst.ts';
import type { Areas } from './areas.svelte.ts';
import { linesOf } from './bounds.ts';
import type { Names } from './names.svelte.ts';
import type { Outlook } from './outlook.svelte.ts';
import type { Places } from './places.svelte.ts';
import { Resource } from './resource.svelte.ts';
import type { Review } from './review.svelte.ts';
import type { Walk } from './walk.svelte.ts';

/** How far is near, in metres; `minutes` where it is a walk of so long. */
export const CIRCLES = {
  adult: { minutes: 10, metres: 800 },
  elder: { minutes: 10, metres: 500 },
  kilometre: { minutes: null, metres: 1000 }
} as const;
export type Circle = keyof typeof CIRCLES;

/** Outer edges of the bands of street, as parts of the circle: 5, 10 and 15 minutes of 10. */
export const BANDS = [0.5, 1, 1.5] as const;

/** Squares in which people are counted: as fine as the database gives them without pooling most of them. */
const SQUARE_METRES = 100;

type Place = readonly [lng: number, lat: number];

interface Sources {
  readonly bar: AddressBar;
  readonly outlook: Outlook;
  readonly names: Names;
  readonly areas: Areas;
  readonly places: Places;
  readonly walk: Walk;
  readonly review: Review;
}

/** What an answer depends on, as plain values. */
interface FacilitiesAsked {
  readonly scope: string;
  /** First of the month whose figures are shown. */
  readonly month: string;
  /** The day on which facilities are open. */
  readonly day: string;
  readonly facility: string;
  readonly circle: Circle;
}
interface CoverageAsked extends FacilitiesAsked {
  readonly level: number;
  readonly added: readonly Place[];
  /** Whether the streets that are reached are to be drawn. */
  readonly streets: boolean;
}
interface NextAsked extends FacilitiesAsked {
  readonly count: 1 | 2 | 3;
}

/** An area and who is out of reach in it. */
export interface Gap {
  readonly code: string;
  readonly name: string;
  /** Null = withheld. */
  readonly figures: ReachFigures | null;
}

/**
 * Who is out of reach of a kind of facility, what one more would change, and where the next ones would help most.
 * People are known from protected squares alone; walks are worked out here from the streets of the base map.
 */
export class Reach {
  readonly #from: Sources;
  readonly cells: Resource<{ scope: string; asOf: string }, NeedCells>;
  readonly coverage: Resource<CoverageAsked, ReachAnswer>;
  readonly next: Resource<NextAsked, NextPlacesAnswer>;
  /** The ground and what it was made of: the same object for every question, so that it is joined once. */
  #laid: { readonly from: readonly [GroundMap, NeedCells]; readonly ground: ReachGround } | undefined;
  /** The reader is about to point at a place. */
  #pointing = $state(false);

  /** Kinds of which there is a facility, in the order of the office's list. */
  readonly kinds: readonly { readonly code: string; readonly name: string }[] = $derived.by(() => {
    const there = new Set((this.#from.places.facilities.answer?.features ?? []).map(kindOf));
    return this.#from.names.facilityKinds.filter(({ code }) => there.has(code));
  });
  readonly facility: string | null = $derived.by(() => {
    const { facility } = this.#from.bar.address;
    const asked = this.#from.names.facilityKinds.some(({ code }) => code === facility);
    return asked ? facility : (this.kinds[0]?.code ?? null);
  });
  readonly circle: Circle = $derived.by(() => this.#from.bar.address.circle ?? 'adult');
  readonly streets: boolean = $derived.by(() => this.#from.bar.address.streets === 'reached');
  readonly tried: Place | null = $derived.by(() => this.#from.bar.address.tried);
  readonly count: 1 | 2 | 3 | null = $derived.by(() =>
    this.tried === null ? this.#from.bar.address.next : null
  );

  /** Those of the kind that are open: neither planned nor closed. */
  readonly facilities: FacilityMap | null = $derived.by(() => {
    const all = this.#from.places.facilities.answer;
    if (all === undefined) return null;
    return { ...all, features: all.features.filter((one) => isOpen(one) && kindOf(one) === this.facility) };
  });

  /** The best next places, as far as they answer what is asked. */
  readonly nextAnswer: NextPlacesAnswer | null = $derived.by(() => {
    const { answer, answered } = this.next;
    return this.count !== null && answer !== undefined && same(answered, this.#nextAsked) ? answer : null;
  });

  /** Places that are proposed: the one tried, or the best next ones. */
  readonly proposed: readonly Place[] = $derived.by(() => {
    if (this.tried !== null) return [this.tried];
    return this.nextAnswer?.places.map(({ at }) => at) ?? [];
  });

  /** The answer shown and the question it answers, which may be an earlier one. */
  readonly shown: { readonly asked: CoverageAsked; readonly answer: ReachAnswer } | null = $derived.by(() => {
    const { answer, answered } = this.coverage;
    return answer === undefined || answered === undefined ? null : { asked: answered, answer };
  });

  /** Every area of the shown level in which somebody lives, those with most households out of reach first; withheld ones last. */
  readonly gaps: readonly Gap[] = $derived.by(() => {
    const { shown } = this;
    if (shown === null) return [];
    const weight = ({ figures }: Gap) =>
      figures?.households === null || figures === null ? -1 : (figures.unreached ?? 1);
    const rows = new Map((this.#from.review.figures?.areas ?? []).map((row) => [row.code, row]));
    return [...shown.answer.areas]
      .filter(([code]) => rows.get(code)?.households !== 0)
      .map(([code, figures]): Gap => {
        const area = this.#from.areas.get(code);
        const known = figures.households !== null && (rows.get(code)?.households ?? null) !== null;
        return { code, name: area ? this.#from.names.own(area) : code, figures: known ? figures : null };
      })
      .sort((a, b) => weight(b) - weight(a) || (a.code < b.code ? -1 : 1));
  });

  readonly #facilitiesAsked: FacilitiesAsked | null = $derived.by(() => {
    const { outlook, review } = this.#from;
    const { facility, circle } = this;
    return facility === null
      ? null
      : { scope: outlook.scope, month: review.month, day: outlook.asOf, facility, circle };
  });

  readonly #nextAsked: NextAsked | null = $derived.by(() =>
    this.#facilitiesAsked === null || this.count === null
      ? null
      : { ...this.#facilitiesAsked, count: this.count }
  );

  constructor(from: Sources, stores: { readonly need: NeedStore }, analyst: Analyst) {
    this.#from = from;
    this.cells = new Resource(({ scope, asOf }, signal) =>
      stores.need.cells(scope, null, SQUARE_METRES, asOf, signal)
    );
    this.coverage = new Resource(async ({ level, circle, added, streets }) => {
      const { ground, facilities, protection } = this.#known();
      const { metres } = CIRCLES[circle];
      const areas = from.areas
        .onLevel(level)
        .map(({ code }) => ({ code, polygons: from.areas.outline(code) }));
      return analyst.reach(ground, {
        ...{ facilities, protection, added, areas },
        limitMetres: metres,
        bandMetres: streets ? BANDS.map((part) => part * metres) : []
      });
    });
    this.next = new Resource(async ({ circle, count }) => {
      const { ground, facilities, protection } = this.#known();
      return analyst.nextPlaces(ground, {
        ...{ facilities, protection, count },
        limitMetres: CIRCLES[circle].metres
      });
    });
  }

  get pointing(): boolean {
    return this.#pointing;
  }

  get parts() {
    return { figures: [this.cells], answers: [this.coverage, this.next] } as const;
  }

  /** Asks for whatever is not yet known. */
  ask() {
    const { outlook, places, areas, walk, review } = this.#from;
    void this.cells.ask({ scope: outlook.scope, asOf: review.month });
    void places.facilities.ask({ scope: outlook.office, asOf: outlook.asOf });
    const asked = this.#facilitiesAsked;
    const known =
      this.#ground() !== null &&
      this.cells.answered?.asOf === review.month &&
      places.facilities.answered?.asOf === outlook.asOf &&
      areas.map.answered?.asOf === review.month &&
      review.figures !== undefined;
    if (!known || asked === null) return;
    if (this.#nextAsked !== null) void this.next.ask(this.#nextAsked);
    void this.coverage.ask({ ...asked, level: walk.level, added: this.proposed, streets: this.streets });
  }

  choose(facility: string) {
    this.#from.bar.push({ facility });
  }

  walkAs(circle: Circle) {
    this.#from.bar.push({ circle });
  }

  showStreets(on: boolean) {
    this.#from.bar.push({ streets: on ? 'reached' : null });
  }

  /** The next click on the map puts a facility there. */
  point(on: boolean) {
    this.#pointing = on;
  }

  /** Tries one more facility at a place, or takes it back. */
  tryAt(place: Place | null) {
    this.#pointing = false;
    this.#from.bar.push({ tried: place === null ? null : [round(place[0]), round(place[1])], next: null });
  }

  /** Looks for the best places for so many more; null = none. */
  lookFor(count: 1 | 2 | 3 | null) {
    this.#pointing = false;
    this.#from.bar.push({ next: count, tried: null });
  }

  #ground(): ReachGround | null {
    const ground = this.#from.places.ground.answer;
    const cells = this.cells.answer;
    if (ground === undefined || cells === undefined) return null;
    if (this.#laid?.from[0] !== ground || this.#laid.from[1] !== cells) {
      const made = { streets: streetsOf(ground), squares: squaresOf(cells) };
      this.#laid = { from: [ground, cells], ground: made };
    }
    return this.#laid.ground;
  }

  #known() {
    const ground = this.#ground();
    const summary = this.#from.review.figures;
    if (ground === null || summary === undefined) throw new Error('asked before its ground was known');
    const facilities = (this.facilities?.features ?? []).map(({ geometry }): Place => geometry.coordinates);
    const protection: Protection = {
      k: summary.k,
      leastHouseholds: summary.min_households,
      base: summary.base
    };
    return { ground, facilities, protection };
  }
}

/** About a metre, as the address bar holds it. */
const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

type Facility = FacilityMap['features'][number];
const kindOf = ({ properties }: Facility) => properties.kind;
const isOpen = ({ properties }: Facility) => properties.status === null || properties.status === 'open';

/** Streets and paths of the base map that people walk along. */
function streetsOf({ features }: GroundMap): Street[] {
  return features.flatMap(({ properties, geometry }) => {
    const street = properties.kind === 'street' || properties.kind === 'path';
    if (!street || !isWalkable(properties)) return [];
    return linesOf(geometry).map((line) => ({ line, layer: layerOf(properties) }));
  });
}

const squaresOf = ({ cells }: NeedCells): CountedSquare[] =>
  cells.map(({ polygons, count, households }) => ({ polygons, count, households }));

export const [getReach, setReach] = createContext<Reach>();
