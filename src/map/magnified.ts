import type { MapLayer } from './types.ts';

/** What is a length on the screen. Everything else (colours, opacity, ems) is the same at any size. */
const LENGTHS: ReadonlySet<string> = new Set([
  'text-size',
  'text-padding',
  'text-halo-width',
  'text-halo-blur',
  'icon-size',
  'icon-padding',
  'symbol-spacing',
  'line-width',
  'circle-radius',
  'circle-stroke-width'
]);

/** How many zooms later a display on which everything is `magnification` times as large shows the same piece of ground. */
export const laterBy = (magnification: number) => Math.log2(magnification);

/**
 * The layers for a display that is read from further away: every size is `magnification` times as large, and what
 * depends on the zoom comes as much later. So the picture is the usual one, enlarged, with as many labels on a screen of
 * twice the pixels as on the usual one, and no stretching of pixels that were drawn small.
 */
export function magnified(layers: readonly MapLayer[], magnification: number): MapLayer[] {
  if (magnification === 1) return [...layers];
  const later = laterBy(magnification);
  return layers.map((layer) => {
    const enlarged: Record<string, unknown> = { ...layer };
    if (layer.minzoom !== undefined) enlarged['minzoom'] = layer.minzoom + later;
    if ('filter' in layer) enlarged['filter'] = restated(layer.filter, later, 1);
    for (const part of ['layout', 'paint'] as const) {
      const properties = layer[part];
      if (properties === undefined) continue;
      enlarged[part] = Object.fromEntries(
        Object.entries(properties).map(([name, value]: [string, unknown]) => [
          name,
          restated(value, later, LENGTHS.has(name) ? magnification : 1)
        ])
      );
    }
    return enlarged as unknown as MapLayer;
  });
}

/** The same value, `later` zooms later and `times` as large. */
function restated(value: unknown, later: number, times: number): unknown {
  if (typeof value === 'number') return value * times;
  if (!Array.isArray(value)) return value;
  const [head, ...rest] = value as unknown[];
  if (head === 'interpolate' && isZoom(rest[1])) {
    const [how, zoom, ...stops] = rest;
    const moved = stops.map((stop, at) =>
      at % 2 === 0 ? Number(stop) + later : restated(stop, later, times)
    );
    return [head, how, zoom, ...moved];
  }
  if (head === 'step' && isZoom(rest[0])) {
    const [zoom, first, ...stops] = rest;
    const moved = stops.map((stop, at) =>
      at % 2 === 0 ? Number(stop) + later : restated(stop, later, times)
    );
    return [head, zoom, restated(first, later, times), ...moved];
  }
  if (times !== 1) return ['*', times, value];
  // In a filter the zoom may stand further in.
  return typeof head === 'string' && rest.some(Array.isArray)
    ? [head, ...rest.map((part) => (Array.isArray(part) ? restated(part, later, 1) : part))]
    : value;
}

const isZoom = (input: unknown) => Array.isArray(input) && input[0] === 'zoom';
