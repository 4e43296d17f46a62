import type { Bounds, Polygons } from '../../../state/bounds.ts';

/** A drawing of a small piece of the earth: north is up, and a metre is as long in every direction. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly metresPerUnit: number;
  /** Where a place, [lng, lat], lies in the drawing. */
  readonly place: (at: readonly [number, number]) => readonly [x: number, y: number];
  /** The outline of polygons as the data of an SVG path. */
  readonly path: (polygons: Polygons) => string;
}

const METRES_PER_DEGREE = 111_320;
const MARGIN = 0.04;

/** The drawing that holds some bounds, no wider and no higher than given. */
export function pathOver([west, south, east, north]: Bounds, mostWidth: number, mostHeight: number): Frame {
  const wide = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const metres = { x: (east - west) * wide * METRES_PER_DEGREE, y: (north - south) * METRES_PER_DEGREE };
  const metresPerUnit = Math.max(metres.x / mostWidth, metres.y / mostHeight) * (1 + 2 * MARGIN);
  const [width, height] = [mostWidth, Math.round((metres.y / metresPerUnit) * (1 + 2 * MARGIN)) + 14];
  const left = (width - metres.x / metresPerUnit) / 2;
  const top = (height - 14 - metres.y / metresPerUnit) / 2;
  const place = ([lng, lat]: readonly [number, number]) =>
    [
      round(left + ((lng - west) * wide * METRES_PER_DEGREE) / metresPerUnit),
      round(top + ((north - lat) * METRES_PER_DEGREE) / metresPerUnit)
    ] as const;
  const ring = (corners: Polygons[number][number]) =>
    `M${corners.map((corner) => place(corner).join(' ')).join('L')}Z`;
  return { width, height, metresPerUnit, place, path: (polygons) => polygons.flat().map(ring).join('') };
}

const round = (units: number) => Math.round(units * 100) / 100;

/** The longest bar of 1, 2 or 5 times a power of ten metres that is no longer than given. */
export function scaleBar(metresPerUnit: number, mostLength: number) {
  const most = metresPerUnit * mostLength;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1) * power;
  return { metres, length: round(metres / metresPerUnit) };
}
