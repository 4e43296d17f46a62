// The kernel is a Gaussian in metres: K(d) = exp(-d² / 2σ²) / 2πσ², with the bandwidth for σ.

/**
 * How far the kernel reaches, in bandwidths east, west, north and south. What lies beyond is left out and not made up
 * for: a share of 1.2e-6 of each point's weight, and nowhere more than 3.8e-6 of its own peak.
 */
export const REACH = 5;

/** The share of a point's weight that lies beyond the reach: 1 - erf(5 / √2)². */
export const SHARE_BEYOND = 1.15e-6;

const SQUARE_METRES_PER_HECTARE = 10_000;

/** The kernel is a product of one factor per axis; this is the factor at no distance, for a result per hectare. */
function axisPeak(bandwidth: number): number {
  return Math.sqrt(SQUARE_METRES_PER_HECTARE / (2 * Math.PI)) / bandwidth;
}

/** The kernel's factor along one axis. */
export function axisKernel(metres: number, bandwidth: number): number {
  const deviations = metres / bandwidth;
  return axisPeak(bandwidth) * Math.exp((-deviations * deviations) / 2);
}
