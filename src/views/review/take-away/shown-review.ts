import type { Cell, Column, Polygons, Remark } from '../../../../geodata/write/table.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import type { Ranked, Review } from '../../../state/review.svelte.ts';
import { clusterWords, countedBy, countUnit, unitWords } from '../figure-words.ts';
import { whenBeforeWords, whenWords } from '../period-words.ts';
import { placeNames } from '../place-names.ts';
import { subjectWords } from '../subject-words.ts';
import { printed } from './printed.ts';
import type { Answered, ShownFrom } from './shown.ts';

/** The list of where, more than before, and more than chance, as it is ranked on the screen. */
export function shownReview(from: ShownFrom): Answered | null {
  const { review, areas, names, drawn } = from;
  if (!review.known) return null;
  if (review.question === 'chance' && typeof review.chance !== 'object') return null;
  const figures = figuresOf(review);
  const { rows } = drawn;
  const nameOf = placeNames(from);
  const hexagons = review.draw === 'hexagons';
  // No year is left out on paper.
  const thisYear = '-';
  const period = whenWords(review, thisYear);
  return {
    question: questionWords(review),
    subject: subjectWords(review, names),
    period:
      review.question === 'change'
        ? `${period} · ${m.review_change_since({ month: whenBeforeWords(review, thisYear) })}`
        : period,
    at: review.now.figures.at,
    columns: [
      ...(hexagons ? [] : [{ key: 'code', name: m.take_code(), unit: '', kind: 'text' as const }]),
      { key: 'name', name: m.take_name(), unit: '', kind: 'text' },
      ...figures.columns
    ],
    rows: rows.map((row) => [...(hexagons ? [] : [row.code]), nameOf(row), ...figures.cells(row)]),
    shapes: rows.map(({ code }): Polygons => {
      const ring = review.outlines.get(code);
      return hexagons ? (ring === undefined ? [] : [[ring]]) : areas.outline(code);
    }),
    remarks: [
      ...remarksOf(review),
      ...(drawn.figures === null ? [] : [{ key: 'drawn', name: m.drawn_title(), text: m.drawn_note() }])
    ]
  };
}

function questionWords({ question, incidents }: Review): string {
  if (question === 'change') return m.review_ask_change();
  if (question === 'chance') return m.review_ask_chance();
  return incidents ? m.review_ask_where_incidents() : m.review_ask_where();
}

interface Figures {
  readonly columns: readonly Column[];
  readonly cells: (row: Ranked) => readonly Cell[];
}

/** What stands in a row behind its name: what the list on the screen says of it, and no more. */
function figuresOf(review: Review): Figures {
  const counted = countedBy(review);
  if (review.question === 'change') return changeFigures(countUnit(counted));

  const measure = review.question === 'chance' ? 'rate' : review.measure;
  const decimals = measure === 'relative' ? 2 : 1;
  const value: Column = {
    ...{ key: measure, name: m.take_value(), unit: unitWords(measure, counted) },
    ...{ kind: 'number', decimals }
  };
  const counts: Column[] = [
    { key: 'count', name: m.take_count(), unit: countUnit(counted), kind: 'number' },
    { key: 'households', name: m.take_households(), unit: m.unit_households(), kind: 'number' }
  ];
  const withCounts = review.draw === 'areas';
  const chance = typeof review.chance === 'object' ? review.chance : null;
  const found: Column[] =
    review.question === 'chance' ? [{ key: 'finding', name: m.take_finding(), unit: '', kind: 'text' }] : [];
  return {
    columns: [...(withCounts ? counts : []), value, ...found],
    cells: (row) => {
      const figure = review.question === 'chance' ? row.rate : review.valueOf(row);
      const none = row.households === 0 || review.incidents ? m.legend_no_data() : m.figure_withheld();
      // The list shows the counts behind a figure where it shows the figure.
      const whole = figure !== null && row.count !== null && row.households !== null;
      return [
        ...(withCounts ? (whole ? [row.count, row.households] : [none, none]) : []),
        figure === null ? none : printed(figure, decimals),
        ...(review.question === 'chance'
          ? [figure === null ? none : clusterWords(chance?.clusters.get(row.code), chance?.statistic)]
          : [])
      ];
    }
  };
}

const changeFigures = (unit: string): Figures => ({
  columns: [
    { key: 'difference', name: m.take_difference(), unit, kind: 'number' },
    { key: 'certainty', name: m.take_certainty(), unit: '', kind: 'text' }
  ],
  cells: ({ change }) => {
    switch (change.kind) {
      case 'known':
        return [change.difference, m.take_change_known()];
      case 'unsure':
        return [change.difference, m.review_unsure()];
      case 'withheld':
        return [m.figure_withheld(), m.figure_withheld()];
      case 'missing':
        return [m.review_missing(), m.review_missing()];
    }
  }
});

function remarksOf(review: Review): Remark[] {
  const formula =
    review.question === 'change'
      ? m.take_formula_change()
      : review.question === 'chance'
        ? [
            m.take_formula_rate(),
            review.statistic === 'moran' ? m.review_moran_note() : m.review_star_note(),
            m.review_chance_note()
          ].join(' ')
        : { rate: m.take_formula_rate, count: m.take_formula_count, relative: m.take_formula_relative }[
            review.measure
          ]();
  return [
    { key: 'formula', name: m.take_formula(), text: formula },
    {
      ...{ key: 'protection', name: m.take_protection() },
      text: review.incidents ? m.review_incidents_note() : m.take_protected()
    },
    ...(review.draw === 'hexagons'
      ? [
          {
            key: 'hexagons',
            name: m.review_draw_hexagons(),
            text: m.review_hexagon_note({ metres: review.bandwidth })
          }
        ]
      : []),
    ...(review.draw === 'density'
      ? [{ key: 'density', name: m.review_draw_density(), text: m.take_density_areas() }]
      : [])
  ];
}
