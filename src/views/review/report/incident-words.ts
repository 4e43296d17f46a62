import type { IncidentFinding, LateFinding } from '../../../analysis/report/incident-findings.ts';
import { formatDay, formatNumber } from '../../../i18n/format.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { signed } from '../figure-words.ts';
import { percentWords } from '../indicator-words.ts';
import { listed, type ReportContext } from './report-context.ts';

/** A finding about the number of incidents as a sentence. */
export function incidentWords(finding: IncidentFinding, { period, against }: ReportContext): string {
  switch (finding.kind) {
    case 'reported':
      return m.report_incidents({ period, count: finding.count, n: formatNumber(finding.count) });
    case 'none':
      return m.report_incidents_none({ period });
    case 'no-record':
      return finding.since === null
        ? m.report_never_recorded()
        : m.report_incidents_unrecorded({ period, since: formatDay(finding.since) });
    case 'part-record':
      return m.report_recorded_since({ since: formatDay(finding.since ?? '') });
    case 'shift': {
      const { shift, before } = finding;
      const held = { against: against[finding.against], before: formatNumber(before) };
      if (shift.kind === 'unsure') return m.report_incidents_unsure({ ...held, n: signed(shift.difference) });
      if (shift.kind !== 'known') return m.report_incidents_no_then({ against: held.against });
      const n = formatNumber(Math.abs(shift.difference));
      return shift.difference > 0
        ? m.report_incidents_more({ ...held, n })
        : m.report_incidents_fewer({ ...held, n });
    }
  }
}

/** A finding about deadlines as a sentence. */
export function lateWords(finding: LateFinding, { against, names }: ReportContext): string {
  switch (finding.kind) {
    case 'no-record':
      return m.report_late_unrecorded();
    case 'nothing-due':
      return m.report_nothing_due();
    case 'few-due':
      return m.report_few_due(partsOf(finding.figure));
    case 'on-time':
      return m.report_on_time({ ...partsOf(finding.figure), rate: percentWords(finding.figure.value ?? 0) });
    case 'trend':
      return trendSentence(finding, against[finding.against]);
    case 'none-open':
      return m.report_none_late();
    case 'open':
      return m.report_open_late({ count: finding.count, n: formatNumber(finding.count) });
    case 'longest': {
      const list = finding.categories.map(({ code, count, days }) =>
        m.report_late_category({ category: names.incident(code), n: formatNumber(count), days })
      );
      const sentence = m.report_longest({ list: listed(list) });
      return finding.more ? `${sentence} ${m.report_longest_more()}` : sentence;
    }
  }
}

const partsOf = ({ numerator, denominator }: { numerator: number; denominator: number | null }) => ({
  due: formatNumber(denominator ?? 0),
  closed: formatNumber(numerator)
});

function trendSentence({ trend, before }: Extract<LateFinding, { kind: 'trend' }>, against: string): string {
  if (trend.kind === 'none' || before.value === null) return m.report_trend_none({ against });
  const held = { against, rate: percentWords(before.value) };
  if (trend.kind === 'same') return m.report_trend_same(held);
  if (trend.kind === 'unsure') return m.report_trend_unsure({ ...held, n: signedTenth(trend.difference) });
  const n = percentWords(Math.abs(trend.difference));
  return trend.difference > 0 ? m.report_trend_higher({ ...held, n }) : m.report_trend_lower({ ...held, n });
}

const signedTenth = (value: number) => (value < 0 ? '−' : '+') + percentWords(Math.abs(value));
