import type { ChanceFinding } from '../../../analysis/report/place-findings.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { clusterWords } from '../figure-words.ts';
import { listed, paragraph, type ReportContext } from './report-context.ts';

/** A finding about chance as a sentence. */
export function chanceWords(finding: ChanceFinding, { level, scope, nameOf }: ReportContext): string {
  switch (finding.kind) {
    case 'unfit':
      return finding.reason === 'too-few-areas'
        ? m.report_unfit_few({ level })
        : m.report_unfit_same({ level });
    case 'pattern': {
      const { alike, asked, leftOut, i, p } = finding;
      const held = {
        ...{ level, scope, asked: formatNumber(asked) },
        ...{ i: formatNumber(i, 3), p: formatNumber(p, 4) }
      };
      const sentence = alike ? m.report_pattern_alike(held) : m.report_pattern_random(held);
      return leftOut === 0
        ? sentence
        : paragraph([sentence, m.report_left_out({ n: formatNumber(leftOut) })]);
    }
    case 'clusters': {
      const { own, all, byLuck } = finding;
      if (all === 0) return m.report_clusters_nowhere({ level, scope });
      if (own.length === 0) return m.report_clusters_none({ level, scope, all: formatNumber(all) });
      return m.report_clusters({
        ...{ level, n: formatNumber(own.length), all: formatNumber(all) },
        // Below the next whole number: 0.3 is fewer than 1, and so is 1 fewer than 2.
        luck: formatNumber(Math.floor(byLuck) + 1),
        list: listed(
          own.map(({ code, cluster }) =>
            m.report_cluster({ area: nameOf(code), cluster: clusterWords(cluster) })
          )
        )
      });
    }
  }
}
