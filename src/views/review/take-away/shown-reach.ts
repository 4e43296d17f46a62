import type { Cell, Column, Remark } from '../../../../geodata/write/table.ts';
import type { Part } from '../../../analysis/review/reach-figures.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { pathName } from '../area-words.ts';
import { monthWords } from '../month-words.ts';
import { circleWords, partWords } from '../reach-words.ts';
import type { Names } from '../../../state/names.svelte.ts';
import type { FacilitiesAsked, Place } from '../../../state/reach-questions.ts';
import type { Reach } from '../../../state/reach.svelte.ts';
import { printed } from './printed.ts';
import type { Answered, ShownFrom } from './shown.ts';

/** The list of who is out of reach, by area or by category of need, or of places for households, as it is ranked on the screen. */
export function shownReach({ reach, areas, names }: ShownFrom): Answered | null {
  if (reach.as === 'need') return shownNeed(reach, names);
  const shown = reach.asSupply ? reach.shownSupply : reach.shown;
  if (shown === null || !reach.listed) return null;
  const { asked } = shown;
  const households: Column = {
    ...{ key: 'households', name: m.take_households(), unit: m.unit_households() },
    kind: 'number'
  };
  const withheld = m.figure_withheld();
  const figures: readonly Column[] = reach.asSupply
    ? [
        households,
        { key: 'places', name: m.take_value(), unit: m.supply_unit(), kind: 'number', decimals: 1 }
      ]
    : [
        households,
        { key: 'unreached', name: m.reach_gaps_unit(), unit: m.unit_households(), kind: 'number' },
        { key: 'reached_share', name: m.take_reached_share(), unit: m.doing_unit_percent(), kind: 'number' }
      ];
  const rows: readonly (readonly [code: string, name: string, ...Cell[]])[] = reach.asSupply
    ? reach.supplies.map(({ code, name, figures: of }) => [
        ...([code, name] as const),
        of?.households ?? withheld,
        of?.perThousand === null || of?.perThousand === undefined ? withheld : printed(of.perThousand, 1)
      ])
    : reach.gaps.map(({ code, name, figures: of }) => {
        // The list shows how many are reached where it shows how many there are.
        const known = of !== null && of.households !== null;
        return [
          ...([code, name] as const),
          known ? of.households : withheld,
          of?.unreached ?? withheld,
          known ? partCell(of.part) : withheld
        ];
      });
  return {
    question: m.reach_ask(),
    subject: subjectOf(asked, names),
    period: monthWords(asked.month),
    at: reach.cells.at,
    columns: [
      { key: 'code', name: m.take_code(), unit: '', kind: 'text' },
      { key: 'name', name: m.take_name(), unit: '', kind: 'text' },
      ...figures
    ],
    rows: rows.map(([code, name, ...cells]) => [code, pathName(areas, names, code) || name, ...cells]),
    shapes: rows.map(([code]) => areas.outline(code)),
    remarks: [
      ...addedTo(asked),
      {
        ...{ key: 'formula', name: m.take_formula() },
        text: reach.asSupply ? m.supply_formula() : m.reach_note()
      },
      { key: 'protection', name: m.take_protection(), text: m.take_protected() }
    ]
  };
}

/** Categories of need: they lie in no one place, so that they have no shapes. */
function shownNeed(reach: Reach, names: Names): Answered | null {
  const { rows, asked } = reach.byNeed;
  if (asked === undefined || rows.length === 0) return null;
  const withheld = m.figure_withheld();
  const count = (key: string, name: string): Column => ({ key, name, unit: m.unit_cases(), kind: 'number' });
  return {
    question: m.reach_ask(),
    subject: subjectOf(asked, names),
    period: monthWords(asked.month),
    at: reach.byNeed.squares.at,
    columns: [
      { key: 'code', name: m.take_code(), unit: '', kind: 'text' },
      { key: 'name', name: m.take_name(), unit: '', kind: 'text' },
      count('cases', m.take_count()),
      count('unreached', m.reach_need_unit()),
      { key: 'reached_share', name: m.take_reached_share(), unit: m.doing_unit_percent(), kind: 'number' }
    ],
    rows: rows.map(({ category, cases, unreached, part }) => [
      ...[category, names.hardship(category), cases ?? withheld, unreached ?? withheld],
      // The list shows how many are reached where it shows how many there are.
      cases === null ? withheld : partCell(part)
    ]),
    shapes: rows.map(() => []),
    remarks: [
      ...addedTo(asked),
      { key: 'formula', name: m.take_formula(), text: `${m.reach_note()} ${m.reach_need_says()}` },
      { key: 'protection', name: m.take_protection(), text: m.take_protected() }
    ]
  };
}

/** A share as the list shows it: a number in percent, or the word that stands where there is none. */
const partCell = (part: Part): Cell => (typeof part === 'number' ? printed(100 * part, 0) : partWords(part));

const subjectOf = ({ facility, circle }: FacilitiesAsked, names: Names) =>
  `${names.facility(facility)} · ${circleWords(circle, names)}`;

/** Facilities that there might be, and that count. */
const addedTo = ({ added }: { readonly added: readonly Place[] }): readonly Remark[] =>
  added.length === 0
    ? []
    : [
        {
          ...{ key: 'added', name: m.reach_legend_proposed() },
          text: added.map((at) => at.join(' ')).join('; ')
        }
      ];
