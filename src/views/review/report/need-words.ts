import type { NeedFinding, WhereFinding } from '../../../analysis/report/need-findings.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { signed } from '../figure-words.ts';
import { listed, type ReportContext } from './report-context.ts';

/** Rates are told to the household. */
const perThousandWords = (value: number) => formatNumber(value);

/** A finding about need as a sentence. */
export function needWords(finding: NeedFinding, { name, names, needDay }: ReportContext): string {
  const day = needDay.now;
  switch (finding.kind) {
    case 'no-figures':
      return m.report_need_missing({ day, name });
    case 'nobody':
      return m.report_need_nobody({ day, name });
    case 'withheld':
      return finding.households === null
        ? m.report_need_withheld_all({ day, name })
        : m.report_need_withheld({ day, name, households: formatNumber(finding.households) });
    case 'need':
      return m.report_need({
        ...{ day, name, households: formatNumber(finding.households), need: formatNumber(finding.need) },
        rate: perThousandWords(finding.perThousand)
      });
    case 'shift':
      return needShiftWords(finding, needDay[finding.against]);
    case 'categories':
      return m.report_categories({
        then: needDay.lastYear,
        list: listed(
          finding.changed.map(({ code, difference }) =>
            m.report_category({ category: names.hardship(code), n: signed(difference) })
          )
        )
      });
    case 'no-category':
      return m.report_no_category({ then: needDay.lastYear });
  }
}

function needShiftWords({ shift }: Extract<NeedFinding, { kind: 'shift' }>, then: string): string {
  switch (shift.kind) {
    case 'known': {
      const n = formatNumber(Math.abs(shift.difference));
      return shift.difference > 0 ? m.report_need_more({ then, n }) : m.report_need_fewer({ then, n });
    }
    case 'unsure':
      return m.report_need_unsure({ then, n: signed(shift.difference) });
    case 'withheld':
      return m.report_need_incomparable({ then });
    case 'missing':
      return m.report_need_no_then({ then });
  }
}

/** A finding about the parts of the community as a sentence. */
export function whereWords(finding: WhereFinding, { level, nameOf }: ReportContext): string {
  switch (finding.kind) {
    case 'most':
      return m.report_where_most({
        ...{ level, rate: perThousandWords(finding.perThousand) },
        list: listed(
          finding.parts.map(({ code, need, households, perThousand }) =>
            m.report_where_part({
              ...{ area: nameOf(code), rate: perThousandWords(perThousand) },
              ...{ need: formatNumber(need), households: formatNumber(households) }
            })
          )
        )
      });
    case 'even':
      return m.report_where_even({
        ...{ level, n: formatNumber(finding.shown), rate: perThousandWords(finding.perThousand) }
      });
    case 'single':
      return m.report_where_single({
        ...{ level, area: nameOf(finding.part.code) },
        rate: perThousandWords(finding.part.perThousand)
      });
    case 'unsaid':
      return m.report_where_unsaid({ level });
    case 'withheld':
      return m.report_where_withheld({
        ...{ level, all: formatNumber(finding.all), withheld: formatNumber(finding.withheld) }
      });
    case 'incidents-most':
      return m.report_where_incidents({
        ...{ level, usual: formatNumber(finding.usual, 1) },
        list: listed(
          finding.parts.map(({ code, reported }) =>
            m.report_where_busy({ area: nameOf(code), n: formatNumber(reported) })
          )
        )
      });
    case 'incidents-even':
      return m.report_where_incidents_even({ level, usual: formatNumber(finding.usual, 1) });
    case 'unplaced':
      return m.report_where_unplaced({ level, n: formatNumber(finding.count) });
  }
}
