import { dealingsForOne } from '../../../src/analysis/spatial/hotspots.ts';
import type { Sentence } from '../terminal.ts';
import { newlyHot, type Account, type Rate } from './report.ts';

/** The answer in sentences, for people. */
export function inWords(account: Account): Sentence {
  const sentences = [
    beyondChance(account),
    fresh(account),
    together(account),
    basis(account),
    apart(account),
    overlooked(account),
    tooFewDealings(account)
  ];
  const told = sentences.filter((sentence) => sentence !== undefined);
  return {
    en: told.map(({ en }) => en).join('\n'),
    zh: told.map(({ zh }) => zh).join('\n')
  };
}

function beyondChance({ findings: { statement } }: Account): Sentence {
  const { asked, counts, byLuck } = statement;
  const outliers = counts['high-outlier'] + counts['low-outlier'];
  const luck = byLuck < 1 ? { en: 'fewer than 1', zh: '不到 1 个' } : atMost(Math.ceil(byLuck));
  return {
    en:
      `${counts.hot} of ${asked} areas ${counts.hot === 1 ? 'is' : 'are'} hot beyond chance, ` +
      `${counts.cold} cold, ${outliers} unlike ${outliers === 1 ? 'its' : 'their'} neighbours ` +
      `(${counts['high-outlier']} high, ${counts['low-outlier']} low). Expected by luck: ${luck.en}.`,
    zh:
      `${asked} 个区域中，超出偶然的热点 ${counts.hot} 个，冷点 ${counts.cold} 个，` +
      `与周边相反的 ${outliers} 个（偏高 ${counts['high-outlier']} 个，偏低 ${counts['low-outlier']} 个）。` +
      `其中预计出于偶然的：${luck.zh}。`
  };
}

const atMost = (many: number): Sentence => ({ en: `at most ${many}`, zh: `至多 ${many} 个` });

function fresh(account: Account): Sentence | undefined {
  if (account.hotBefore === undefined) return undefined;
  const ids = newlyHot(account);
  if (ids.length === 0) return { en: 'None of the hot ones is new.', zh: '热点中没有新增的。' };
  return {
    en: `${ids.length} of the hot ones ${ids.length === 1 ? 'is' : 'are'} new: ${ids.join(', ')}.`,
    zh: `其中新增热点 ${ids.length} 个：${ids.join('、')}。`
  };
}

function together({ findings: { moran } }: Account): Sentence {
  const { i, z, p } = moran;
  if (z === null || p === null)
    return {
      en: `As a whole nothing can be said: every order of the values gives the same Moran's I (${i.toPrecision(4)}).`,
      zh: `总体上无法判断：无论各值如何排列，莫兰指数均为 ${i.toPrecision(4)}。`
    };
  const figures = `I = ${i.toPrecision(4)}, z = ${z.toPrecision(3)}, p ${p < 0.0001 ? '< 0.0001' : `= ${p.toPrecision(2)}`}`;
  if (p > 0.05)
    return {
      en: `As a whole, like does not lie beside like more than chance would have it (Moran's ${figures}).`,
      zh: `总体上，相近的值并不比偶然更聚集（莫兰指数 ${figures}）。`
    };
  return {
    en: `As a whole, like lies beside like more than chance would have it (Moran's ${figures}).`,
    zh: `总体上，相近的值比偶然更聚集（莫兰指数 ${figures}）。`
  };
}

function basis(account: Account): Sentence {
  const { value, base, rate, source, weights, permutations, seed } = account;
  const what =
    base === undefined || rate === undefined
      ? { en: value, zh: value }
      : {
          en: `${value} per ${base}${RATE_WORDS[rate].en}`,
          zh: `${value} 与 ${base} 之比${RATE_WORDS[rate].zh}`
        };
  const from = source.kind === 'gal' ? source.file : source.kind;
  return {
    en: `Analysed: ${what.en}; neighbours: ${from} (${weights.links} links); ${permutations} permutations, seed ${seed}; false discovery rate 5 %.`,
    zh: `分析对象：${what.zh}；邻接：${from}（${weights.links} 条）；置换 ${permutations} 次，种子 ${seed}；错误发现率 5%。`
  };
}

const RATE_WORDS: Readonly<Record<Rate, Sentence>> = {
  standardised: { en: ', standardised by empirical Bayes', zh: '（经验贝叶斯标准化）' },
  smoothed: { en: ', smoothed by empirical Bayes', zh: '（经验贝叶斯平滑）' },
  raw: { en: '', zh: '' }
};

/** Said where some neighbours on the ground have no link. */
function overlooked({ source }: Account): Sentence | undefined {
  if (source.kind === 'gal' || source.sides || source.cornerOnSide === 0) return undefined;
  const pairs = source.cornerOnSide;
  return {
    en: `${pairs} ${pairs === 1 ? 'pair' : 'pairs'} of areas touch only where a corner of one lies on a side of the other, and ${pairs === 1 ? 'is' : 'are'} no neighbours here, as in R's spdep; --sides counts them.`,
    zh: `有 ${pairs} 对区域仅在一方顶点落于另一方边上处相接，与 R spdep 一致未计为相邻；加 --sides 可计入。`
  };
}

function apart({ ids, weights }: Account): Sentence | undefined {
  const { islands, oneWay } = weights;
  if (islands.length === 0 && oneWay === 0) return undefined;
  const names = islands.map((place) => ids[place]);
  return {
    en: [
      ...(islands.length === 0 ? [] : [`Without neighbours, and so not asked: ${names.join(', ')}.`]),
      ...(oneWay === 0 ? [] : [`${oneWay} of the links are not returned.`])
    ].join(' '),
    zh: [
      ...(islands.length === 0 ? [] : [`没有邻接区域，不参与判断：${names.join('、')}。`]),
      ...(oneWay === 0 ? [] : [`有 ${oneWay} 条邻接为单向。`])
    ].join('')
  };
}

function tooFewDealings({ permutations, findings: { statement } }: Account): Sentence | undefined {
  const enough = dealingsForOne(statement.asked);
  // Said where it may be the reason that nothing is marked.
  if (permutations >= enough || statement.byLuck > 0) return undefined;
  const together = Math.ceil((enough + 1) / (permutations + 1));
  return {
    en: `So few permutations mark only what comes in groups of ${together} or more; for one area alone give --permutations ${enough}.`,
    zh: `置换次数较少，只能识别 ${together} 个以上同样突出的区域；要识别单个区域，请用 --permutations ${enough}。`
  };
}
