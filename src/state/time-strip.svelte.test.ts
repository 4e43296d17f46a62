import { describe, expect, it } from 'vitest';
import type { NeedMonth } from '../data/histories.ts';
import { TimeStrip } from './time-strip.svelte.ts';

const OFFICE = '990100001';

/** A history of need that fails until it is mended. */
function strip({ incidents = false } = {}) {
  const at = { broken: true, asked: 0 };
  const need = (_scope: string, _from: string, to: string): Promise<readonly NeedMonth[]> => {
    at.asked += 1;
    if (at.broken) return Promise.reject(new Error('away'));
    return Promise.resolve([{ as_of: to, need: 5, households: 100, by_category: {} }]);
  };
  const from = {
    outlook: { scope: OFFICE, today: '2026-11-22' },
    review: { incidents }
  };
  return { at, strip: new TimeStrip(from as never, { histories: { need } }) };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('what failed of the history of need', () => {
  it('is among what is asked again by itself, and comes then', async () => {
    const { at, strip: one } = strip();
    one.ask();
    await settled();
    expect(one.parts.map(({ problem }) => problem !== undefined)).toEqual([true]);
    at.broken = false;
    for (const part of one.parts) await part.again();
    expect(one.parts.map(({ problem, loading }) => [problem, loading])).toEqual([[undefined, false]]);
    expect(one.need.months.length).toBeGreaterThan(0);
  });

  it('is nobody’s matter while incidents are looked at', async () => {
    const { at, strip: one } = strip({ incidents: true });
    one.ask();
    await settled();
    expect([at.asked, one.parts]).toEqual([0, []]);
  });
});
