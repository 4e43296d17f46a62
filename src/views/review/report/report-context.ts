import type { Against } from '../../../analysis/report/facts.ts';
import { formatDay } from '../../../i18n/format.ts';
import { language } from '../../../i18n/locale.svelte.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import type { Areas } from '../../../state/areas.svelte.ts';
import type { Names } from '../../../state/names.svelte.ts';
import type { Outlook } from '../../../state/outlook.svelte.ts';
import type { Period } from '../../../state/period.ts';
import type { Report } from '../../../state/report.svelte.ts';

/** Names and days that the sentences of a report need. */
export interface ReportContext {
  /** The community. */
  readonly name: string;
  /** All that the reader has: what the community is held against. */
  readonly scope: string;
  /** What the parts are called, as inside a sentence. */
  readonly level: string;
  readonly nameOf: (code: string) => string;
  readonly names: Names;
  /** The first of a month, in full. */
  readonly needDay: Readonly<Record<'now' | Against, string>>;
  /** Days of the incidents. */
  readonly period: string;
  /** What is held against them. Its days stand in the table. */
  readonly against: Readonly<Record<Against, string>>;
}

interface From {
  readonly report: Report;
  readonly areas: Areas;
  readonly names: Names;
  readonly outlook: Outlook;
}

/** Things one after another, as each language sets them apart. */
export const listed = (items: readonly string[]): string => items.join(m.list_comma());

/** Sentences of one paragraph: between Chinese ones there is no space. */
export const paragraph = (sentences: readonly string[]): string =>
  sentences.join(language() === 'en' ? ' ' : '');

/** Days of a period, the year said once where it is one: at the beginning in Chinese, at the end in English. */
export function daysWords({ from, to }: Period): string {
  if (from === to) return formatDay(from);
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return language() === 'en'
    ? m.period_span({ from: formatDay(from, last), to: formatDay(to) })
    : m.period_span({ from: formatDay(from), to: formatDay(to, first) });
}

export function reportContext({ report, areas, names, outlook }: From): ReportContext {
  const own = (code: string) => {
    const area = areas.get(code);
    return area === undefined ? code : names.own(area);
  };
  const { community, months } = report;
  // A part is named with those around it inside the community: every group has a first sector.
  const path = (code: string) =>
    areas
      .path(code)
      .filter(({ level }) => level > (community?.level ?? 1))
      .map((area) => names.own(area))
      .join(' ');
  return {
    name: community === undefined ? '' : names.own(community),
    scope: own(outlook.scope),
    level: names.level(report.level ?? 2).toLowerCase(),
    nameOf: (code) => path(code) || own(code),
    names,
    needDay: {
      now: formatDay(months.now),
      previous: formatDay(months.previous),
      lastYear: formatDay(months.lastYear)
    },
    period: daysWords(report.period),
    against: {
      previous: m.report_before(),
      lastYear: m.report_year_before()
    }
  };
}
