import type { Walk } from './walks.ts';

/** How the pull of a facility falls with the walk to it. */
export type Decay = 'bands' | 'gaussian' | 'none';

/** Supply against demand. */
export interface Accessibility {
  /** By place of demand: capacity within its reach for each one of its demand. */
  readonly demand: Float64Array;
  /** By facility: its capacity for each one of the demand it serves; NaN where it has nobody to serve. */
  readonly facilities: Float64Array;
}

/** What thirds of the limit leave of a facility (Luo and Qi, Health & Place 15, 2009). */
const THIRDS = [1, 0.68, 0.22] as const;

/** The steps of the decay `bands`: walks up to so many metres, and how much of a facility they leave. */
export const bandShares = (
  limitMetres: number
): readonly { readonly toMetres: number; readonly share: number }[] =>
  THIRDS.map((share, third) => ({ toMetres: ((third + 1) * limitMetres) / THIRDS.length, share }));

/**
 * How much of a facility a walk of `metres` leaves, from 1 at the door; 0 beyond `limitMetres`.
 * `bands`: 1, 0.68 and 0.22 in thirds of the limit.
 * `gaussian`: smoothly to 0 at the limit (Dai, Health & Place 16, 2010): (exp(−½(d/d₀)²) − exp(−½)) / (1 − exp(−½)).
 * `none`: 1 everywhere (two-step floating catchment without the enhancement; Luo and Wang 2003).
 */
function share(decay: Decay, metres: number, limitMetres: number): number {
  if (metres > limitMetres) return 0;
  const far = limitMetres === 0 ? 0 : metres / limitMetres;
  switch (decay) {
    case 'bands':
      return far <= 1 / 3 ? THIRDS[0] : far <= 2 / 3 ? THIRDS[1] : THIRDS[2];
    case 'gaussian':
      return (Math.exp(-0.5 * far ** 2) - Math.exp(-0.5)) / (1 - Math.exp(-0.5));
    case 'none':
      return 1;
  }
}

/**
 * Enhanced two-step floating catchment areas (Luo and Qi 2009). First each facility's capacity is divided by the
 * demand within its reach, weighed by nearness: R_j = S_j / Σ_k P_k W(d_kj). Then each place of demand adds up the
 * ratios within its reach: A_i = Σ_j R_j W(d_ij). So Σ P_i A_i is the capacity of all facilities that have demand.
 * `walks` lists by facility the places of demand within the limit.
 */
export function accessibilityOf(
  walks: readonly (readonly Walk[])[],
  capacities: ArrayLike<number>,
  weights: ArrayLike<number>,
  { decay, limitMetres }: { readonly decay: Decay; readonly limitMetres: number }
): Accessibility {
  const demand = new Float64Array(weights.length);
  const facilities = Float64Array.from(walks, (reached, facility) => {
    let served = 0;
    for (const walk of reached)
      served += (weights[walk.demand] ?? 0) * share(decay, walk.metres, limitMetres);
    return served > 0 ? (capacities[facility] ?? 0) / served : NaN;
  });
  walks.forEach((reached, facility) => {
    const ratio = facilities[facility] ?? NaN;
    if (Number.isNaN(ratio)) return;
    for (const walk of reached)
      demand[walk.demand] = (demand[walk.demand] ?? 0) + ratio * share(decay, walk.metres, limitMetres);
  });
  return { demand, facilities };
}
