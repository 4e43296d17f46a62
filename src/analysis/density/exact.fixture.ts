import type { Place } from './plane.ts';
import type { WeightedPoints } from './points.ts';

// What densities are compared with: distances over the ellipsoid and the plain sum of the definition.

/** Metres along the geodesic, WGS 84 (T. Vincenty, 1975). Not for places on opposite sides of the Earth. */
export function geodesicMetres([lng1, lat1]: Place, [lng2, lat2]: Place): number {
  const a = 6_378_137;
  const f = 1 / 298.257_223_563;
  const b = a * (1 - f);
  const radians = Math.PI / 180;
  const between = (lng2 - lng1) * radians;
  const u1 = Math.atan((1 - f) * Math.tan(lat1 * radians));
  const u2 = Math.atan((1 - f) * Math.tan(lat2 * radians));
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = between;
  for (let turn = 0; turn < 50; turn += 1) {
    const sinSigma = Math.hypot(cos2 * Math.sin(lambda), cos1 * sin2 - sin1 * cos2 * Math.cos(lambda));
    if (sinSigma === 0) return 0;
    const cosSigma = sin1 * sin2 + cos1 * cos2 * Math.cos(lambda);
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cos1 * cos2 * Math.sin(lambda)) / sinSigma;
    const cosAlpha2 = 1 - sinAlpha * sinAlpha;
    const middle = cosAlpha2 === 0 ? 0 : cosSigma - (2 * sin1 * sin2) / cosAlpha2;
    const c = (f / 16) * cosAlpha2 * (4 + f * (4 - 3 * cosAlpha2));
    const next =
      between +
      (1 - c) * f * sinAlpha * (sigma + c * sinSigma * (middle + c * cosSigma * (2 * middle * middle - 1)));
    const settled = Math.abs(next - lambda) < 1e-13;
    lambda = next;
    if (!settled) continue;
    const k = (cosAlpha2 * (a * a - b * b)) / (b * b);
    const large = 1 + (k / 16_384) * (4096 + k * (k * (320 - 175 * k) - 768));
    const small = (k / 1024) * (256 + k * (k * (74 - 47 * k) - 128));
    const correction =
      small *
      sinSigma *
      (middle +
        (small / 4) *
          (cosSigma * (2 * middle * middle - 1) -
            (small / 6) * middle * (4 * sinSigma * sinSigma - 3) * (4 * middle * middle - 3)));
    return b * large * (sigma - correction);
  }
  throw new RangeError('no geodesic between antipodes');
}

/** The density per hectare at a place by its definition: nothing cut off, nothing laid flat. */
export function exactDensity({ lng, lat, weight }: WeightedPoints, place: Place, bandwidth: number): number {
  let sum = 0;
  lng.forEach((pointLng, n) => {
    if (weight[n] === 0) return;
    const metres = geodesicMetres([pointLng, lat[n] ?? 0], place);
    sum += (weight[n] ?? 0) * Math.exp((-metres * metres) / (2 * bandwidth * bandwidth));
  });
  return (sum * 10_000) / (2 * Math.PI * bandwidth * bandwidth);
}

/** Numbers from 0 to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return ((z ^ (z >>> 16)) >>> 0) / 2 ** 32;
  };
}

export function pointsAt(
  places: readonly (readonly [lng: number, lat: number, weight?: number])[]
): WeightedPoints {
  return {
    lng: Float64Array.from(places, ([lng]) => lng),
    lat: Float64Array.from(places, ([, lat]) => lat),
    weight: Float64Array.from(places, ([, , weight = 1]) => weight)
  };
}

/** A town some kilometres across: a third of its points in tight clusters, a third in loose ones, the rest anywhere. */
export function town(count: number, [lng0, lat0]: Place, seed: number, metres = 4000): WeightedPoints {
  const random = seeded(seed);
  const north = 1 / 111_000;
  const east = north / Math.cos((lat0 * Math.PI) / 180);
  const offset = (span: number) => (random() - 0.5) * span;
  const clusters = Array.from({ length: 12 }, () => [offset(metres), offset(metres)] as const);
  return pointsAt(
    Array.from({ length: count }, (_, n) => {
      const [x, y] = clusters[n % 12] ?? [0, 0];
      const spread = [40, 600, 0][n % 3] ?? 0;
      const [dx, dy] =
        spread === 0
          ? [offset(metres), offset(metres)]
          : [x + offset(spread) + offset(spread), y + offset(spread) + offset(spread)];
      return [lng0 + dx * east, lat0 + dy * north, 1 + Math.floor(random() * 5)] as const;
    })
  );
}
