import type { Map as MapLibre } from 'maplibre-gl';
import type { IconNode } from 'lucide';
import { ICONS } from './facility-icons.ts';
import { facilityImage } from './layers/facilities.ts';
import { ROOM_IMAGE, ROOM_SIDE } from './layers/incident-room.ts';
import { dotsImage, hatchImage } from './layers/need.ts';
import { palettes, type Palette } from './palette.ts';
import type { Theme } from './scene.ts';

/** Images are drawn this many times larger than shown, so that they are sharp on any screen. */
const RATIO = 3;
const ICON_BOX = 22;
const HATCH_STEP = 8;

/** Draws every image the style names, in both themes. They outlive a change of theme. */
export function addImages(map: MapLibre) {
  map.addImage(ROOM_IMAGE, new ImageData(ROOM_SIDE, ROOM_SIDE));
  for (const theme of ['light', 'dark'] as const satisfies readonly Theme[]) {
    const palette = palettes[theme];
    map.addImage(hatchImage(theme), hatch(palette), { pixelRatio: RATIO });
    map.addImage(dotsImage(theme), dots(palette), { pixelRatio: RATIO });
    for (const [name, shape] of Object.entries(ICONS)) {
      map.addImage(facilityImage(theme, name), plate(shape, palette), { pixelRatio: RATIO });
    }
  }
}

function draw(side: number, paint: (context: OffscreenCanvasRenderingContext2D) => void): ImageData {
  const pixels = side * RATIO;
  // Read back at once: a canvas kept by the graphics card takes some 20 ms each to give its pixels.
  const context = new OffscreenCanvas(pixels, pixels).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no 2d canvas to draw map symbols on');
  context.scale(RATIO, RATIO);
  paint(context);
  return context.getImageData(0, 0, pixels, pixels);
}

/** Stripes that meet themselves at every edge of the tile. */
function hatch({ hatch: ink, hatchGround }: Palette): ImageData {
  return draw(HATCH_STEP, (context) => {
    context.fillStyle = hatchGround;
    context.fillRect(0, 0, HATCH_STEP, HATCH_STEP);
    context.strokeStyle = ink;
    context.lineWidth = 0.9;
    context.beginPath();
    for (const shift of [-HATCH_STEP, 0, HATCH_STEP]) {
      context.moveTo(shift - 1, HATCH_STEP + 1);
      context.lineTo(shift + HATCH_STEP + 1, -1);
    }
    context.stroke();
  });
}

/** One dot in the middle of each tile. */
function dots({ hatch: ink, hatchGround }: Palette): ImageData {
  return draw(HATCH_STEP, (context) => {
    context.fillStyle = hatchGround;
    context.fillRect(0, 0, HATCH_STEP, HATCH_STEP);
    context.fillStyle = ink;
    context.beginPath();
    context.arc(HATCH_STEP / 2, HATCH_STEP / 2, 1.1, 0, 2 * Math.PI);
    context.fill();
  });
}

/** A rounded plate with a Lucide icon: square, because incidents are round. */
function plate(shape: IconNode, { service, onService, land }: Palette): ImageData {
  return draw(ICON_BOX, (context) => {
    context.fillStyle = land;
    context.beginPath();
    context.roundRect(0, 0, ICON_BOX, ICON_BOX, 6.5);
    context.fill();
    context.fillStyle = service;
    context.beginPath();
    context.roundRect(1, 1, ICON_BOX - 2, ICON_BOX - 2, 5.5);
    context.fill();
    context.translate(4, 4);
    context.scale((ICON_BOX - 8) / 24, (ICON_BOX - 8) / 24);
    context.strokeStyle = onService;
    context.lineWidth = 2.2;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    for (const [tag, attributes] of shape) context.stroke(outline(tag, attributes));
  });
}

/** One element of an icon as a path. */
function outline(tag: string, attributes: Readonly<Record<string, string | number | undefined>>): Path2D {
  const number = (name: string) => Number(attributes[name] ?? 0);
  const path = new Path2D();
  switch (tag) {
    case 'path':
      path.addPath(new Path2D(String(attributes['d'] ?? '')));
      break;
    case 'circle':
      path.arc(number('cx'), number('cy'), number('r'), 0, 2 * Math.PI);
      break;
    case 'ellipse':
      path.ellipse(number('cx'), number('cy'), number('rx'), number('ry'), 0, 0, 2 * Math.PI);
      break;
    case 'rect':
      path.roundRect(
        number('x'),
        number('y'),
        number('width'),
        number('height'),
        number('rx') || number('ry')
      );
      break;
    case 'line':
      path.moveTo(number('x1'), number('y1'));
      path.lineTo(number('x2'), number('y2'));
      break;
    case 'polyline':
    case 'polygon': {
      const points = String(attributes['points'] ?? '').trim();
      path.addPath(new Path2D(`M${points}${tag === 'polygon' ? 'Z' : ''}`));
    }
  }
  return path;
}
