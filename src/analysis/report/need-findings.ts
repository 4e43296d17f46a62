import {
  AGAINST,
  type Against,
  type NeedFacts,
  type PartFacts,
  type Shift,
  type WhereFacts
} from './facts.ts';

/** How many are named: more than three are not read. */
const NAMED = 3;

export type NeedFinding =
  /** The community is not in the figures of the month: it was not there yet, or is no more. */
  | { readonly kind: 'no-figures' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'withheld'; readonly households: number | null }
  | {
      readonly kind: 'need';
      readonly households: number;
      readonly need: number;
      readonly perThousand: number;
    }
  | { readonly kind: 'shift'; readonly against: Against; readonly shift: Shift }
  /** Categories that have changed since last year by more than may be the rounding, the largest change first. */
  | { readonly kind: 'categories'; readonly changed: readonly CategoryChange[] }
  | { readonly kind: 'no-category' };

export interface CategoryChange {
  readonly code: string;
  readonly difference: number;
}

/** How many households are in need, and what became of them. */
export function needFindings(facts: NeedFacts | null): readonly NeedFinding[] {
  if (facts === null) return [{ kind: 'no-figures' }];
  const { households, need, shifts } = facts;
  if (households === 0) return [{ kind: 'nobody' }];
  const level: NeedFinding =
    households === null || need === null
      ? { kind: 'withheld', households }
      : { kind: 'need', households, need, perThousand: (need * 1000) / households };
  return [
    level,
    ...AGAINST.map((against) => ({ kind: 'shift', against, shift: shifts[against] }) as const),
    categoryFinding(facts)
  ];
}

function categoryFinding({ categories }: NeedFacts): NeedFinding {
  const changed = categories
    .flatMap(({ code, shifts: { lastYear } }) =>
      lastYear.kind === 'known' ? [{ code, difference: lastYear.difference }] : []
    )
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.code < b.code ? -1 : 1))
    .slice(0, NAMED);
  return changed.length === 0 ? { kind: 'no-category' } : { kind: 'categories', changed };
}

export interface NeedyPart {
  readonly code: string;
  readonly need: number;
  readonly households: number;
  readonly perThousand: number;
}

export interface BusyPart {
  readonly code: string;
  readonly reported: number;
}

export type WhereFinding =
  /** Areas with more in need than their households would have at the rate of the whole, by more than may be the rounding. */
  | { readonly kind: 'most'; readonly parts: readonly NeedyPart[]; readonly perThousand: number }
  | { readonly kind: 'even'; readonly shown: number; readonly perThousand: number }
  /** Only one is published: there is nothing to hold it against. */
  | { readonly kind: 'single'; readonly part: NeedyPart }
  | { readonly kind: 'unsaid' }
  /** Areas whose figures are not published, of those in which somebody lives. */
  | { readonly kind: 'withheld'; readonly withheld: number; readonly all: number }
  | { readonly kind: 'incidents-most'; readonly parts: readonly BusyPart[]; readonly usual: number }
  | { readonly kind: 'incidents-even'; readonly usual: number }
  | { readonly kind: 'unplaced'; readonly count: number };

/** Which parts of the community stand out, by need and by incidents. */
export function whereFindings({ parts, unplaced, base }: WhereFacts): readonly WhereFinding[] {
  const lived = parts.filter(({ households }) => households !== 0);
  const shown = lived.flatMap(needyPart);
  const withheld = lived.length - shown.length;
  return [
    needWhere(shown, base),
    ...(withheld > 0 && shown.length > 0 ? [{ kind: 'withheld', withheld, all: lived.length } as const] : []),
    ...incidentsWhere(parts),
    ...(unplaced > 0 ? [{ kind: 'unplaced', count: unplaced } as const] : [])
  ];
}

const needyPart = ({ code, need, households }: PartFacts): NeedyPart[] =>
  need === null || households === null || households === 0
    ? []
    : [{ code, need, households, perThousand: (need * 1000) / households }];

function needWhere(shown: readonly NeedyPart[], base: number): WhereFinding {
  const [households, need] = [sum(shown, (part) => part.households), sum(shown, (part) => part.need)];
  if (households === 0) return { kind: 'unsaid' };
  const [part, another] = shown;
  if (part !== undefined && another === undefined) return { kind: 'single', part };
  const perThousand = (need * 1000) / households;
  const most = shown
    .filter((part) => part.need - (part.households * perThousand) / 1000 >= 2 * base)
    .sort((a, b) => b.perThousand - a.perThousand || (a.code < b.code ? -1 : 1))
    .slice(0, NAMED);
  return most.length === 0
    ? { kind: 'even', shown: shown.length, perThousand }
    : { kind: 'most', parts: most, perThousand };
}

/** Of fewer no area is said to stand out: where the mean is a fraction, a single incident would lie twice its root above it. */
const LEAST_BUSY = 5;

/** A count is off by chance by about its root: twice that above the mean stands out. */
function incidentsWhere(parts: readonly PartFacts[]): WhereFinding[] {
  const all = sum(parts, ({ reported }) => reported);
  if (all === 0) return [];
  const usual = all / parts.length;
  const most = parts
    .filter(({ reported }) => reported >= Math.max(LEAST_BUSY, usual + 2 * Math.sqrt(usual)))
    .sort((a, b) => b.reported - a.reported || (a.code < b.code ? -1 : 1))
    .slice(0, NAMED)
    .map(({ code, reported }) => ({ code, reported }));
  return [
    most.length === 0 ? { kind: 'incidents-even', usual } : { kind: 'incidents-most', parts: most, usual }
  ];
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
