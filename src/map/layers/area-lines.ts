import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayersOf } from '../types.ts';
import { byZoom, visible } from './expressions.ts';

/** Something for each of the five levels. */
function byLevel(values: readonly (number | string)[]): ExpressionSpecification {
  const pairs = values.slice(0, -1).flatMap((value, level) => [level, value]);
  return ['match', ['get', 'level'], ...pairs, values.at(-1) ?? 0] as unknown as ExpressionSpecification;
}

const thicker = (values: readonly number[], by: number) => values.map((value) => value + by);
const at13 = [1.8, 1.3, 0.5, 0.3, 0.15];
const at16 = [3, 2.4, 1.5, 1.1, 0.7];
const at19 = [5, 4, 2.8, 2.2, 1.6];

/** Borders down to the shown level; a community's is the strongest and covers those of its parts. */
export const areaLines: LayersOf = ({ palette, shows, level, needShown, tilted }) => {
  // In the distance of a tilted view a fine line would break into dashes.
  const extra = tilted ? 0.9 : 0;
  const layout = {
    visibility: visible(shows('area_lines')),
    'line-join': 'round',
    'line-cap': 'round',
    'line-sort-key': ['-', 0, ['get', 'level']]
  } as const satisfies { 'line-sort-key': ExpressionSpecification; [key: string]: unknown };
  return [
    {
      // Not drawn: it is there to be found under the pointer.
      id: 'area-hit',
      type: 'fill',
      source: 'areas',
      filter: ['==', ['get', 'level'], level],
      paint: { 'fill-opacity': 0 }
    },
    {
      id: 'area-line-casing',
      type: 'line',
      source: 'areas',
      filter: ['all', ['<=', ['get', 'level'], level], ['<=', ['get', 'level'], 1]],
      layout,
      paint: {
        'line-color': palette.areaCasing,
        'line-opacity': needShown ? 0.9 : 0.75,
        'line-width': byZoom(
          1.4,
          [13, byLevel(thicker(at13, 1.6))],
          [16, byLevel(thicker(at16, 2.6))],
          [19, byLevel(thicker(at19, 3.5))]
        )
      }
    },
    {
      id: 'area-line',
      type: 'line',
      source: 'areas',
      filter: ['<=', ['get', 'level'], level],
      layout,
      paint: {
        'line-color': byLevel(palette.areaLine),
        'line-width': byZoom(
          1.4,
          [13, byLevel(thicker(at13, extra))],
          [16, byLevel(thicker(at16, extra))],
          [19, byLevel(thicker(at19, extra))]
        )
      }
    }
  ];
};
