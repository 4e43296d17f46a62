import type { HoneycombCell } from '../analysis/review/honeycomb.ts';
import type { AreaSummary } from '../data/areas.ts';
import { chanceChangeOf, changeOf, type Change } from './comparison.ts';
import { countIn } from './review-figures.ts';

/** An area, or a hexagon, and what is known of it in the period looked at. */
export interface Ranked {
  readonly code: string;
  readonly name: string;
  readonly hectares: number;
  /** Null = withheld, or too few for a rate. */
  readonly households: number | null;
  /** Households or cases in need, or incidents; null = withheld. */
  readonly count: number | null;
  /** Per 1,000 households; null where either figure is not known. */
  readonly rate: number | null;
  readonly change: Change;
}

/** What areas are counted by: protected figures of need, or incidents, a count for each area. */
export interface AreaCounts {
  readonly figures: AreaSummary;
  /** Null where need is counted. */
  readonly incidents: ReadonlyMap<string, number> | null;
}

interface Reading {
  /** Code of a category of need; null = any. */
  readonly category: string | null;
  readonly hectaresOf: (code: string) => number;
}

/** Areas with their figures, and how these have changed since an earlier period where one is known. */
export function areaRows(now: AreaCounts, before: AreaCounts | undefined, reading: Reading): Ranked[] {
  const earlier = new Map((before?.figures.areas ?? []).map((row) => [row.code, row]));
  return now.figures.areas.map((row) => {
    const { code, name, households } = row;
    const count = now.incidents === null ? countIn(row, reading.category) : (now.incidents.get(code) ?? 0);
    const old = earlier.get(code);
    const change =
      now.incidents === null
        ? changeOf({ now: count, then: old && countIn(old, reading.category) }, now.figures.base)
        : chanceChangeOf({ now: count, then: before?.incidents?.get(code) });
    const hectares = reading.hectaresOf(code);
    return { code, name, hectares, households, count, rate: rateOf(count, households), change };
  });
}

/**
 * Hexagons with their figures, and how these have changed.
 *
 * @param before those of the earlier period; undefined where nothing is known of it.
 * @param base to which counts of need are rounded; null where incidents are counted.
 */
export function hexagonRows(
  now: readonly HoneycombCell[],
  before: readonly HoneycombCell[] | undefined,
  base: number | null
): Ranked[] {
  const earlier = new Map((before ?? []).map((cell) => [cell.code, cell]));
  const there = new Set(now.map(({ code }) => code));
  // Of incidents a hexagon may have had some and have none now.
  const gone =
    base === null
      ? (before ?? []).flatMap((cell) => (there.has(cell.code) ? [] : [{ ...cell, count: 0 }]))
      : [];
  return [...now, ...gone].map((cell) => {
    const old = earlier.get(cell.code);
    const none = base === null && before !== undefined ? 0 : undefined;
    const two = { now: cell.count, then: old === undefined ? none : old.count };
    return rowOfHexagon(cell, base === null ? chanceChangeOf(two) : changeOf(two, base));
  });
}

/** A hexagon as a row. */
export function rowOfHexagon(cell: HoneycombCell, change: Change = { kind: 'missing' }): Ranked {
  const { code, hectares, households, count } = cell;
  return { code, name: code, hectares, households, count, rate: rateOf(count, households), change };
}

/** What is known of all rows together, per 1,000 households; null where nothing is. */
export function overallOf(rows: readonly Ranked[]): number | null {
  const counted = rows.filter(({ rate }) => rate !== null);
  const households = counted.reduce((sum, row) => sum + (row.households ?? 0), 0);
  const count = counted.reduce((sum, row) => sum + (row.count ?? 0), 0);
  return households === 0 ? null : (count * 1000) / households;
}

/** The place of a change in a list of changes: most more first, what cannot be said after what can, nothing known last. */
export function changeWeight(change: Change): number {
  if (change.kind === 'known') return change.difference;
  return change.kind === 'unsure' ? change.difference / 1000 - 0.5 : -1e6;
}

const rateOf = (count: number | null, households: number | null) =>
  count === null || households === null || households === 0 ? null : (count * 1000) / households;
