import { createContext } from 'svelte';
import type { AreaStore, AreaSummary, AreaSummaryRow } from '../data/areas.ts';
import type { NeedCells, NeedStore } from '../data/need.ts';
import { Resource } from './resource.svelte.ts';

interface SummaryQuestion {
  readonly level: number;
  readonly scope: string;
  readonly asOf: string;
}

interface CellsQuestion {
  readonly scope: string;
  readonly asOf: string;
  readonly categories: readonly string[] | null;
  readonly side: number;
}

export interface NeedFigure {
  readonly code: string;
  readonly households: number | null;
  readonly count: number | null;
}

export interface NeedTotal {
  readonly shown: number;
  readonly places: number;
  readonly withheld: number;
}

/** Need as counts, which is all that most roles may see of it. */
export class Need {
  readonly summary: Resource<SummaryQuestion, AreaSummary>;
  readonly cells: Resource<CellsQuestion, NeedCells>;

  constructor(areas: AreaStore, need: NeedStore) {
    this.summary = new Resource(({ level, scope, asOf }, signal) =>
      areas.summary(level, scope, asOf, signal)
    );
    this.cells = new Resource(({ scope, categories, side, asOf }, signal) =>
      need.cells(scope, categories, side, asOf, signal)
    );
  }

  /** Figures of one category, or of any (null), for the map. */
  figures(category: string | null): readonly NeedFigure[] {
    return (this.summary.answer?.areas ?? []).map((row) => ({
      code: row.code,
      households: row.households,
      count: countOf(row, category)
    }));
  }

  /** What the map shows in all: the sum of the counts that may be shown, of how many areas or squares, and how many are withheld. */
  total(category: string | null, form: 'choropleth' | 'squares'): NeedTotal {
    const counts =
      form === 'squares'
        ? (this.cells.answer?.cells ?? []).map(({ count }) => count)
        : this.figures(category).map(({ count }) => count);
    return {
      shown: counts.reduce<number>((sum, count) => sum + (count ?? 0), 0),
      places: counts.length,
      withheld: counts.filter((count) => count === null).length
    };
  }
}

function countOf(row: AreaSummaryRow, category: string | null): number | null {
  return category === null ? row.need : (row.by_category[category] ?? null);
}

export const [getNeed, setNeed] = createContext<Need>();
