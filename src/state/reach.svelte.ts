import { createContext } from 'svelte';
import {
  MIDDLE,
  usualCircle,
  type ReachSettings,
  type ServiceCircle
} from '../analysis/reach/service-circles.ts';
import type { Protection } from '../analysis/review/reach-figures.ts';
import type { NextPlacesAnswer, ReachAnswer, ReachGround } from '../analysis/review/reach-study.ts';
import type { SupplyAnswer } from '../analysis/review/reach-supply.ts';
import type { FacilityMap } from '../data/facilities.ts';
import type { GroundMap } from '../data/ground.ts';
import type { NeedCells, NeedStore } from '../data/need.ts';
import type { AddressBar } from './address-bar.svelte.ts';
import type { Analyst } from './analyst.ts';
import type { Areas } from './areas.svelte.ts';
import type { Names } from './names.svelte.ts';
import type { Outlook } from './outlook.svelte.ts';
import type { Places } from './places.svelte.ts';
import { doorOf, isOpen, kindOf, SQUARE_METRES, squaresOf, streetsOf } from './reach-ground.ts';
import {
  sameQuestion,
  type AreasAsked,
  type CoverageAsked,
  type FacilitiesAsked,
  type NextAsked,
  type Place,
  type SupplyAsked
} from './reach-questions.ts';
import { ReachNeed } from './reach-need.svelte.ts';
import { gapsOf, suppliesOf, type Gap, type Supply } from './reach-rows.ts';
import { Resource } from './resource.svelte.ts';
import type { Review } from './review.svelte.ts';
import type { Walk } from './walk.svelte.ts';

interface Sources {
  readonly bar: AddressBar;
  readonly outlook: Outlook;
  readonly names: Names;
  readonly areas: Areas;
  readonly places: Places;
  readonly walk: Walk;
  readonly review: Review;
  /** What the office has set about circles, bands and scales. */
  readonly settings: ReachSettings;
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
  readonly supply: Resource<SupplyAsked, SupplyAnswer>;
  readonly byNeed: ReachNeed;
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
  /** The circle asked for, else the usual one of the kind, else the office's first. */
  readonly circle: ServiceCircle = $derived.by(() => {
    const { bar, settings } = this.#from;
    const chosen = settings.circles.find(({ code }) => code === bar.address.circle);
    return chosen ?? usualCircle(settings, this.facility ?? '');
  });
  /** How reach is looked at: by area, held against capacity, or by category of need. */
  readonly as: 'area' | 'supply' | 'need' = $derived.by(() => this.#from.bar.address.as ?? 'area');
  readonly asSupply: boolean = $derived.by(() => this.as === 'supply');
  /** The middle of the scale of places per 1,000 households for this kind: set, and the same in every picture. */
  readonly middle: number = $derived.by(() => this.#from.settings.middles.get(this.facility ?? '') ?? MIDDLE);
  /** How walks are drawn. */
  readonly streets = $derived.by(() => this.#from.bar.address.streets);
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
    return this.count !== null && answer !== undefined && sameQuestion(answered, this.#nextAsked)
      ? answer
      : null;
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

  /** The same of supply against demand. */
  readonly shownSupply: { readonly asked: SupplyAsked; readonly answer: SupplyAnswer } | null = $derived.by(
    () => {
      const { answer, answered } = this.supply;
      return answer === undefined || answered === undefined ? null : { asked: answered, answer };
    }
  );

  readonly #known = $derived.by(() => {
    const rows = new Map((this.#from.review.figures?.areas ?? []).map((row) => [row.code, row]));
    return {
      nameOf: (code: string) => {
        const area = this.#from.areas.get(code);
        return area ? this.#from.names.own(area) : code;
      },
      householdsOf: (code: string) => rows.get(code)?.households
    };
  });

  /** Every area of the shown level in which somebody lives, those with most households out of reach first; withheld ones last. */
  readonly gaps: readonly Gap[] = $derived.by(() =>
    this.shown === null || !this.#fits(this.shown.asked) ? [] : gapsOf(this.shown.answer.areas, this.#known)
  );

  /** The same areas, those with fewest places per household first. */
  readonly supplies: readonly Supply[] = $derived.by(() => {
    const shown = this.shownSupply;
    const areas = shown === null || !this.#fits(shown.asked) ? undefined : shown.answer.figures?.areas;
    return areas === undefined ? [] : suppliesOf(areas, this.#known);
  });

  /** Whether the list is one of the kind, the circle, the level and the time that are chosen, and not of earlier ones. */
  readonly listed: boolean = $derived.by(() => {
    switch (this.as) {
      case 'area':
        return this.shown !== null && this.#fits(this.shown.asked);
      case 'supply':
        return this.shownSupply !== null && this.#fits(this.shownSupply.asked);
      case 'need':
        return (
          this.byNeed.rows.length > 0 && this.byNeed.asked !== undefined && this.#answers(this.byNeed.asked)
        );
    }
  });
  /** Whether the list is of just what is asked: while a place is tried, that of the place before may still stand. */
  readonly settled: boolean = $derived.by(
    () => this.listed && !(this.asSupply ? this.supply : this.coverage).loading && !this.next.loading
  );

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
    const bands = ({ metres }: ServiceCircle) => from.settings.bands.map((part) => part * metres);
    this.coverage = new Resource(async ({ level, circle, added, streets }) => {
      const { ground, facilities, protection } = this.#asked();
      return analyst.reach(ground, {
        ...{ facilities, protection, added, areas: this.#areas(level) },
        limitMetres: circle.metres,
        bandMetres: streets === 'reached' ? bands(circle) : [],
        areaMetres: streets === 'areas' ? bands(circle) : [],
        // Who reads a part of the office does not see where the office ends.
        edge: from.areas.outline(from.outlook.office)
      });
    });
    this.supply = new Resource(async ({ level, circle, added }) => {
      const { ground, facilities, capacities, protection } = this.#asked();
      return analyst.supply(ground, {
        ...{ facilities, capacities, protection, added, areas: this.#areas(level) },
        limitMetres: circle.metres
      });
    });
    this.byNeed = new ReachNeed(from.names, stores.need, async ({ circle, added }, categories) => {
      const { ground, facilities, protection } = this.#asked();
      return analyst.needReached(ground, {
        ...{ facilities, protection, added, categories },
        limitMetres: circle.metres
      });
    });
    this.next = new Resource(async ({ circle, count }) => {
      const { ground, facilities, protection } = this.#asked();
      return analyst.nextPlaces(ground, {
        ...{ facilities, protection, count },
        limitMetres: circle.metres
      });
    });
  }

  /** What the office has set. */
  get settings(): ReachSettings {
    return this.#from.settings;
  }

  get pointing(): boolean {
    return this.#pointing;
  }

  get parts() {
    return {
      figures: [this.cells, this.byNeed.squares],
      answers: [this.coverage, this.next, this.supply, this.byNeed.answer]
    } as const;
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
    const question = { ...asked, level: walk.level, added: this.proposed };
    void this.coverage.ask({ ...question, streets: this.streets });
    if (this.asSupply) void this.supply.ask(question);
    if (this.as === 'need') this.byNeed.ask({ ...asked, added: this.proposed });
  }

  choose(facility: string) {
    this.#from.bar.push({ facility });
  }

  walkAs(circle: string) {
    this.#from.bar.push({ circle });
  }

  showAs(as: 'area' | 'supply' | 'need') {
    this.#from.bar.push({ as: as === 'area' ? null : as });
  }

  /** Leaves for the question where a kind of need is. */
  askWhere(need: string) {
    this.#from.bar.push({ ask: 'where', need });
  }

  drawWalks(streets: 'reached' | 'areas' | null) {
    this.#from.bar.push({ streets });
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
      const made = { streets: streetsOf(ground), squares: squaresOf(cells), water: this.#from.places.water };
      this.#laid = { from: [ground, cells], ground: made };
    }
    return this.#laid.ground;
  }

  /** Proposed places and ways of drawing aside: the list of the place before may stand until that of the next is there. */
  #answers({ scope, month, day, facility, circle }: FacilitiesAsked): boolean {
    return sameQuestion({ scope, month, day, facility, circle }, this.#facilitiesAsked);
  }

  #fits(asked: AreasAsked): boolean {
    return asked.level === this.#from.walk.level && this.#answers(asked);
  }

  #areas(level: number) {
    const { areas } = this.#from;
    return areas.onLevel(level).map(({ code }) => ({ code, polygons: areas.outline(code) }));
  }

  #asked() {
    const ground = this.#ground();
    const summary = this.#from.review.figures;
    if (ground === null || summary === undefined) throw new Error('asked before its ground was known');
    const features = this.facilities?.features ?? [];
    const protection: Protection = {
      k: summary.k,
      leastHouseholds: summary.min_households,
      base: summary.base
    };
    return {
      ground,
      facilities: features.map(doorOf),
      capacities: features.map(({ properties }) => properties.capacity),
      protection
    };
  }
}

/** About a metre, as the address bar holds it. */
const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

export const [getReach, setReach] = createContext<Reach>();
