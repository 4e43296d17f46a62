import type { DensityArea } from '../../../src/analysis/density/area.ts';
import { insideTest } from '../../../src/analysis/density/inside.ts';
import type { WeightedPoints } from '../../../src/analysis/density/points.ts';
import { sum } from '../../../src/analysis/spatial/sums.ts';
import type { ScaleForm } from '../../../src/analysis/density/scale.ts';
import type { Options } from '../options.ts';
import { refusal, type Terminal } from '../terminal.ts';
import { readPolygons } from './area.ts';
import { readPoints } from './points.ts';

export const MEASURES = ['per-hectare', 'per-thousand', 'relative'] as const;
export type Measure = (typeof MEASURES)[number];

/** The points of a file, of which those outside the area have been taken away. */
export interface Counted {
  readonly points: WeightedPoints;
  readonly weight: number;
  /** Points and weight outside the area. */
  readonly outside: { readonly points: number; readonly weight: number };
}

/** What is asked, with its files read. */
export interface Question {
  readonly bandwidthMetres: number;
  readonly counted: Counted;
  readonly area: DensityArea | undefined;
  readonly measure: Measure;
  readonly base: Counted | undefined;
  readonly leastBasePerHectare: number;
  readonly scale: { readonly top: number; readonly form: ScaleForm } | undefined;
}

/** Options that mean nothing without another. */
const GO_WITH = [
  ['without', 'area'],
  ['correction', 'area'],
  ['base-weight', 'base'],
  ['floor', 'base'],
  ['scale', 'top']
] as const;

/** Reads options and files. Refuses options that do not go together, and files as `readPoints` and `readPolygons` do. */
export async function readQuestion(file: string, options: Options, terminal: Terminal): Promise<Question> {
  const bandwidthMetres = options.number('bandwidth', 1, 10_000) ?? 150;
  const measure = oneOf('measure', MEASURES, options, terminal) ?? 'per-hectare';
  const form = oneOf('scale', ['linear', 'log'] as const, options, terminal);
  const correction = oneOf('correction', ['level', 'mass'] as const, options, terminal) ?? 'level';
  const top = options.number('top', 1e-9, 1e12);
  const leastBasePerHectare = options.number('floor', 0, 1e9) ?? 1;
  const basePath = options.text('base');
  if ((measure === 'per-hectare') !== (basePath === undefined))
    throw refusal(terminal, {
      en: '--base FILE goes with --measure per-thousand or --measure relative, and they with it.',
      zh: '--base 文件 须与 --measure per-thousand 或 --measure relative 一起使用。'
    });
  for (const [name, other] of GO_WITH) {
    if (options.text(name) !== undefined && options.text(other) === undefined)
      throw refusal(terminal, {
        en: `--${name} says something only beside --${other}: give that too. See --help.`,
        zh: `--${name} 须与 --${other} 一起使用。用法见 --help。`
      });
  }
  const area = await areaOf(options, correction, terminal);
  const read = async (path: string, field: string | undefined) =>
    counted(await readPoints(path, field, terminal), area);
  return {
    bandwidthMetres,
    measure,
    leastBasePerHectare,
    area,
    counted: await read(file, options.text('weight')),
    base: basePath === undefined ? undefined : await read(basePath, options.text('base-weight')),
    scale: top === undefined ? undefined : { top, form: form ?? 'linear' }
  };
}

async function areaOf(
  options: Options,
  correction: DensityArea['correction'],
  terminal: Terminal
): Promise<DensityArea | undefined> {
  const [outline, cutOut] = [options.text('area'), options.text('without')];
  if (outline === undefined) return undefined;
  return {
    polygons: await readPolygons(outline, terminal),
    without: cutOut === undefined ? [] : await readPolygons(cutOut, terminal),
    correction
  };
}

/** Whether a place lies in the area. Everywhere without one. */
export function insideOf(area: DensityArea | undefined): (lng: number, lat: number) => boolean {
  if (area === undefined) return () => true;
  const [within, cutOut] = [insideTest(area.polygons), insideTest(area.without)];
  return (lng, lat) => within(lng, lat) && !cutOut(lng, lat);
}

function counted(points: WeightedPoints, area: DensityArea | undefined): Counted {
  const inside = insideOf(area);
  const kept = [...points.lng.keys()].filter((n) => inside(points.lng[n] ?? 0, points.lat[n] ?? 0));
  const pick = (values: Float64Array) => Float64Array.from(kept, (n) => values[n] ?? 0);
  const within = { lng: pick(points.lng), lat: pick(points.lat), weight: pick(points.weight) };
  const [all, weight] = [sum(points.weight), sum(within.weight)];
  return {
    points: within,
    weight,
    outside: { points: points.lng.length - kept.length, weight: all - weight }
  };
}

function oneOf<Word extends string>(
  name: string,
  words: readonly Word[],
  options: Options,
  terminal: Terminal
): Word | undefined {
  const text = options.text(name);
  const word = words.find((known) => known === text);
  if (text !== undefined && word === undefined)
    throw refusal(terminal, {
      en: `--${name} ${text}: one of ${words.join(', ')} is needed.`,
      zh: `--${name} ${text}：应为 ${words.join('、')} 之一。`
    });
  return word;
}
