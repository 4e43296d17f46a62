import type { Seen } from '../../../map/paper.ts';
import type { Wanted } from './wanted.ts';

const MM_PER_INCH = 25.4;
/** Of CSS. */
export const PIXELS_PER_INCH = 96;
const PRINT_DPI = 300;
/** A narrow window is no reason for a picture without room for its legend. */
const NARROWEST = 720;
/** Lines of a list, if they find room. */
const MOST = { A4: 15, A3: 40 } as const;

/** The paper that something is laid out on, in pixels of CSS. */
export interface PaperForm {
  readonly width: number;
  /** Null = as high as what is on it. */
  readonly height: number | null;
  /** Of the map; null = what is left. */
  readonly mapHeight: number | null;
  /** The legend stands beside the map, not below it. */
  readonly beside: boolean;
  /** Dots for each pixel. */
  readonly density: number;
  /** How many of the first are listed, at most. */
  readonly top: number;
}

const MILLIMETRES = { A4: [210, 297], A3: [297, 420] } as const;

/** Width and height of a sheet as it is turned, in millimetres. */
export function sheetOf({ paper, turned }: Pick<Wanted, 'paper' | 'turned'>): {
  width: number;
  height: number;
} {
  const [short, long] = MILLIMETRES[paper];
  return turned === 'portrait' ? { width: short, height: long } : { width: long, height: short };
}

const pixels = (millimetres: number) => (millimetres / MM_PER_INCH) * PIXELS_PER_INCH;
export const millimetres = (cssPixels: number) => (cssPixels / PIXELS_PER_INCH) * MM_PER_INCH;

/** @param screen dots for each pixel on the display. */
export function formOf(wanted: Wanted, seen: Seen, screen: number): PaperForm {
  const print = PRINT_DPI / PIXELS_PER_INCH;
  if (wanted.what === 'page') {
    const { width, height } = sheetOf(wanted);
    return {
      ...{ width: pixels(width), height: pixels(height), mapHeight: null },
      ...{ beside: wanted.turned === 'landscape', density: print, top: MOST[wanted.paper] }
    };
  }
  const width = Math.max(NARROWEST, Math.floor(seen.width));
  return {
    ...{ width, height: null, mapHeight: Math.floor((seen.height * width) / seen.width) },
    ...{ beside: false, density: wanted.resolution === 'print' ? print : screen, top: 0 }
  };
}
