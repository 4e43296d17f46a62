import type { Polygon, Position } from 'geojson';
import { signedArea } from './measure.ts';

/** A place in metres: x east, y north of the frame's origin. */
export type Metres = [x: number, y: number];

/** A place in degrees, WGS 84. */
export type Degrees = [lng: number, lat: number];

const EARTH_RADIUS_M = 6_371_008.8;
const RADIAN = Math.PI / 180;

/**
 * A flat drawing board laid on the ground: metres east and north of an origin. Good to a centimetre in a
 * kilometre over the few kilometres of a street office, and the same on every machine.
 */
export class Frame {
  readonly #origin: Degrees;
  readonly #metresPerLng: number;
  readonly #metresPerLat: number;

  constructor(origin: Degrees) {
    this.#origin = origin;
    this.#metresPerLat = EARTH_RADIUS_M * RADIAN;
    this.#metresPerLng = this.#metresPerLat * Math.cos(origin[1] * RADIAN);
  }

  toMetres([lng, lat]: Degrees): Metres {
    return [(lng - this.#origin[0]) * this.#metresPerLng, (lat - this.#origin[1]) * this.#metresPerLat];
  }

  /** Rounded to 1e-7 degrees (about a centimetre), so that equal metres give equal degrees. */
  toDegrees([x, y]: Metres): Degrees {
    return [
      Math.round((this.#origin[0] + x / this.#metresPerLng) * 1e7) / 1e7,
      Math.round((this.#origin[1] + y / this.#metresPerLat) * 1e7) / 1e7
    ];
  }
}

/** Polygons in metres as the coordinates of a multi-polygon in degrees: outlines turn left, holes turn right. */
export const inDegrees = (polygons: Polygon[], frame: Frame): Degrees[][][] =>
  polygons.map(({ coordinates }) =>
    coordinates.map((ring: Position[], i) => {
      const turned = signedArea(ring) > 0 === (i === 0) ? ring : [...ring].reverse();
      return turned.map(([x = 0, y = 0]) => frame.toDegrees([x, y]));
    })
  );
