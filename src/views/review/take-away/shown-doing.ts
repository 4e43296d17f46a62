import { TOO_FEW } from '../../../analysis/indicators/assessment.ts';
import { indicator, type IndicatorCode } from '../../../analysis/indicators/definitions.ts';
import type { Cell, Column } from '../../../../geodata/write/table.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import type { CountedArea, Indicators } from '../../../state/indicators.svelte.ts';
import { pathName } from '../area-words.ts';
import { indicatorRows } from '../indicator-order.ts';
import { countName, formulaWords, indicatorName, indicatorUnit } from '../indicator-words.ts';
import { periodWords } from '../period-words.ts';
import { printed } from './printed.ts';
import type { Answered, ShownFrom } from './shown.ts';

/** The areas by the indicator, or by the score, that the map is coloured by. */
export function shownDoing({ indicators, areas, names }: ShownFrom): Answered | null {
  if (!indicators.known) return null;
  const code = indicators.coloured;
  const figures = code === null ? scores(indicators) : ratesOf(indicators, code);
  const listed = indicatorRows(indicators, code).map(({ area }) => area);
  const nameOf = (area: CountedArea) => {
    if (area.unplaced) return m.doing_unplaced({ area: area.name });
    return area.retired
      ? m.doing_retired({ area: area.name })
      : pathName(areas, names, area.code) || area.name;
  };
  return {
    question: m.doing_ask(),
    subject: code === null ? m.doing_assessment() : indicatorName(code),
    period: periodWords(indicators.period, '-'),
    at: indicators.now.at,
    within: indicators.within,
    columns: [
      { key: 'code', name: m.take_code(), unit: '', kind: 'text' },
      { key: 'name', name: m.take_name(), unit: '', kind: 'text' },
      ...figures.columns
    ],
    rows: listed.map((area) => [area.code, nameOf(area), ...figures.cells(area)]),
    shapes: listed.map(({ code: area, unplaced }) => (unplaced ? [] : areas.outline(area))),
    remarks: [{ key: 'formula', name: m.take_formula(), text: figures.formula }]
  };
}

interface Figures {
  readonly columns: readonly Column[];
  readonly cells: (area: CountedArea) => readonly Cell[];
  readonly formula: string;
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
  const value: Column = {
    ...{ key: code, name: m.take_value(), unit: indicatorUnit(code), kind: 'number' },
    decimals: unit === 'percent' ? 1 : 0
  };
  const columns: Column[] =
    denominator === null
      ? [value]
      : [count('numerator', countName(numerator)), count('denominator', countName(denominator)), value];
  const anyZeroed = indicators.rows.some(({ zeroed }) => zeroed.has(code));
  return {
    columns: [
      ...columns,
      ...(anyZeroed ? [{ key: 'decision', name: m.doing_zeroed(), unit: '', kind: 'text' as const }] : [])
    ],
    cells: (area) => {
      const { figure, zeroed } = indicators.shown(area, code);
      return [
        ...(figure.denominator === null ? [] : [figure.numerator, figure.denominator]),
        figure.few || figure.value === null ? m.doing_few() : printed(figure.value, value.decimals ?? 0),
        ...(anyZeroed ? [zeroed === null ? m.doing_no_value() : m.doing_zeroed()] : [])
      ];
    },
    formula: formulaWords(code)
  };
}

/** The score of the assessment with its parts. */
function scores(indicators: Indicators): Figures {
  const part = (key: string, name: string): Column => ({ key, name, unit: '', kind: 'number', decimals: 1 });
  return {
    columns: [
      part('score', m.doing_score()),
      { key: 'grade', name: m.take_grade(), unit: '', kind: 'text' },
      part('status', m.take_status()),
      part('improvement', m.take_improvement())
    ],
    cells: (area) => {
      const found = indicators.assessment(area);
      if (found === null || found === TOO_FEW) {
        const none = found === null ? m.doing_no_value() : m.doing_too_few();
        return [none, none, none, none];
      }
      const [score, status, improvement] = [found.score, found.status, found.improvement].map((one) =>
        printed(one, 1)
      );
      return [score ?? 0, found.grade, status ?? 0, improvement ?? 0];
    },
    formula: m.take_formula_assessment({ version: indicators.rules?.version ?? '' })
  };
}
