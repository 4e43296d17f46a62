import { findHotspots, unfit, type Unfit } from '../../src/analysis/spatial/hotspots.ts';
import { steadiedRates, type SteadiedRates } from '../../src/analysis/spatial/rates.ts';
import { rowStandardised } from '../../src/analysis/spatial/weights.ts';
import { readFeatures, type FileFeature } from '../read/geojson.ts';
import { idsOf, numbersOf, refusalsOf, type No } from './hotspots/areas.ts';
import { readHotBefore } from './hotspots/before.ts';
import { neighbourhoodOf } from './hotspots/neighbours.ts';
import { RATES, reportOf, type Rate } from './hotspots/report.ts';
import { inWords } from './hotspots/words.ts';
import { readOptions, type Options } from './options.ts';
import { refusal, type Command, type Sentence, type Terminal } from './terminal.ts';

const USAGE = {
  en: `Where like lies beside like more than chance would have it: Moran's I, local Moran, Getis-Ord Gi*.

wangge hotspots AREAS.geojson --value FIELD [options]

  --value FIELD       what is analysed; a count where --base is given
  --base FIELD        the population of the count: what is analysed is a rate,
  --rate WHICH        … standardised: its deviation from the overall rate in units of its own
                      deviation, as EBImoran of R's spdep (default); smoothed: the empirical
                      Bayes estimate, as EBest; raw: count over population
  --weights WHICH     queen (one shared corner), rook (two), or FILE.gal; queen without
  --sides             a corner on a side of the other area counts, too; without, links are
                      those of poly2nb of R's spdep, which compares corners with corners
  --id FIELD          the field that holds ids; without, the feature's id, or its place from 1
  --permutations N    how often values are dealt out anew (999)
  --seed N            where the dealing starts (1)
  --since FILE        an earlier answer in JSON: says which hot areas are new
  --json              the whole answer

Weights are row-standardised. Figures are those of R's spdep: moran.test (randomisation, p one-sided,
greater), localmoran (second moment by n, conditional moments, p two-sided), localG (gi_star_z: the
area among its own neighbours). p_sim is two-sided, (r + 1) / (permutations + 1); fdr corrects it after
Benjamini and Hochberg. Areas without neighbours have no score. The answer names every convention.`,
  zh: `相近的值是否比偶然更聚集：莫兰指数、局部莫兰指数、Getis-Ord Gi*。

wangge hotspots 区域.geojson --value 字段 [选项]

  --value 字段        分析的数值；给出 --base 时为计数
  --base 字段         计数所对应的人口：分析对象为比率，
  --rate 方式         ……standardised：与总体比率之差除以自身标准差，同 R spdep 的 EBImoran（缺省）；
                      smoothed：经验贝叶斯估计，同 EBest；raw：计数除以人口
  --weights 方式      queen（共一个顶点）、rook（共两个顶点）或 文件.gal；缺省为 queen
  --sides             顶点落在对方边上也算相邻；缺省同 R spdep 的 poly2nb，只比较顶点与顶点
  --id 字段           编号所在字段；缺省为要素的 id，或从 1 起的序号
  --permutations N    随机置换次数（999）
  --seed N            随机种子（1）
  --since 文件        以前的 JSON 结果：指出哪些热点是新增的
  --json              完整结果

权重按行标准化。各数值同 R spdep：moran.test（随机化方差，单侧 greater）、localmoran（二阶矩除以 n，
条件矩，双侧）、localG（gi_star_z 含区域自身）。p_sim 为双侧，(r + 1) / (置换次数 + 1)；fdr 为其
Benjamini–Hochberg 校正值。没有邻接区域的不给出得分。结果中写明各项约定。`
};

const KNOWN = {
  values: ['value', 'base', 'rate', 'weights', 'id', 'permutations', 'seed', 'since'],
  switches: ['sides', 'json', 'help']
};

/** `wangge hotspots`: which areas are hot, cold or unlike their neighbours beyond chance. */
export const command: Command = async (words, terminal) => {
  const say = ({ en, zh }: Sentence): void => terminal.write(terminal.language === 'en' ? en : zh);
  const { files, rest } = filesAmong(words);
  const options = readOptions(rest, KNOWN, terminal);
  if (options.on('help')) {
    say(USAGE);
    return;
  }
  const [path, second] = files;
  if (path === undefined || second !== undefined)
    throw refusal(terminal, {
      en: 'One file of areas is needed: wangge hotspots AREAS.geojson --value FIELD. See --help.',
      zh: '需要一个区域文件：wangge hotspots 区域.geojson --value 字段。用法见 --help。'
    });
  const account = await accountOf(path, options, terminal);
  if (options.on('json')) terminal.write(JSON.stringify(reportOf(account)));
  else say(inWords(account));
};

async function accountOf(path: string, options: Options, terminal: Terminal) {
  const [value, base, idField] = [options.needed('value'), options.text('base'), options.text('id')];
  const weightsAsked = options.text('weights') ?? 'queen';
  const [permutations, seed] = [
    wholeNumber(options, 'permutations', 1, 999_999, terminal) ?? 999,
    wholeNumber(options, 'seed', 0, Number.MAX_SAFE_INTEGER, terminal) ?? 1
  ];
  const rateAsked = rateOf(options, terminal);
  const no = refusalsOf(path, terminal);
  // Neighbours are not measured on the ground, and a GAL file does without shapes.
  const features = await readFeatures(path, terminal, { anySystem: true, withoutGeometry: true });
  const ids = idsOf(features, idField, no);
  const values = numbersOf(features, value, no);
  const rates = base === undefined ? undefined : ratesOf(features, values, value, base, no);
  const { neighbours, source } = await neighbourhoodOf(
    { weights: weightsAsked, sides: options.on('sides'), idField },
    features,
    ids,
    no,
    terminal
  );
  const weights = rowStandardised(neighbours);
  const analysed = analysedOf(rateAsked, values, rates);
  const reason = unfit(rates?.raw ?? values, weights);
  if (reason !== undefined) throw no(UNFIT[reason].en, UNFIT[reason].zh);
  if (unfit(analysed, weights) !== undefined)
    throw no(
      'the rates vary no more than chance makes them, so smoothing leaves one rate for all; nothing can be hot or cold.',
      '各区域比率的差异不超出偶然，平滑后全部相同，不存在热点或冷点。'
    );
  const findings = findHotspots(analysed, weights, { permutations, seed });
  const since = options.text('since');
  const hotBefore = since === undefined ? undefined : await readHotBefore(since, terminal);
  const rate = rates === undefined ? undefined : rateAsked;
  return { value, base, rate, ids, rates, source, weights, permutations, seed, findings, hotBefore };
}

const UNFIT: Readonly<Record<Unfit, Sentence>> = {
  'too-few-areas': {
    en: 'fewer than 4 areas have neighbours; what is chance cannot be told from so few.',
    zh: '有邻接区域的不足 4 个，数量太少，无法判断是否出于偶然。'
  },
  'all-the-same': {
    en: 'all areas have the same value; nothing can be hot or cold.',
    zh: '所有区域的值都相同，不存在热点或冷点。'
  }
};

/** Reads `--rate`. Refuses a word it does not know, and a rate without a base. */
function rateOf(options: Options, terminal: Terminal): Rate {
  const word = options.text('rate');
  const rate = RATES.find((known) => known === (word ?? 'standardised'));
  if (rate === undefined)
    throw refusal(terminal, {
      en: `--rate ${word ?? ''}: one of ${RATES.join(', ')} is needed.`,
      zh: `--rate ${word ?? ''}：应为 ${RATES.join('、')} 之一。`
    });
  if (word !== undefined && options.text('base') === undefined)
    throw refusal(terminal, {
      en: '--rate says something only beside --base: give that too. See --help.',
      zh: '--rate 须与 --base 一起使用。用法见 --help。'
    });
  return rate;
}

const analysedOf = (
  rate: Rate,
  values: readonly number[],
  rates: SteadiedRates | undefined
): readonly number[] => rates?.[rate] ?? values;

function ratesOf(
  features: readonly FileFeature[],
  counts: readonly number[],
  value: string,
  base: string,
  no: No
): SteadiedRates {
  const populations = numbersOf(features, base, no);
  const empty = populations.findIndex((population) => population <= 0);
  if (empty >= 0)
    throw no(
      `feature ${empty + 1} has ${populations[empty] ?? 0} in “${base}”: without population there is no rate. Leave such areas out of the file.`,
      `第 ${empty + 1} 个要素的“${base}”为 ${populations[empty] ?? 0}：没有人口就没有比率。请将此类区域移出文件。`
    );
  const negative = counts.findIndex((count) => count < 0);
  if (negative >= 0)
    throw no(
      `feature ${negative + 1} has ${counts[negative] ?? 0} in “${value}”: with --base it is a count, and not below 0.`,
      `第 ${negative + 1} 个要素的“${value}”为 ${counts[negative] ?? 0}：给出 --base 时应为计数，不得小于 0。`
    );
  return steadiedRates(counts, populations);
}

function wholeNumber(
  options: Options,
  name: string,
  least: number,
  most: number,
  terminal: Terminal
): number | undefined {
  const number = options.number(name, least, most);
  if (number === undefined || Number.isInteger(number)) return number;
  throw refusal(terminal, {
    en: `--${name} ${number}: a whole number is needed.`,
    zh: `--${name} ${number}：应为整数。`
  });
}

/** The words that are neither options nor values of options, wherever they stand. */
function filesAmong(words: readonly string[]): { files: string[]; rest: string[] } {
  const [files, rest]: [string[], string[]] = [[], []];
  words.forEach((word, at) => {
    const before = words[at - 1] ?? '';
    const isValue = before.startsWith('--') && KNOWN.values.includes(before.slice(2));
    (word.startsWith('--') || isValue ? rest : files).push(word);
  });
  return { files, rest };
}
