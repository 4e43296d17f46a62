import type { Counts } from '../indicators/counts.ts';
import type { ReachFigures } from '../review/reach-figures.ts';
import type { ReviewHotspots } from '../review/hotspots.ts';
import type { Unfit } from '../spatial/hotspots.ts';

/** How a figure has changed; `unsure` = by so little that nothing can be said. */
export type Shift =
  | { readonly kind: 'known' | 'unsure'; readonly difference: number }
  | { readonly kind: 'withheld' | 'missing' };

/** What a period is held against: the one just before it, and the same a year earlier. */
export const AGAINST = ['previous', 'lastYear'] as const;
export type Against = (typeof AGAINST)[number];
export type Shifts = Readonly<Record<Against, Shift>>;

/** Protected figures; null = withheld. */
export interface NeedFacts {
  readonly households: number | null;
  readonly need: number | null;
  readonly shifts: Shifts;
  /** Cases by category, with what became of them. */
  readonly categories: readonly { readonly code: string; readonly shifts: Shifts }[];
}

/** An area inside the community. */
export interface PartFacts {
  readonly code: string;
  readonly households: number | null;
  readonly need: number | null;
  /** Incidents reported in the period. */
  readonly reported: number;
}

export interface WhereFacts {
  readonly parts: readonly PartFacts[];
  /** Incidents of which nobody said in which part they were. */
  readonly unplaced: number;
  /** Counts of need are multiples of it. */
  readonly base: number;
}

export interface IncidentFacts {
  /** How much of the period lies in the time of which there is a record; `since`: its first day, null = there is none. */
  readonly record:
    { readonly kind: 'whole' } | { readonly kind: 'part' | 'none'; readonly since: string | null };
  readonly now: Counts;
  readonly previous: Counts;
  readonly lastYear: Counts;
  readonly shifts: Shifts;
}

/** An incident that stands open past its deadline at the end of the period. */
export interface LateIncident {
  readonly category: string;
  /** Days past the deadline. */
  readonly days: number;
}

export interface LateFacts {
  readonly counts: IncidentFacts;
  readonly open: readonly LateIncident[];
  /** There are more than were asked for. */
  readonly more: boolean;
}

export interface ReachFacts {
  /** Kinds of facility, with what of the community is within reach; null = none of the kind is open anywhere near. */
  readonly kinds: readonly { readonly code: string; readonly figures: ReachFigures | null }[];
}

export interface ChanceFacts {
  /** Of all parts of the whole scope. */
  readonly found: ReviewHotspots | Unfit;
  /** Code of the community, which its parts' codes start with. */
  readonly community: string;
}
