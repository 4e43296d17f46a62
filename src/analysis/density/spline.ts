// Cubic B-splines on nodes one apart.

/** Writes the shares of the four nodes around a point: of the node before the last one, the last, and the next two. */
export function splineShares(beyondNode: number, shares: Float64Array): void {
  const t = beyondNode;
  const s = 1 - t;
  shares[0] = (s * s * s) / 6;
  shares[1] = (t * t * (3 * t - 6) + 4) / 6;
  shares[2] = (s * s * (3 * s - 6) + 4) / 6;
  shares[3] = (t * t * t) / 6;
}

const POLE = Math.sqrt(3) - 2;

/**
 * The coefficients with which the spline goes through the values, in place. The values must fade away at both ends.
 * A filter there and a filter back (M. Unser, 1993).
 */
export function toSplineCoefficients(values: Float64Array): void {
  let carried = 0;
  for (let n = 0; n < values.length; n += 1) {
    carried = 6 * (values[n] ?? 0) + POLE * carried;
    values[n] = carried;
  }
  carried = 0;
  for (let n = values.length - 1; n >= 0; n -= 1) {
    carried = POLE * (carried - (values[n] ?? 0));
    values[n] = carried;
  }
}
