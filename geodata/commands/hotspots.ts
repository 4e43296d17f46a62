import { findHotspots, unfit, type Unfit } from '../../src/analysis/spatial/hotspots.ts';
import { steadiedRates, type SteadiedRates } from '../../src/analysis/spatial/rates.ts';
import { rowStandardised } from '../../src/analysis/spatial/weights.ts';
import { readFeatures, type FileFeature } from '../read/geojson.ts';
import { idsOf, numbersOf, refusalsOf, type No } from './hotspots/areas.ts';
import { readHotBefore } from './hotspots/before.ts';
import { neighbourhoodOf } from './hotspots/neighbours.ts';
import { reportOf } from './hotspots/report.ts';
import { inWords } from './hotspots/words.ts';
import { readOptions, type Options } from './options.ts';
import { refusal, type Command, type Sentence, type Terminal } from './terminal.ts';

const USAGE = {
  en: `Where like lies beside like more than chance would have it: Moran's I, local Moran, Getis-Ord Gi*.

wangge hotspots AREAS.geojson --value FIELD [options]

  --value FIELD       what is analysed; a count where --base is given
  --base FIELD        the population of the count: rates are steadied (empirical Bayes)
  --weights WHICH     queen (shared corners), rook (shared sides), or FILE.gal; queen without
  --id FIELD          the field that holds ids; without, the feature's id, or its place from 1
  --permutations N    how often values are dealt out anew (999)
  --seed N            where the dealing starts (1)
  --since FILE        an earlier answer in JSON: says which hot areas are new
  --json              the whole answer`,
  zh: `相近的值是否比偶然更聚集：莫兰指数、局部莫兰指数、Getis-Ord Gi*。

wangge hotspots 区域.geojson --value 字段 [选项]

  --value 字段        分析的数值；给出 --base 时为计数
  --base 字段         计数所对应的人口：按经验贝叶斯方法平滑比率
  --weights 方式      queen（共点）、rook（共边）或 文件.gal；缺省为 queen
  --id 字段           编号所在字段；缺省为要素的 id，或从 1 起的序号
  --permutations N    随机置换次数（999）
  --seed N            随机种子（1）
  --since 文件        以前的 JSON 结果：指出哪些热点是新增的
  --json              完整结果`
};

const KNOWN = {
  values: ['value', 'base', 'weights', 'id', 'permutations', 'seed', 'since'],
  switches: ['json', 'help']
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
  const no = refusalsOf(path, terminal);
  // Neighbours are not measured on the ground, and a GAL file does without shapes.
  const features = await readFeatures(path, terminal, { anySystem: true, withoutGeometry: true });
  const ids = idsOf(features, idField, no);
  const values = numbersOf(features, value, no);
  const rates = base === undefined ? undefined : ratesOf(features, values, value, base, no);
  const { neighbours, source } = await neighbourhoodOf(
    { weights: weightsAsked, idField },
    features,
    ids,
    no,
    terminal
  );
  const weights = rowStandardised(neighbours);
  const reason = unfit(rates?.raw ?? values, weights);
  if (reason !== undefined) throw no(UNFIT[reason].en, UNFIT[reason].zh);
  const findings = findHotspots(rates?.standardised ?? values, weights, { permutations, seed });
  const since = options.text('since');
  const hotBefore = since === undefined ? undefined : await readHotBefore(since, terminal);
  return { value, base, ids, rates, source, weights, permutations, seed, findings, hotBefore };
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
