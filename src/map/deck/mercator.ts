/** Pixels the world is wide at zoom 0. */
export const TILE = 512;

// Web Mercator with the whole world 1 wide and y growing to the south.
export const worldX = (lng: number) => lng / 360 + 0.5;
export const worldY = (lat: number) => {
  const sine = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};
export const lngOf = (x: number) => (x - 0.5) * 360;
export const latOf = (y: number) => (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;
