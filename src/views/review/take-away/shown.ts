import type { Polygons, Remark, ShownTable } from '../../../../geodata/write/table.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import type { Areas } from '../../../state/areas.svelte.ts';
import type { Drawn } from '../../../state/drawn.svelte.ts';
import type { Indicators } from '../../../state/indicators.svelte.ts';
import type { Names } from '../../../state/names.svelte.ts';
import type { Outlook } from '../../../state/outlook.svelte.ts';
import type { Reach } from '../../../state/reach.svelte.ts';
import type { Review } from '../../../state/review.svelte.ts';
import type { Walk } from '../../../state/walk.svelte.ts';
import { shownDoing } from './shown-doing.ts';
import { shownReach } from './shown-reach.ts';
import { shownReview } from './shown-review.ts';

export interface ShownFrom {
  readonly areas: Areas;
  readonly drawn: Drawn;
  readonly indicators: Indicators;
  readonly names: Names;
  readonly outlook: Outlook;
  readonly reach: Reach;
  readonly review: Review;
  readonly walk: Walk;
}

/** What stands on the screen, as a value: the list with its shapes, and what has to be said of it. */
export interface Shown extends ShownTable {
  readonly shapes: readonly Polygons[];
}

/** What a question gives of itself; the rest is said of every question alike. */
export interface Answered extends Omit<Shown, 'title'> {
  /** The question in words. */
  readonly question: string;
  /** What is counted. */
  readonly subject: string;
  /** The time of which it is. */
  readonly period: string;
  /** When its figures came, in milliseconds since 1970. */
  readonly at: number | undefined;
  /** The area whose parts are listed, where that is not the whole scope. */
  readonly within?: string;
  /** Null where what is listed are no areas. */
  readonly level?: null;
}

/**
 * What can be taken away of the question that is asked: the rows of its list and nothing else, with the digits they are
 * shown with. Null while they are not known.
 *
 * @param withShapes whether it is to go with its shapes.
 */
export function shownNow(from: ShownFrom, withShapes: boolean): Shown | null {
  const answered = answerTo(from, withShapes);
  if (answered === null || answered.rows.length === 0) return null;
  const { areas, names, outlook, walk, review } = from;
  const { columns, rows, shapes, question, subject, period, at } = answered;
  const place =
    areas
      .path(answered.within ?? outlook.scope)
      .map((area) => names.own(area))
      .at(-1) ?? '';
  const level = review.draw === 'hexagons' ? m.review_draw_hexagons() : names.level(walk.level);
  const where = answered.level === null ? [place] : [place, level];
  const remarks: Remark[] = [
    { key: 'question', name: m.take_question(), text: question },
    { key: 'subject', name: m.take_subject(), text: subject },
    { key: 'area', name: m.take_area(), text: where.join(' · ') },
    { key: 'period', name: m.take_period(), text: period },
    ...answered.remarks,
    ...(at === undefined ? [] : [{ key: 'figures_at', name: m.take_figures_at(), text: formatMoment(at) }])
  ];
  return { title: [place, subject, ...where.slice(1), period].join(' · '), columns, rows, shapes, remarks };
}

function answerTo(from: ShownFrom, withShapes: boolean): Answered | null {
  switch (from.review.question) {
    case 'where':
    case 'change':
    case 'chance':
      return shownReview(from);
    case 'reach':
      return shownReach(from);
    case 'doing':
      return shownDoing(from, withShapes);
  }
}
