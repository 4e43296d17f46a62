import { TOO_FEW } from '../../../analysis/indicators/assessment.ts';
import { indicator, type IndicatorCode } from '../../../analysis/indicators/definitions.ts';
import type { Figure } from '../../../analysis/indicators/figures.ts';
import type { Cell, Column, Remark } from '../../../../geodata/write/table.ts';
import type { Decision } from '../../../data/indicators.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import type { CountedArea, Indicators } from '../../../state/indicators.svelte.ts';
import { pathName } from '../area-words.ts';
import { indicatorRows } from '../indicator-order.ts';
import {
  assessmentWords,
  countName,
  decidedWords,
  decisionWords,
  equationWords,
  indicatorName,
  indicatorUnit,
  wholeWords
} from '../indicator-words.ts';
import { periodWords } from '../period-words.ts';
import { printed } from './printed.ts';
import type { Answered, ShownFrom } from './shown.ts';

/**
 * What is told of how we are doing: every indicator of one area where all of them are on the screen, otherwise the areas
 * by the indicator, or by the score, that is open. On the map it is areas always.
 *
 * @param shapes whether it goes with the map.
 */
export function shownDoing({ indicators, areas, names }: ShownFrom, shapes: boolean): Answered | null {
  const { whole } = indicators;
  if (!indicators.known || whole === undefined) return null;
  const all = indicators.open === null && !shapes;
  const code = indicators.coloured;
  const figures = code === null ? scores(indicators) : ratesOf(indicators, code);
  const listed = indicatorRows(indicators, code).map(({ area }) => area);
  const nameOf = (area: CountedArea) => {
    if (area.unplaced) return m.doing_unplaced({ area: area.name });
    return area.retired
      ? m.doing_retired({ area: area.name })
      : pathName(areas, names, area.code) || area.name;
  };
  const said = {
    question: m.doing_ask(),
    period: periodWords(indicators.period, '-'),
    at: indicators.now.at
  };
  const counted: Remark = { key: 'counted', name: m.doing_which(), text: m.doing_not_counted() };
  if (all)
    return {
      ...{ ...said, ...overview(indicators, whole) },
      subject: m.doing_all(),
      within: whole.code,
      level: null,
      shapes: [],
      remarks: [...comparedWith(indicators), ...formulas(indicators), ...decided(whole), counted]
    };
  return {
    ...said,
    subject: code === null ? m.doing_assessment() : indicatorName(code),
    within: indicators.within,
    columns: [
      { key: 'code', name: m.take_code(), unit: '', kind: 'text' },
      { key: 'name', name: m.take_name(), unit: '', kind: 'text' },
      ...figures.columns
    ],
    rows: listed.map((area) => [area.code, nameOf(area), ...figures.cells(area)]),
    shapes: listed.map(({ code: area, unplaced }) => (unplaced ? [] : areas.outline(area))),
    remarks: [
      ...(code === null
        ? []
        : [{ key: 'whole', name: whole.name, text: wholeWords(indicators.shown(whole, code)) }]),
      ...comparedWith(indicators),
      { key: 'formula', name: m.take_formula(), text: figures.formula },
      ...[...new Set([whole, ...listed])].flatMap((area) => decided(area, code)),
      counted
    ]
  };
}

/** A value as it is printed, or the word that stands for it. */
function valueCell(figure: Figure | undefined): Cell {
  if (figure === undefined || figure.value === null) return m.doing_no_value();
  return figure.few ? m.doing_few() : printed(figure.value, figure.denominator === null ? 0 : 1);
}

const compared = (unit: string, decimals: NonNullable<Column['decimals']>): Column[] => [
  { key: 'previous', name: m.doing_previous(), unit, kind: 'number', decimals },
  { key: 'last_year', name: m.doing_last_year(), unit, kind: 'number', decimals }
];

/** Every indicator of one area, and its score. */
function overview(indicators: Indicators, whole: CountedArea): Pick<Answered, 'columns' | 'rows'> {
  const assessment = indicators.assessment(whole);
  const decimals = [1, ...indicators.figures.map(({ code }) => (indicator(code).unit === 'percent' ? 1 : 0))];
  const text = (key: string, name: string): Column => ({ key, name, unit: '', kind: 'text' });
  const number = (key: string, name: string): Column => ({ key, name, unit: '', kind: 'number' });
  const none = m.doing_no_value();
  return {
    columns: [
      text('indicator', m.take_indicator()),
      number('numerator', m.take_numerator()),
      number('denominator', m.take_denominator()),
      { ...number('value', m.take_value()), decimals },
      text('unit', m.take_unit()),
      ...compared('', decimals)
    ],
    rows: [
      assessment === null || assessment === TOO_FEW
        ? [m.doing_assessment(), none, none, assessment === null ? none : m.doing_too_few(), none, none, none]
        : [
            ...[m.doing_assessment(), none, none, printed(assessment.score, 1)],
            ...[`${m.doing_score()} ${assessment.grade}`, none, none]
          ],
      ...indicators.figures.map(({ code, figure, previous, lastYear }): Cell[] => [
        indicatorName(code),
        figure.numerator,
        figure.denominator ?? none,
        valueCell(figure),
        indicatorUnit(code),
        valueCell(previous),
        valueCell(lastYear)
      ])
    ]
  };
}

/** Which days the figures are held against. */
const comparedWith = ({ previousPeriod, lastYearPeriod }: Indicators): Remark[] => [
  { key: 'previous', name: m.doing_previous(), text: periodWords(previousPeriod, '-') },
  { key: 'last_year', name: m.doing_last_year(), text: periodWords(lastYearPeriod, '-') }
];

const formulas = (indicators: Indicators): Remark[] => [
  {
    key: 'formula',
    name: m.take_formula(),
    text: [
      ...indicators.figures.map(({ code }) => equationWords(code)),
      assessmentWords(indicators.rules)
    ].join(m.take_formulas_between())
  }
];

/** What was set to zero in an area, with reason and name; of one indicator, or of all. */
const decided = (area: CountedArea, of: IndicatorCode | null = null): Remark[] =>
  decidedWords(area, of).map((text, at) => ({
    key: `decision_${area.code}_${at + 1}`,
    name: m.doing_zeroed(),
    text
  }));

interface Figures {
  readonly columns: readonly Column[];
  readonly cells: (area: CountedArea) => readonly Cell[];
  readonly formula: string;
}

/** By whom and why a figure counts as zero, where one of those listed does. */
function decisionColumn(
  indicators: Indicators,
  of: (area: CountedArea) => readonly Decision[]
): { columns: Column[]; cells: (area: CountedArea) => Cell[] } {
  if (!indicators.rows.some((area) => of(area).length > 0)) return { columns: [], cells: () => [] };
  return {
    columns: [{ key: 'decision', name: m.doing_zeroed(), unit: '', kind: 'text' }],
    cells: (area) => [of(area).map(decisionWords).join(m.take_formulas_between()) || m.doing_no_value()]
  };
}

/** An indicator with the counts behind it. A figure that was set to zero is zero, and says so. */
function ratesOf(indicators: Indicators, code: IndicatorCode): Figures {
  const { numerator, denominator, unit } = indicator(code);
  const count = (key: string, name: string): Column => ({
    key,
    name,
    unit: m.unit_matters(),
    kind: 'number'
  });
  const decimals = unit === 'percent' ? 1 : 0;
  const value: Column = {
    ...{ key: code, name: m.take_value(), unit: indicatorUnit(code), kind: 'number' },
    decimals
  };
  const zeroed = decisionColumn(indicators, (area) => {
    const decision = area.zeroed.get(code);
    return decision === undefined ? [] : [decision];
  });
  return {
    columns: [
      ...(denominator === null
        ? []
        : [count('numerator', countName(numerator)), count('denominator', countName(denominator))]),
      value,
      ...compared(indicatorUnit(code), decimals),
      ...zeroed.columns
    ],
    cells: (area) => {
      const { figure, previous, lastYear } = indicators.shown(area, code);
      return [
        ...(figure.denominator === null ? [] : [figure.numerator, figure.denominator]),
        valueCell(figure),
        valueCell(previous),
        valueCell(lastYear),
        ...zeroed.cells(area)
      ];
    },
    formula: equationWords(code)
  };
}

/** The score of the assessment with its parts. */
function scores(indicators: Indicators): Figures {
  const part = (key: string, name: string): Column => ({ key, name, unit: '', kind: 'number', decimals: 1 });
  const zeroed = decisionColumn(indicators, (area) => [...area.zeroed.values()]);
  return {
    columns: [
      part('score', m.doing_score()),
      { key: 'grade', name: m.take_grade(), unit: '', kind: 'text' },
      part('status', m.take_status()),
      part('improvement', m.take_improvement()),
      ...zeroed.columns
    ],
    cells: (area) => {
      const found = indicators.assessment(area);
      if (found === null || found === TOO_FEW) {
        const none = found === null ? m.doing_no_value() : m.doing_too_few();
        return [none, none, none, none, ...zeroed.cells(area)];
      }
      const [score, status, improvement] = [found.score, found.status, found.improvement].map((one) =>
        printed(one, 1)
      );
      return [score ?? 0, found.grade, status ?? 0, improvement ?? 0, ...zeroed.cells(area)];
    },
    formula: assessmentWords(indicators.rules)
  };
}
