import { describe, expect, it } from 'vitest';
import { NO_COUNTS } from '../../analysis/indicators/counts.ts';
import type { IndicatorCode } from '../../analysis/indicators/definitions.ts';
import { figureOf } from '../../analysis/indicators/figures.ts';
import type { CountedArea } from '../../state/indicators.svelte.ts';
import { indicatorRows } from './indicator-order.ts';

const area = (code: string, due: number, closed: number, late: number, unplaced = false): CountedArea => ({
  ...{
    code,
    name: code,
    unplaced,
    retired: false,
    previous: undefined,
    lastYear: undefined,
    zeroed: new Map()
  },
  counts: { ...NO_COUNTS, due, due_closed: closed, due_closed_late: late }
});
const rows = [
  area('good', 100, 90, 5),
  area('bad', 100, 40, 30),
  area('few', 4, 0, 4),
  area('nowhere', 50, 0, 50, true)
];
const order = (code: IndicatorCode) =>
  indicatorRows(
    {
      rows,
      shown: ({ counts }, asked) => {
        const figure = figureOf(asked, counts);
        const none = { kind: 'none' } as const;
        return {
          ...{
            code: asked,
            figure,
            reported: figure,
            zeroed: null,
            previous: undefined,
            lastYear: undefined
          },
          ...{ sincePrevious: none, sinceLastYear: none }
        };
      },
      assessment: () => null
    },
    code
  ).map((row) => row.area.code);

describe('areas by an indicator', () => {
  it('are listed the worst first, whichever way is worse, then what is too few, last what is in no area', () => {
    expect(order('closing')).toEqual(['bad', 'good', 'few', 'nowhere']);
    expect(order('closing_late')).toEqual(['bad', 'good', 'few', 'nowhere']);
  });
});
