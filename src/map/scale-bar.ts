const EARTH_M = 40_075_016.686;
const TILE = 512;
/** In pixels of the usual size of the page. */
const LONGEST = 96;

/** Metres of ground in a pixel, in the middle of the map. */
export const metresPerPixelAt = (lat: number, zoom: number): number =>
  (EARTH_M * Math.cos((lat * Math.PI) / 180)) / (TILE * 2 ** zoom);

/**
 * The longest round length of ground that fits the bar, and how long it is on the screen. On a display where everything
 * is `magnification` times as large the bar is longer too.
 */
export function scaleBar(lat: number, zoom: number, magnification = 1): { metres: number; pixels: number } {
  const metresPerPixel = metresPerPixelAt(lat, zoom);
  const most = metresPerPixel * LONGEST * magnification;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = power * ([5, 2].find((step) => step * power <= most) ?? 1);
  return { metres, pixels: Math.round(metres / metresPerPixel) };
}
