import { expect, it } from 'vitest';
import type { AreaStore, AreaSummaryRow } from '../data/areas.ts';
import type { NeedStore } from '../data/need.ts';
import { Need } from './need.svelte.ts';

const row = (code: string, need: number | null, allowance: number | null) =>
  ({ code, households: 100, need, by_category: { allowance } }) as unknown as AreaSummaryRow;
const areas = {
  summary: () => Promise.resolve({ areas: [row('1', 25, null), row('2', 40, 10), row('3', null, null)] })
} as unknown as AreaStore;
const squares = {
  cells: () => Promise.resolve({ cells: [{ count: 5 }, { count: null }] })
} as unknown as NeedStore;

it('counts what is shown, and says how much of it is withheld', async () => {
  const need = new Need(areas, squares);
  expect(need.total(null, 'choropleth')).toEqual({ shown: 0, places: 0, withheld: 0 });
  await need.summary.ask({ level: 2, scope: '1', asOf: '2026-11-01' });
  await need.cells.ask({ scope: '1', categories: null, side: 200, asOf: '2026-11-01' });
  expect(need.total(null, 'choropleth')).toEqual({ shown: 65, places: 3, withheld: 1 });
  expect(need.total('allowance', 'choropleth')).toEqual({ shown: 10, places: 3, withheld: 2 });
  expect(need.total(null, 'squares')).toEqual({ shown: 5, places: 2, withheld: 1 });
});
