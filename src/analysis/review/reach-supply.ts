import { accessibilityOf, bandShares } from '../reach/catchment.ts';
import type { Walk } from '../reach/walks.ts';
import { protectedCount, type Protection } from './reach-figures.ts';

/** Capacities of facilities, and the demand that walks to them. */
export interface SupplyGround {
  /** By facility, the homes within the limit. */
  readonly walks: readonly (readonly Walk[])[];
  /** By facility; null = nobody knows. */
  readonly capacities: readonly (number | null)[];
  /** Households by home. */
  readonly households: Float64Array;
  readonly limitMetres: number;
  readonly protection: Protection;
}

/** Supply against demand in a place, as it may be said. */
export interface SupplyFigures {
  /** Protected; null = withheld. */
  readonly households: number | null;
  /** Places per 1,000 households, the mean over the households here; null = withheld. */
  readonly perThousand: number | null;
}

/** Which capacities were counted. */
export interface SupplyCapacity {
  /** Places in all, with those that were assumed. */
  readonly places: number;
  readonly facilities: number;
  /** How many facilities have no known capacity, and what each of them is counted as: the median of the others. */
  readonly unknown: number;
  readonly assumed: number | null;
  /** Facilities within whose reach no household lives. Their places count for nobody. */
  readonly idle: number;
}

export interface SupplyAnswer {
  /** Null where no capacity is known at all. */
  readonly figures: {
    readonly whole: SupplyFigures;
    readonly areas: ReadonlyMap<string, SupplyFigures>;
  } | null;
  readonly capacity: SupplyCapacity;
  /** How much of a facility a walk up to so many metres leaves. */
  readonly shares: readonly { readonly toMetres: number; readonly share: number }[];
}

/**
 * Places per 1,000 households by the enhanced two-step floating catchment (see `accessibilityOf`). Facilities whose
 * capacity nobody knows count as the median of those that are known.
 */
export function supplyOn(
  { walks, capacities, households, limitMetres, protection }: SupplyGround,
  areas: readonly { readonly code: string; readonly homes: readonly number[] }[]
): SupplyAnswer {
  const known = capacities.filter((capacity) => capacity !== null);
  const assumed = medianOf(known);
  const counted = capacities.map((capacity) => capacity ?? assumed ?? 0);
  const { demand, facilities } = accessibilityOf(walks, counted, households, { decay: 'bands', limitMetres });
  const figuresOf = (homes: Iterable<number>): SupplyFigures => {
    let [all, supply] = [0, 0];
    for (const home of homes) {
      const here = households[home] ?? 0;
      all += here;
      supply += here * (demand[home] ?? 0);
    }
    const lived = Math.round(all) >= protection.leastHouseholds;
    return {
      households: lived ? protectedCount(all, protection) : null,
      perThousand: lived ? rounded((1000 * supply) / all) : null
    };
  };
  return {
    figures:
      assumed === null
        ? null
        : {
            whole: figuresOf(households.keys()),
            areas: new Map(areas.map(({ code, homes }) => [code, figuresOf(homes)]))
          },
    capacity: {
      places: counted.reduce((sum, capacity) => sum + capacity, 0),
      facilities: capacities.length,
      unknown: capacities.length - known.length,
      assumed,
      idle: facilities.filter((ratio) => Number.isNaN(ratio)).length
    },
    shares: bandShares(limitMetres)
  };
}

/** The middle one, the mean of both where there are two; null of none. */
function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** One digit behind the point. */
const rounded = (value: number): number => Math.round(value * 10) / 10;
