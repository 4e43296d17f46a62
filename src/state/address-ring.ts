/** Corners of a line in an address: more would make a link that no message carries. */
export const MOST_CORNERS = 60;

type Place = readonly [lng: number, lat: number];

/** `lat/lng,lat/lng,…`, three corners or more; null for anything else. */
export function readRing(text: string | null): readonly Place[] | null {
  const words = text?.split(',') ?? [];
  if (words.length < 3 || words.length > MOST_CORNERS) return null;
  const ring = words.flatMap((word): Place[] => {
    if (!/^-?\d+(\.\d+)?\/-?\d+(\.\d+)?$/.test(word)) return [];
    const [lat = NaN, lng = NaN] = word.split('/').map(Number);
    return Math.abs(lat) > 85 || Math.abs(lng) > 180 ? [] : [[lng, lat]];
  });
  return ring.length === words.length ? ring : null;
}

export const writeRing = (ring: readonly Place[]): string =>
  ring.map(([lng, lat]) => `${lat.toFixed(5)}/${lng.toFixed(5)}`).join(',');
