import { describe, expect, it } from 'vitest';
import type { IncidentMap } from '../data/incident-columns.ts';
import { HOLDS_MS } from './remembered.ts';
import { Reports } from './reports.ts';
import { Resource } from './resource.svelte.ts';

const { signal } = new AbortController();
const SCOPE = '990100001';
const day = (to: string) => ({ scope: SCOPE, from: '2026-11-01', to });
const [TODAY, YESTERDAY] = [day('2026-11-22'), day('2026-11-21')];

/** Incidents come in, one before each question; a clock that can be set. */
function place() {
  const at = { now: 0 };
  const asked: string[] = [];
  const map = (_scope: string, _from: string, to: string): Promise<IncidentMap> => {
    asked.push(to);
    const rows = asked.map((_, id) => ({
      ...{ id, lng: null, lat: null, category: '0101', lamp: 'on_time' as const, area: SCOPE },
      reported_at: Date.parse('2026-11-20T12:00:00+08:00') / 1000
    }));
    return Promise.resolve({ generated_at: '2026-11-22T04:00:00Z', rows });
  };
  const reports = new Reports(
    { map },
    () => '2026-11-22',
    () => at.now
  );
  const count = async (question: typeof TODAY) => (await reports.in(question, signal)).rows.length;
  return { at, asked, reports, count };
}

describe('Reports', () => {
  it('asks again about a period that reaches today, and never about one that is over', async () => {
    const { at, asked, count } = place();
    await count(TODAY);
    await count(YESTERDAY);
    at.now = HOLDS_MS;
    expect(await count(TODAY)).toBe(3);
    expect(await count(YESTERDAY)).toBe(2);
    expect(asked).toEqual(['2026-11-22', '2026-11-21', '2026-11-22']);
  });

  it('cuts from all that was fetched what is over, and for a while what is not', async () => {
    const { at, asked, reports, count } = place();
    await reports.all(SCOPE, '2026-01-01', '2026-11-22');
    expect([await count(TODAY), await count(YESTERDAY)]).toEqual([1, 1]);
    at.now = HOLDS_MS;
    expect([reports.has(TODAY), reports.has(YESTERDAY)]).toEqual([false, true]);
    expect([await count(TODAY), await count(YESTERDAY)]).toEqual([2, 1]);
    expect(asked).toEqual(['2026-11-22', '2026-11-22']);
  });

  it('lets a page that asks the same again have what came in since', async () => {
    const { at, asked, reports } = place();
    const shown = new Resource(reports.in);
    await shown.ask(TODAY);
    await shown.ask(TODAY);
    expect(asked).toHaveLength(1);
    at.now = HOLDS_MS;
    await shown.ask(TODAY);
    expect(shown.answer?.rows).toHaveLength(2);
    await shown.ask(TODAY);
    expect(asked).toHaveLength(2);
  });
});
