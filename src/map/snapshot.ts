import type { Map as MapLibre } from 'maplibre-gl';
import type { Padding } from './scene.ts';

/**
 * What the map shows now where no panel covers it, as a picture for paper. Null where there is nothing to be seen.
 * The browser itself prints a WebGL canvas empty.
 */
export function snapshot(map: MapLibre, padding: Padding): HTMLCanvasElement | null {
  const container = map.getContainer();
  const left = padding.left;
  const top = padding.top;
  const width = container.clientWidth - left - padding.right;
  const height = container.clientHeight - top - padding.bottom;
  if (width <= 0 || height <= 0) return null;

  // MapLibre keeps no picture of what it drew: it has to be read in the same moment.
  map.redraw();
  const own = map.getCanvas();
  const scale = own.width / own.clientWidth;
  const paper = document.createElement('canvas');
  paper.width = Math.round(width * scale);
  paper.height = Math.round(height * scale);
  const context = paper.getContext('2d');
  if (!context) return null;
  const overlaid = [...container.querySelectorAll('canvas')].filter((canvas) => canvas !== own);
  for (const canvas of [own, ...overlaid]) {
    if (canvas.width === 0 || canvas.clientWidth === 0) continue;
    const dense = canvas.width / canvas.clientWidth;
    context.globalCompositeOperation = inkOf(canvas);
    context.drawImage(
      canvas,
      left * dense,
      top * dense,
      width * dense,
      height * dense,
      0,
      0,
      paper.width,
      paper.height
    );
  }
  return paper;
}

/** How a canvas is laid over the map: a density like ink, everything else as it is. */
function inkOf(canvas: HTMLCanvasElement): GlobalCompositeOperation {
  const holder = canvas.closest<HTMLElement>('.maplibregl-control-container');
  const ink = holder?.style.mixBlendMode;
  return ink === 'multiply' || ink === 'screen' ? ink : 'source-over';
}
