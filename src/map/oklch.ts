/** A colour by what the eye sees: lightness 0…1, chroma 0…0.37 or so, hue in degrees. */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

export const oklch = (l: number, c: number, h: number): Oklch => ({ l, c, h });

/** As #rrggbb. What sRGB cannot show loses chroma, never lightness or hue. */
export function toHex({ l, c, h }: Oklch): string {
  let chroma = c;
  while (chroma > 0 && linearRgb(l, chroma, h).some((channel) => channel < -0.0001 || channel > 1.0001)) {
    chroma = Math.max(0, chroma - 0.002);
  }
  return `#${linearRgb(l, chroma, h)
    .map((channel) =>
      Math.round(encode(Math.min(1, Math.max(0, channel))) * 255)
        .toString(16)
        .padStart(2, '0')
    )
    .join('')}`;
}

/** Lightness, chroma and hue of an #rrggbb colour. */
export function fromHex(hex: string): Oklch {
  const [r, g, b] = channels(hex).map(decode) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(a, bb),
    h: ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360
  };
}

/** Red, green and blue of an #rrggbb colour, 0…255. */
export function bytes(hex: string): [number, number, number] {
  return channels(hex).map((channel) => Math.round(channel * 255)) as [number, number, number];
}

/** Contrast of two colours as WCAG 2 counts it, 1…21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map(decode) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255);
}

function linearRgb(lightness: number, chroma: number, hue: number): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
  ];
}

const encode = (linear: number) =>
  linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
const decode = (channel: number) =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
