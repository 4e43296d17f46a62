const ROOT_OF_TWO_PI = 2.5066282746310002;

/**
 * The share of the normal distribution above z, right to about 1e-15 of itself, far tails included.
 *
 * Near the middle by the series of the integral (Abramowitz and Stegun 26.2.11), outside by Laplace's continued
 * fraction (26.2.14), evaluated from its end: all its terms are positive, so nothing cancels.
 */
export function upperTail(z: number): number {
  if (Number.isNaN(z)) return NaN;
  // Too little for a double to hold.
  if (z > 40) return 0;
  if (z < 0) return 1 - upperTail(-z);
  if (z < 0.5) return 0.5 - density(z) * series(z);
  return density(z) / continuedFraction(z);
}

/** The share of the normal distribution at least as far from 0 as z, on both sides. */
export const bothTails = (z: number): number => Math.min(1, 2 * upperTail(Math.abs(z)));

/** z + z³/3 + z⁵/(3·5) + … */
function series(z: number): number {
  let [sum, term] = [z, z];
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

/** z + 1/(z + 2/(z + 3/(z + … */
function continuedFraction(z: number): number {
  // The further out, the fewer steps are needed: 500/z² leaves nothing to see in a double.
  let value = z;
  for (let step = Math.ceil(20 + 500 / (z * z)); step > 0; step -= 1) value = z + step / value;
  return value;
}

/** The height of the bell. z is cut into a short number and a small rest, because rounding z² would show in the tails. */
function density(z: number): number {
  const short = Math.trunc(z * 16) / 16;
  return (Math.exp((-short * short) / 2) * Math.exp((-(z - short) * (z + short)) / 2)) / ROOT_OF_TWO_PI;
}
