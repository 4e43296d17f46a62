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

  /** What is known in all: the sum of what may be shown, and how many areas are withheld. */
  total(category: string | null): { shown: number; withheld: number } {
    let shown = 0;
    let withheld = 0;
    for (const row of this.summary.answer?.areas ?? []) {
      const count = countOf(row, category);
      if (count === null) withheld += 1;
      else shown += count;
    }
    return { shown, withheld };
  }
}

function countOf(row: AreaSummaryRow, category: string | null): number | null {
  return category === null ? row.need : (row.by_category[category] ?? null);
}

export const [getNeed, setNeed] = createContext<Need>();
