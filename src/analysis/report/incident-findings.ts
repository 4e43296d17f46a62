import { figureOf, trendOf, type Figure, type Trend } from '../indicators/figures.ts';
import {
  AGAINST,
  type Against,
  type IncidentFacts,
  type LateFacts,
  type LateIncident,
  type Shift
} from './facts.ts';

const NAMED = 3;

export type IncidentFinding =
  | { readonly kind: 'reported'; readonly count: number }
  | { readonly kind: 'none' }
  /** Nobody can tell whether nothing happened, or what happened on the first days. */
  | { readonly kind: 'no-record' | 'part-record'; readonly since: string | null }
  | {
      readonly kind: 'shift';
      readonly against: Against;
      readonly before: number;
      readonly shift: Shift;
    };

/** How many incidents were reported, and what became of their number. */
export function incidentFindings(facts: IncidentFacts): readonly IncidentFinding[] {
  const { record } = facts;
  if (record.kind === 'none') return [{ kind: 'no-record', since: record.since }];
  const { reported } = facts.now;
  return [
    ...(record.kind === 'part' ? [{ kind: 'part-record', since: record.since } as const] : []),
    reported === 0 ? { kind: 'none' } : { kind: 'reported', count: reported },
    ...AGAINST.map(
      (against) =>
        ({ kind: 'shift', against, before: facts[against].reported, shift: facts.shifts[against] }) as const
    )
  ];
}

export interface LateCategory {
  readonly code: string;
  readonly count: number;
  /** Of the one that has been late longest. */
  readonly days: number;
}

export type LateFinding =
  | { readonly kind: 'no-record' }
  | { readonly kind: 'nothing-due' }
  /** So few fell due that a rate says nothing. */
  | { readonly kind: 'few-due'; readonly figure: Figure }
  | { readonly kind: 'on-time'; readonly figure: Figure }
  | { readonly kind: 'trend'; readonly against: Against; readonly trend: Trend; readonly before: Figure }
  | { readonly kind: 'none-open' }
  | { readonly kind: 'open'; readonly count: number }
  /** Categories of which some are late, the longest first. */
  | { readonly kind: 'longest'; readonly categories: readonly LateCategory[]; readonly more: boolean };

/** What was closed by its deadline, and what stands open past it. */
export function lateFindings({ counts, open, more }: LateFacts): readonly LateFinding[] {
  if (counts.record.kind === 'none') return [{ kind: 'no-record' }];
  const figure = figureOf('closing_on_time', counts.now);
  const categories = longest(open);
  const late = counts.now.open_late;
  return [
    ...closing(figure, counts),
    late === 0 ? { kind: 'none-open' } : { kind: 'open', count: late },
    ...(late === 0 || categories.length === 0 ? [] : [{ kind: 'longest', categories, more } as const])
  ];
}

function closing(figure: Figure, counts: IncidentFacts): LateFinding[] {
  if (figure.value === null) return [{ kind: 'nothing-due' }];
  if (figure.few) return [{ kind: 'few-due', figure }];
  const trends = AGAINST.map((against): LateFinding => {
    const before = figureOf('closing_on_time', counts[against]);
    return { kind: 'trend', against, before, trend: trendOf('closing_on_time', figure, before) };
  });
  return [{ kind: 'on-time', figure }, ...trends];
}

function longest(open: readonly LateIncident[]): LateCategory[] {
  const found = new Map<string, { count: number; days: number }>();
  for (const { category, days } of open) {
    const before = found.get(category) ?? { count: 0, days: 0 };
    found.set(category, { count: before.count + 1, days: Math.max(before.days, days) });
  }
  return [...found]
    .map(([code, of]) => ({ code, ...of }))
    .sort((a, b) => b.days - a.days || b.count - a.count || (a.code < b.code ? -1 : 1))
    .slice(0, NAMED);
}
