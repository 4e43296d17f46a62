import { describe, expect, it } from 'vitest';
import type { NeedMonth } from '../data/histories.ts';
import { NeedHistory } from './need-history.svelte.ts';

const month = (as_of: string): NeedMonth => ({ as_of, households: 100, need: 10, by_category: {} });

/** A store that answers when it is told to, and notes what it is asked. */
function store() {
  const waiting: { question: string; answer: (months: readonly NeedMonth[]) => void; fail: () => void }[] =
    [];
  return {
    waiting,
    need: (scope: string, from: string, to: string) =>
      new Promise<readonly NeedMonth[]>((answer, reject) => {
        const fail = () => {
          reject(new Error('away'));
        };
        waiting.push({ question: `${scope} ${from} ${to}`, answer, fail });
      })
  };
}
const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('the history of need', () => {
  it('comes a few months at a time, the latest first, and is shown as it comes', async () => {
    const { waiting, need } = store();
    const history = new NeedHistory({ need });
    const done = history.ask('1', '2026-11-01', 5);
    expect(waiting.map(({ question }) => question)).toEqual(['1 2026-09-01 2026-11-01']);
    waiting[0]?.answer([month('2026-09-01'), month('2026-10-01'), month('2026-11-01')]);
    await turn();
    expect([history.months.length, history.loading]).toEqual([3, true]);
    expect(waiting[1]?.question).toBe('1 2026-07-01 2026-08-01');
    waiting[1]?.answer([month('2026-07-01'), month('2026-08-01')]);
    await done;
    expect(history.months.map(({ as_of }) => as_of.slice(5, 7))).toEqual(['07', '08', '09', '10', '11']);
    expect(history.loading).toBe(false);
  });

  it('ends where the area was not there yet', async () => {
    const { waiting, need } = store();
    const history = new NeedHistory({ need });
    const done = history.ask('1', '2026-11-01', 25);
    waiting[0]?.answer([month('2026-11-01')]);
    await turn();
    waiting[1]?.answer([]);
    await done;
    expect([history.months.length, waiting.length, history.loading]).toEqual([1, 2, false]);
  });

  it('gives up one area when another is asked for', async () => {
    const { waiting, need } = store();
    const history = new NeedHistory({ need });
    void history.ask('1', '2026-11-01', 3);
    void history.ask('2', '2026-11-01', 3);
    waiting[0]?.answer([month('2026-10-01')]);
    await turn();
    expect(history.months).toEqual([]);
    waiting[1]?.answer([month('2026-11-01')]);
    await turn();
    expect(history.months).toEqual([month('2026-11-01')]);
  });

  it('says what went wrong, and keeps what has come', async () => {
    const { waiting, need } = store();
    const history = new NeedHistory({ need });
    const done = history.ask('1', '2026-11-01', 25);
    waiting[0]?.answer([month('2026-11-01')]);
    await turn();
    waiting[1]?.fail();
    await done;
    expect([history.months.length, history.loading, history.problem === undefined]).toEqual([
      1,
      false,
      false
    ]);
  });
});
