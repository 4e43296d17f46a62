import type { ExpressionSpecification, VariableAnchorOffsetCollectionSpecification } from 'maplibre-gl';
import type { Language } from '../scene.ts';
import type { LayersOf } from '../types.ts';
import { byZoom, font, nameIn, visible } from './expressions.ts';

/**
 * A name moves a little before it gives way. Names of communities may go further up and down; a smaller area's would
 * soon stand in its neighbour. Offsets are in ems, x to the right and y down.
 */
function evasive(far: boolean) {
  const near = [
    ...['center', [0, 0]],
    ...['bottom', [0, -0.8], 'top', [0, 0.8], 'left', [0.8, 0], 'right', [-0.8, 0]],
    ...[
      'bottom-left',
      [0.6, -0.6],
      'bottom-right',
      [-0.6, -0.6],
      'top-left',
      [0.6, 0.6],
      'top-right',
      [-0.6, 0.6]
    ]
  ];
  const further = ['bottom', [0, -1.8], 'top', [0, 1.8]];
  return {
    'text-variable-anchor-offset': [
      ...near,
      ...(far ? further : [])
    ] as VariableAnchorOffsetCollectionSpecification,
    'text-justify': 'auto'
  } as const;
}

/** Names of the areas of the shown level and, larger and fainter, of the communities around them. */
export const areaNames: LayersOf = ({ palette, language, shows, level, needShown }) => {
  const visibility = visible(shows('area_names'));
  const paint = {
    // Over strong colours a name needs more ink and a firmer edge.
    'text-color': needShown ? palette.areaLine[0] : palette.areaLabel,
    'text-halo-color': palette.areaCasing,
    'text-halo-width': needShown ? 1.8 : 1.6,
    'text-halo-blur': needShown ? 0 : 0.5
  } as const;
  const around = level > 1;
  return [
    {
      id: 'area-name-around',
      type: 'symbol',
      source: 'area-names',
      filter: ['==', ['get', 'level'], around ? 1 : -1],
      minzoom: 12,
      layout: {
        visibility: visible(shows('area_names') && around),
        'text-field': nameIn(language),
        'text-font': font('medium'),
        'text-size': byZoom(1, [13, 13], [15, 18], [17, 26]),
        'text-letter-spacing': language === 'en' ? 0.04 : 0.25,
        'text-max-width': 8,
        'text-padding': 4,
        ...evasive(true)
      },
      paint: { ...paint, 'text-opacity': byZoom(1, [16, 1], [17, 0.45]) }
    },
    {
      id: 'area-name',
      type: 'symbol',
      source: 'area-names',
      filter: ['==', ['get', 'level'], level],
      minzoom: [10, 11, 13.5, 14, 14.6][level] ?? 14.6,
      layout: {
        visibility,
        'text-field': fieldOf(level, language),
        'text-font': font('medium'),
        'text-size': sizeOf(level),
        'text-letter-spacing': language === 'en' ? 0.02 : 0.12,
        'text-max-width': 9,
        'text-padding': 2,
        ...evasive(level <= 1),
        // Where not all fit, the larger area keeps its name.
        'symbol-sort-key': ['-', 0, ['get', 'area_ha']]
      },
      paint
    }
  ];
};

/** Of a small area only the number, until there is room for its name. */
function fieldOf(level: number, language: Language): ExpressionSpecification {
  const name = nameIn(language);
  return level < 3
    ? name
    : ['step', ['zoom'], ['coalesce', ['get', 'short'], name], level === 3 ? 15 : 16, name];
}

function sizeOf(level: number): ExpressionSpecification {
  if (level <= 1) return byZoom(1, [12, 12], [14, 16], [17, 24]);
  if (level === 2) return byZoom(1, [14, 12], [17, 19]);
  return byZoom(1, [15, 11.5], [18, 16]);
}
