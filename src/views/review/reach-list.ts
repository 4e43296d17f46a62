import { formatNumber } from '../../i18n/format.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { Names } from '../../state/names.svelte.ts';
import type { Reach } from '../../state/reach.svelte.ts';
import { partWords, placesWords } from './reach-words.ts';

/** A line of the list beside the map: an area, or a category of need. */
interface ReachRow {
  /** Code of the area or category. */
  readonly code: string;
  readonly name: string;
  readonly note: string | undefined;
  /** Undefined = withheld. */
  readonly figure: string | undefined;
  /** Length of the bar; 0 where the figure is withheld. */
  readonly value: number;
  /** Of those out of reach here, some live near the edge of what is known. */
  readonly atEdge: boolean;
}

interface ReachList {
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly ReachRow[];
  /** Rows are areas, and can be shown on the map. */
  readonly areas: boolean;
}

/** What is listed of reach: gaps by area, places by area, or gaps by category of need. */
export function reachList(reach: Reach, names: Names): ReachList {
  switch (reach.as) {
    case 'supply':
      return { title: m.supply_list(), unit: m.supply_unit(), rows: supplyRows(reach), areas: true };
    case 'need':
      return {
        title: m.reach_need_list(),
        unit: m.reach_need_unit(),
        rows: needRows(reach, names),
        areas: false
      };
    case 'area':
      return { title: m.reach_gaps(), unit: m.reach_gaps_unit(), rows: gapRows(reach), areas: true };
  }
}

const gapRows = (reach: Reach): readonly ReachRow[] =>
  reach.gaps.map(({ code, name, figures }) => ({
    ...{ code, name, value: figures?.unreached ?? 0 },
    note: figures === null ? undefined : ofAll(figures.households, partWords(figures.part)),
    figure: numberOrWithheld(figures?.unreached),
    atEdge: figures !== null && reach.shown?.answer.edge.areas.has(code) === true
  }));

const supplyRows = (reach: Reach): readonly ReachRow[] =>
  reach.supplies.map(({ code, name, figures }) => ({
    ...{ code, name, value: figures?.perThousand ?? 0, atEdge: false },
    note: figures === null ? undefined : m.supply_of({ n: formatNumber(figures.households ?? 0) }),
    figure: figures === null ? undefined : placesWords(figures.perThousand)
  }));

const needRows = (reach: Reach, names: Names): readonly ReachRow[] =>
  (reach.listed ? reach.byNeed.rows : []).map(({ category, cases, unreached, part }) => ({
    ...{ code: category, name: names.hardship(category), value: unreached ?? 0, atEdge: false },
    note: ofAll(cases, partWords(part)),
    figure: numberOrWithheld(unreached)
  }));

const ofAll = (all: number | null, share: string): string | undefined =>
  all === null ? undefined : m.reach_of({ n: formatNumber(all), share });

const numberOrWithheld = (count: number | null | undefined): string | undefined =>
  typeof count === 'number' ? formatNumber(count) : undefined;
