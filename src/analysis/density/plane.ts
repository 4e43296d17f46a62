/** [lng, lat] in degrees, WGS 84. */
export type Place = readonly [lng: number, lat: number];

/** Metres east and north of a plane's origin. */
export interface PlanePoint {
  x: number;
  y: number;
}

/** A plane in metres that touches the ground at its origin. */
export interface Plane {
  readonly origin: Place;
  /** Writes where a place lies into `to`, so that a hundred thousand of them leave no rubbish. */
  readonly toPlane: (lng: number, lat: number, to: PlanePoint) => void;
  /** The place of a point of the plane, to a millimetre. */
  readonly toPlace: (point: PlanePoint) => Place;
}

/** Beyond this latitude the series below are no longer good to a centimetre. */
export const FURTHEST_LATITUDE = 85;

const RADIUS = 6_378_137;
const E2 = 0.006_694_379_990_141_32;
const SECOND_E2 = E2 / (1 - E2);
const RADIANS = Math.PI / 180;

/**
 * Transverse Mercator on the WGS 84 ellipsoid with its central meridian through the origin. It keeps angles; lengths
 * grow by x² / 2R²: over ten kilometres by a millimetre at 3 km east or west of the origin, by 1 cm at 10 km and by
 * 1.2 m at 100 km. (An equirectangular plane at 60° is off by 27 m over ten kilometres, 10 km to the north.)
 * Redfearn's series, good to a centimetre within 200 km of an origin below 80°, and within 50 km up to 85°.
 */
export function planeAt(origin: Place): Plane {
  const [lng0, lat0] = origin;
  const arc0 = arcAt(Math.sin(lat0 * RADIANS), Math.cos(lat0 * RADIANS), lat0 * RADIANS);

  const toPlane = (lng: number, lat: number, to: PlanePoint): void => {
    const latitude = lat * RADIANS;
    const sin = Math.sin(latitude);
    const cos = Math.cos(latitude);
    const turns = degreesBetween(lng0, lng) * RADIANS;
    const normal = RADIUS / Math.sqrt(1 - E2 * sin * sin);
    const t = (sin * sin) / (cos * cos);
    const c = SECOND_E2 * cos * cos;
    const a = turns * cos;
    const a2 = a * a;
    to.x =
      normal * a * (1 + (a2 / 6) * (1 - t + c + (a2 / 20) * (5 - 18 * t + t * t + 72 * c - 58 * SECOND_E2)));
    to.y =
      arcAt(sin, cos, latitude) -
      arc0 +
      (normal *
        (sin / cos) *
        a2 *
        (1 + (a2 / 12) * (5 - t + 9 * c + 4 * c * c + (a2 / 30) * (61 - 58 * t + t * t)))) /
        2;
  };

  const toPlace = ({ x, y }: PlanePoint): Place => {
    const metres = RADIUS * RADIANS;
    const found: PlanePoint = { x: 0, y: 0 };
    let [lng, lat] = origin;
    // Each step leaves about a hundredth of the error, or less.
    for (let step = 0; step < 12; step += 1) {
      toPlane(lng, lat, found);
      if (Math.abs(x - found.x) + Math.abs(y - found.y) < 1e-4) break;
      lat += (y - found.y) / metres;
      lng += (x - found.x) / (metres * Math.cos(lat * RADIANS));
    }
    return [lng > 180 ? lng - 360 : lng < -180 ? lng + 360 : lng, lat];
  };

  return { origin, toPlane, toPlace };
}

/** How far east `lng` lies of `from`, in degrees from -180 to 180: across the date line when that is shorter. */
export function degreesBetween(from: number, lng: number): number {
  const degrees = lng - from;
  return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
}

/** Metres along the meridian from the equator. */
function arcAt(sin: number, cos: number, latitude: number): number {
  const sin2 = 2 * sin * cos;
  const cos2 = 1 - 2 * sin * sin;
  const sin4 = 2 * sin2 * cos2;
  const sin6 = sin2 * (3 - 4 * sin2 * sin2);
  return ARC_0 * latitude - ARC_2 * sin2 + ARC_4 * sin4 - ARC_6 * sin6;
}

const E4 = E2 * E2;
const E6 = E4 * E2;
const ARC_0 = RADIUS * (1 - E2 / 4 - (3 * E4) / 64 - (5 * E6) / 256);
const ARC_2 = RADIUS * ((3 * E2) / 8 + (3 * E4) / 32 + (45 * E6) / 1024);
const ARC_4 = RADIUS * ((15 * E4) / 256 + (45 * E6) / 1024);
const ARC_6 = (RADIUS * 35 * E6) / 3072;
