/** [lng, lat] in degrees, WGS 84. */
type Place = readonly [number, number];

const METRES_PER_DEGREE = 111_320;

/**
 * Hectares of polygons (rings with holes after the first). Measured on a plane that touches the ground at the first
 * corner: right to a few thousandths for what is a few kilometres across.
 */
export function areaHectares(polygons: readonly (readonly (readonly Place[])[])[]): number {
  let squareMetres = 0;
  for (const rings of polygons) {
    rings.forEach((ring, at) => {
      squareMetres += (at === 0 ? 1 : -1) * Math.abs(ringSquareMetres(ring));
    });
  }
  return squareMetres / 10_000;
}

function ringSquareMetres(ring: readonly Place[]): number {
  const [origin] = ring;
  if (origin === undefined) return 0;
  const [lng0, lat0] = origin;
  const east = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  let doubled = 0;
  let [x, y] = [0, 0];
  for (const [lng, lat] of ring) {
    const [nextX, nextY] = [(lng - lng0) * east, (lat - lat0) * METRES_PER_DEGREE];
    doubled += x * nextY - nextX * y;
    [x, y] = [nextX, nextY];
  }
  return doubled / 2;
}
