import { bytes } from '../oklch.ts';
import { classOf } from '../review-scales.ts';
import type { Palette } from '../palette.ts';
import type { DensityScene } from '../scene.ts';

/** Pixels of the picture for each cell of the raster: edges of classes run smoothly instead of in steps. */
const FINER = 4;

export interface DensityPicture {
  image: OffscreenCanvas;
  corners: DensityScene['corners'];
}

/** Colours a raster in the classes of its scale, `finer` pixels for each cell. What has no value stays clear. */
export function paintDensity(scene: DensityScene, palette: Palette, finer = FINER): DensityPicture {
  const width = scene.width * finer;
  const height = scene.height * finer;
  const image = new OffscreenCanvas(width, height);
  const context = image.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no 2d canvas to draw a density on');
  const pixels = context.createImageData(width, height);
  paint(pixels.data, scene, palette[scene.ramp].map(bytes), finer);
  context.putImageData(pixels, 0, 0);
  clip(context, scene);
  return { image, corners: scene.corners };
}

/** Takes away what lies outside the ground: its border is sharper than the cells of the raster. */
function clip(context: OffscreenCanvasRenderingContext2D, { ground, without, corners }: DensityScene) {
  const { width, height } = context.canvas;
  const [[west, south], [, north], , [east]] = corners;
  const cut = (polygons: DensityScene['ground']) => {
    context.beginPath();
    for (const ring of polygons.flat()) {
      ring.forEach(([lng, lat], n) => {
        const x = ((lng - west) / (east - west)) * width;
        const y = ((north - lat) / (north - south)) * height;
        if (n === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      });
      context.closePath();
    }
    context.fill('evenodd');
  };
  context.globalCompositeOperation = 'destination-in';
  cut(ground);
  context.globalCompositeOperation = 'destination-out';
  for (const polygon of without) cut([polygon]);
}

/**
 * Fills `pixels` (RGBA, row by row from the north-west) with the colour of each place's class. Between the middles of
 * cells values run evenly; a place without four known neighbours takes its own cell's value.
 */
export function paint(
  pixels: Uint8ClampedArray,
  { values, width, height, breaks }: Pick<DensityScene, 'values' | 'width' | 'height' | 'breaks'>,
  colours: readonly (readonly [number, number, number])[],
  finer = FINER
) {
  const at = (column: number, row: number) => values[row * width + column] ?? Number.NaN;
  for (let y = 0; y < height * finer; y += 1) {
    const v = (y + 0.5) / finer - 0.5;
    const top = Math.min(height - 1, Math.max(0, Math.floor(v)));
    const below = Math.min(height - 1, top + 1);
    const down = Math.min(1, Math.max(0, v - top));
    for (let x = 0; x < width * finer; x += 1) {
      const own = at(Math.floor(x / finer), Math.floor(y / finer));
      if (Number.isNaN(own)) continue;
      const u = (x + 0.5) / finer - 0.5;
      const left = Math.min(width - 1, Math.max(0, Math.floor(u)));
      const right = Math.min(width - 1, left + 1);
      const over = Math.min(1, Math.max(0, u - left));
      const between =
        (at(left, top) * (1 - over) + at(right, top) * over) * (1 - down) +
        (at(left, below) * (1 - over) + at(right, below) * over) * down;
      const colour = colours[classOf(breaks, Number.isNaN(between) ? own : between)];
      if (colour === undefined) continue;
      const start = (y * width * finer + x) * 4;
      pixels.set(colour, start);
      pixels[start + 3] = 255;
    }
  }
}
