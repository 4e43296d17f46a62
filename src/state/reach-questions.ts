import type { ServiceCircle } from '../analysis/reach/service-circles.ts';

export type Place = readonly [lng: number, lat: number];

// What answers about reach depend on, as plain values.

export interface FacilitiesAsked {
  readonly scope: string;
  /** First of the month whose figures are shown. */
  readonly month: string;
  /** The day on which facilities are open. */
  readonly day: string;
  readonly facility: string;
  readonly circle: ServiceCircle;
}

export interface AreasAsked extends FacilitiesAsked {
  readonly level: number;
  readonly added: readonly Place[];
}

export interface CoverageAsked extends AreasAsked {
  /** How walks are drawn: the streets reached, or the ground within reach. */
  readonly streets: 'reached' | 'areas' | null;
}

export type SupplyAsked = AreasAsked;

export interface NeedAsked extends FacilitiesAsked {
  readonly added: readonly Place[];
}

export interface NextAsked extends FacilitiesAsked {
  readonly count: 1 | 2 | 3;
}

export const sameQuestion = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
