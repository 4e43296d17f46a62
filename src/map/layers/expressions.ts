import type { ExpressionSpecification } from 'maplibre-gl';
import type { Language } from '../scene.ts';

/** Layout visibility of a layer. */
export const visible = (shown: boolean) => (shown ? 'visible' : 'none');

/** A pair of zoom and value; between two zooms the value grows evenly to the eye. */
export type Stop = readonly [zoom: number, value: number | ExpressionSpecification];

/** A size that doubles with the ground, more or less: base 1 is linear in zoom, 2 follows the ground exactly. */
export function byZoom(base: number, ...stops: readonly Stop[]): ExpressionSpecification {
  return [
    'interpolate',
    ['exponential', base],
    ['zoom'],
    ...stops.flat()
  ] as unknown as ExpressionSpecification;
}

export const isKind = (...kinds: string[]): ExpressionSpecification => [
  'in',
  ['get', 'kind'],
  ['literal', kinds]
];

/** The name a reader of that language wants, or the other where there is none. */
export function nameIn(language: Language): ExpressionSpecification {
  const names = language === 'en' ? ['name_en', 'name'] : ['name', 'name_en'];
  return ['coalesce', ...names.map((name) => ['get', name]), ''] as unknown as ExpressionSpecification;
}

/**
 * Fonts of the reader's own machine, Chinese first. MapLibre takes the weight from words in the first name, so that
 * name stands for a weight and the families follow.
 */
export const font = (weight: 'regular' | 'medium' | 'semibold') => [
  `Map ${weight}`,
  'Noto Sans SC',
  'Noto Sans CJK SC',
  'PingFang SC',
  'Microsoft YaHei',
  'system-ui'
];
