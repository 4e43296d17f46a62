import type { Sentence } from '../terminal.ts';
import type { ReachReport } from './report.ts';

/** The answer in a few lines, for whoever asked without `--json`. */
export function inWords(report: ReachReport): Sentence {
  const { demand, within_network, within_straight, limit, network, crow_fly_only } = report;
  const share = (part: number): string => (demand === 0 ? '–' : `${((100 * part) / demand).toFixed(1)} %`);
  const circles = limit.circles.map(({ metres, minutes, speed }) =>
    minutes === undefined || speed === undefined
      ? { en: `${metres} m`, zh: `${metres} 米` }
      : { en: `${minutes} min at ${speed} m/min`, zh: `${minutes} 分钟(${speed} 米/分)` }
  );
  const [or, orZh] = limit.rule === 'any' ? [' or ', '或'] : [' and ', '且'];
  const lines: Sentence[] = [
    {
      en: `Within ${circles.map(({ en }) => en).join(or)}: ${limit.metres} m`,
      zh: `服务圈:${circles.map(({ zh }) => zh).join(orZh)},即 ${limit.metres} 米`
    },
    {
      en: `Demand ${demand}; on foot ${within_network} (${share(within_network)}), crow-fly ${within_straight} (${share(within_straight)})`,
      zh: `需求 ${demand};步行可达 ${within_network}(${share(within_network)}),直线距离内 ${within_straight}(${share(within_straight)})`
    },
    ...report.by_facility.map(({ id, within_network: reached, nearest_share }) => ({
      en: `  ${id}: reaches ${reached}, nearest for ${(100 * nearest_share).toFixed(1)} %`,
      zh: `  ${id}:可达 ${reached},对 ${(100 * nearest_share).toFixed(1)} % 为最近`
    }))
  ];
  if (network.unreachable > 0)
    lines.push({
      en: `No street leads from any facility to ${network.unreachable} of the demand.`,
      zh: `其中 ${network.unreachable} 与任何设施之间没有道路相通。`
    });
  if (crow_fly_only.demand > 0 || crow_fly_only.facility_ids.length > 0)
    lines.push({
      en: `No street within ${crow_fly_only.beyond_metres} m, so by straight lines only: demand ${crow_fly_only.demand}, facilities ${crow_fly_only.facility_ids.length}.`,
      zh: `${crow_fly_only.beyond_metres} 米内无道路、仅按直线距离计:需求 ${crow_fly_only.demand},设施 ${crow_fly_only.facility_ids.length} 处。`
    });
  return { en: lines.map(({ en }) => en).join('\n'), zh: lines.map(({ zh }) => zh).join('\n') };
}
