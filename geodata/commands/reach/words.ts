import type { Sentence } from '../terminal.ts';
import type { NextReport } from './next.ts';
import type { ReachReport } from './report.ts';

/** The answer in a few lines, for whoever asked without `--json`. */
export function inWords(report: ReachReport): Sentence {
  const { demand, within_network, within_straight, limit, network, crow_fly_only, off_street } = report;
  const share = (part: number): string => (demand === 0 ? '–' : `${((100 * part) / demand).toFixed(1)} %`);
  const circles = limit.circles.map(({ metres, minutes, speed }) =>
    minutes === undefined || speed === undefined
      ? { en: `${metres} m`, zh: `${metres} 米` }
      : { en: `${minutes} min at ${speed} m/min`, zh: `${minutes} 分钟（${speed} 米/分）` }
  );
  const [or, orZh] = limit.rule === 'any' ? [' or ', ' 或 '] : [' and ', ' 且 '];
  const lines: Sentence[] = [
    {
      en: `Near is ${circles.map(({ en }) => en).join(or)}: ${limit.metres} m`,
      zh: `服务圈：${circles.map(({ zh }) => zh).join(orZh)}，即 ${limit.metres} 米`
    },
    {
      en: `Demand ${demand}; on foot ${within_network} (${share(within_network)}), crow-fly ${within_straight} (${share(within_straight)})`,
      zh: `需求 ${demand}；步行可达 ${within_network}（${share(within_network)}），直线距离内 ${within_straight}（${share(within_straight)}）`
    },
    ...report.by_facility.map(({ id, within_network: reached, nearest_share }) => ({
      en: `  ${id}: reaches ${reached}, nearest for ${(100 * nearest_share).toFixed(1)} %`,
      zh: `  ${id}：可达 ${reached}，对 ${(100 * nearest_share).toFixed(1)} % 为最近`
    }))
  ];
  if (report.unreached.length > 0) lines.push(beyondInWords(report));
  if (network.unreachable > 0)
    lines.push({
      en: `No street leads from any facility to ${network.unreachable} of the demand.`,
      zh: `其中 ${network.unreachable} 与任何设施之间没有道路相通。`
    });
  if (crow_fly_only.demand > 0 || crow_fly_only.facility_ids.length > 0)
    lines.push({
      en: `No street within ${crow_fly_only.beyond_metres} m, so by straight lines only: demand ${crow_fly_only.demand}, facilities ${crow_fly_only.facility_ids.length}.`,
      zh: `${crow_fly_only.beyond_metres} 米内无道路、仅按直线距离计：需求 ${crow_fly_only.demand}，设施 ${crow_fly_only.facility_ids.length} 处。`
    });
  if (off_street.demand > 0 || off_street.facility_ids.length > 0)
    lines.push({
      en: `More than ${off_street.beyond_metres} m off the street, straight to it whatever lies between: demand ${off_street.demand}, facilities ${off_street.facility_ids.length}.`,
      zh: `距道路超过 ${off_street.beyond_metres} 米、按直线接入（不论其间有何阻隔）：需求 ${off_street.demand}，设施 ${off_street.facility_ids.length} 处。`
    });
  for (const { minutes, within_network: reached } of report.bands ?? [])
    lines.push({
      en: `Within ${minutes} min on foot: ${reached} (${share(reached)})`,
      zh: `步行 ${minutes} 分钟内：${reached}（${share(reached)}）`
    });
  if (report.next !== undefined) lines.push(...nextInWords(report.next));
  return { en: lines.map(({ en }) => en).join('\n'), zh: lines.map(({ zh }) => zh).join('\n') };
}

/** How many are named; --json names all. */
const NAMED = 5;

function beyondInWords({ unreached, limit }: ReachReport): Sentence {
  const sum = unreached.reduce((total, { weight }) => total + weight, 0);
  const named = unreached.slice(0, NAMED);
  const far = (none: string, unit: string): string[] =>
    named.map(({ id, metres }) => `${id} (${metres === null ? none : `${Math.round(metres)} ${unit}`})`);
  return {
    en: `Beyond ${limit.metres} m: ${sum} at ${unreached.length} ${unreached.length === 1 ? 'place' : 'places'}, the farthest first: ${far('no way', 'm').join(', ')}${unreached.length > NAMED ? ', …' : ''}`,
    zh: `超出 ${limit.metres} 米：${sum}，共 ${unreached.length} 处，由远及近：${far('不通', '米').join('、')}${unreached.length > NAMED ? '……' : ''}`
  };
}

function nextInWords({ asked, chosen, gain, method, at_most }: NextReport): readonly Sentence[] {
  if (chosen.length === 0)
    return [{ en: 'No candidate would reach anyone new.', zh: '没有候选位置能新增可达需求。' }];
  return [
    ...chosen.map((place) => ({
      en: `Next: ${place.id}, newly reached ${place.gain}`,
      zh: `下一处：${place.id}，新增可达 ${place.gain}`
    })),
    method === 'exact'
      ? {
          en: `Together ${gain}: no choice of ${asked} reaches more.`,
          zh: `合计 ${gain}：任选 ${asked} 处均不会更多。`
        }
      : {
          en: `Together ${gain}, chosen greedily: at least 63.2 % of the best possible, which is at most ${at_most}.`,
          zh: `合计 ${gain}，采用贪心法：不低于最优值的 63.2 %，最优值至多 ${at_most}。`
        }
  ];
}
