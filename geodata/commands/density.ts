import type { MetricGrid } from '../../src/analysis/density/grid.ts';
import { REACH, SHARE_BEYOND } from '../../src/analysis/density/kernel.ts';
import { perThousand, relativeToExpected } from '../../src/analysis/density/measures.ts';
import type { Place } from '../../src/analysis/density/plane.ts';
import { densityRaster, type DensityRaster } from '../../src/analysis/density/raster.ts';
import { fixedBreaks } from '../../src/analysis/density/scale.ts';
import { sortWords } from './density/places.ts';
import { insideOf, readQuestion, type Question } from './density/question.ts';
import { cellFor, readWindows } from './density/windows.ts';
import { inWords, type Report } from './density/words.ts';
import { readOptions } from './options.ts';
import type { Command } from './terminal.ts';

const USAGE = {
  en: `How dense weighted points are at given places: a Gaussian kernel density per hectare.

wangge density POINTS.geojson --at lng,lat … [options]

  POINTS.geojson       Points, or MultiPoints of which each point counts; WGS 84
  --at LNG,LAT …       where: as many as are wanted, and as often
  --bandwidth METRES   standard deviation of the Gaussian, 1 to 10000 (150)
  --weight FIELD       the field that says what a point counts; 1 each without
  --area FILE          polygons in which people can be; what lies outside is left out,
  --without FILE       less these polygons (rivers),
  --correction WAY     level: divided by the kernel's share inside, at the place (default);
                       mass: at the point, so that the area adds up to what was counted
  --measure WHICH      per-hectare (default), per-thousand or relative (to what is expected), with
  --base FILE          the points to compare with, such as households, and
  --base-weight FIELD  what each of those counts;
  --floor N            no value where the base is below N per hectare (1)
  --top N              also give the breaks of a fixed scale up to N, and each place's class,
  --scale linear|log   by equal steps (default) or by 1, 2, 5
  --json               everything, as JSON`,
  zh: `带权点在指定位置的密度：高斯核密度，单位为每公顷。

wangge density POINTS.geojson --at 经度,纬度 … [选项]

  POINTS.geojson       点；多点（MultiPoint）中每个点都计数；WGS 84
  --at 经度,纬度 …     查询位置，可给出多个，也可重复
  --bandwidth 米       高斯核的标准差，1 至 10000（150）
  --weight 字段        每个点的数量所在字段；缺省每点为 1
  --area 文件          可能有人的范围（面）；范围外的点不计，
  --without 文件       从中扣除的面（河流），
  --correction 方式    level：在查询位置除以核落在范围内的份额（缺省）；
                       mass：在各点处除，使范围内合计等于总数
  --measure 指标       per-hectare（每公顷，缺省）、per-thousand（每千）或 relative（与期望之比），须配合
  --base 文件          作为基数的点，如住户，以及
  --base-weight 字段   基数点的数量所在字段；
  --floor N            基数低于每公顷 N 处不给值（1）
  --top N              另给出上限为 N 的固定分级及各位置的级别，
  --scale linear|log   等距（缺省）或按 1、2、5 递增
  --json               以 JSON 输出全部结果`
};

const KNOWN = {
  values: [
    ...['bandwidth', 'weight', 'area', 'without', 'correction', 'measure', 'base', 'base-weight', 'floor'],
    ...['top', 'scale']
  ],
  switches: ['json', 'help']
};

/** Breaks of a scale of seven classes, as many as the map has colours. */
const BREAKS = 6;

/** `wangge density`: the density of weighted points at places. */
export const command: Command = async (words, terminal) => {
  const say = ({ en, zh }: { en: string; zh: string }) =>
    terminal.write(terminal.language === 'en' ? en : zh);
  if (words.includes('--help')) {
    say(USAGE);
    return;
  }
  const { file, places, rest } = sortWords(words, KNOWN.switches, terminal);
  const options = readOptions(rest, KNOWN, terminal);
  const field = options.text('weight');
  const report = answer(await readQuestion(file, options, terminal), field, places);
  if (options.on('json')) terminal.write(JSON.stringify(report));
  else say(inWords(report));
};

function answer(question: Question, field: string | undefined, places: readonly Place[]): Report {
  const { bandwidthMetres, counted, area, measure, base, scale } = question;
  const cell = cellFor(bandwidthMetres);
  const inside = insideOf(area);
  const values = readWindows(places, cell, (grid) => rasterOf(question, grid));
  const breaks = scale === undefined ? undefined : fixedBreaks(scale.top, scale.form, BREAKS);
  const key = (
    { 'per-hectare': 'per_hectare', 'per-thousand': 'per_thousand', relative: 'relative' } as const
  )[measure];
  return {
    bandwidth_m: bandwidthMetres,
    cell_m: cell,
    reach_m: REACH * bandwidthMetres,
    share_beyond_reach: SHARE_BEYOND,
    points: counted.points.lng.length,
    weight: counted.weight,
    weight_field: field ?? null,
    measure: key,
    ...(area && { correction: area.correction, outside: counted.outside }),
    ...(base && { base: { points: base.points.lng.length, weight: base.weight, outside: base.outside } }),
    ...(breaks && { breaks }),
    at: places.map(([lng, lat], n) => {
      const value = inside(lng, lat) ? (values[n] ?? NaN) : NaN;
      return {
        lng,
        lat,
        [key]: Number.isNaN(value) ? null : Number(value.toPrecision(7)),
        ...(area && { inside: inside(lng, lat) }),
        ...(breaks && !Number.isNaN(value) && { class: breaks.filter((mark) => value > mark).length })
      };
    })
  };
}

function rasterOf(
  { bandwidthMetres, counted, area, measure, base, ...question }: Question,
  grid: MetricGrid
) {
  const ask = ({ points }: Question['counted']): DensityRaster =>
    densityRaster({ points, bandwidthMetres, grid, ...(area && { area }) });
  const observed = ask(counted);
  if (base === undefined) return observed;
  return measure === 'relative'
    ? relativeToExpected(observed, ask(base), counted.weight / base.weight, question)
    : perThousand(observed, ask(base), question);
}
