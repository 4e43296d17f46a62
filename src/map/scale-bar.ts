const EARTH_M = 40_075_016.686;
const TILE = 512;
const LONGEST_PX = 96;

/** The longest round length of ground that fits the bar, and how long it is on the screen. */
export function scaleBar(lat: number, zoom: number): { metres: number; pixels: number } {
  const metresPerPixel = (EARTH_M * Math.cos((lat * Math.PI) / 180)) / (TILE * 2 ** zoom);
  const most = metresPerPixel * LONGEST_PX;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = power * ([5, 2].find((step) => step * power <= most) ?? 1);
  return { metres, pixels: Math.round(metres / metresPerPixel) };
}
