import { describe, expect, it } from 'vitest';
import { HOLDS_MS, remembered } from './remembered.ts';

const { signal } = new AbortController();

/** A source that notes what it is asked, and fails where it is told to. */
function source() {
  const asked: string[] = [];
  const failing = new Set<string>();
  const ask = remembered(({ day }: { day: string }) => {
    asked.push(day);
    return failing.has(day) ? Promise.reject(new Error('away')) : Promise.resolve(`map of ${day}`);
  });
  return { asked, failing, of: (day: string) => ask({ day }, signal) };
}

describe('remembered', () => {
  it('asks for each day once, however often one goes back to it', async () => {
    const { asked, of } = source();
    for (const day of ['today', 'june', 'today', 'june']) expect(await of(day)).toBe(`map of ${day}`);
    expect(asked).toEqual(['today', 'june']);
  });

  it('asks again after a failure', async () => {
    const { failing, of } = source();
    failing.add('june');
    await expect(of('june')).rejects.toThrow('away');
    failing.clear();
    expect(await of('june')).toBe('map of june');
  });

  it('gives up what was not asked for longest, and keeps what was', async () => {
    const { asked, of } = source();
    for (const day of ['today', '1', '2', '3', '4', 'today', '5', '6', '7']) await of(day);
    await of('today');
    expect(asked.filter((day) => day === 'today')).toHaveLength(1);
    await of('1');
    expect(asked.filter((day) => day === '1')).toHaveLength(2);
  });

  it('tells at once what it knows, and nothing that it does not', async () => {
    const fetch = remembered(({ day }: { day: string }) => Promise.resolve(`map of ${day}`));
    await fetch({ day: 'june' }, signal);
    expect([fetch.known?.({ day: 'june' }), fetch.known?.({ day: 'july' })]).toEqual([
      'map of june',
      undefined
    ]);
  });
});

describe('an answer about a day that is not over', () => {
  /** A source whose answers are numbered, and a clock and a day that can be set. */
  function running() {
    const at = { now: 0, today: '2026-11-22' };
    let asked = 0;
    const fetch = remembered(
      ({ to }: { to: string }) => {
        asked += 1;
        return Promise.resolve(`${to} #${String(asked)}`);
      },
      { ages: ({ to }) => to >= at.today, now: () => at.now }
    );
    return { at, fetch, of: (to: string) => fetch({ to }, signal) };
  }

  it('holds for a while, and is then asked for again', async () => {
    const { at, fetch, of } = running();
    await of('2026-11-22');
    at.now = HOLDS_MS - 1;
    expect(await of('2026-11-22')).toBe('2026-11-22 #1');
    expect(fetch.outdated?.({ to: '2026-11-22' })).toBe(false);
    at.now = HOLDS_MS;
    expect(fetch.known?.({ to: '2026-11-22' })).toBeUndefined();
    expect(fetch.outdated?.({ to: '2026-11-22' })).toBe(true);
    expect(await of('2026-11-22')).toBe('2026-11-22 #2');
    expect(fetch.outdated?.({ to: '2026-11-22' })).toBe(false);
  });

  it('does not become the last word when the day is over', async () => {
    const { at, of } = running();
    await of('2026-11-22');
    at.now = HOLDS_MS;
    at.today = '2026-11-23';
    expect(await of('2026-11-22')).toBe('2026-11-22 #2');
  });

  it('holds for good of days that are over', async () => {
    const { at, fetch, of } = running();
    await of('2026-11-21');
    at.now = 100 * HOLDS_MS;
    expect(await of('2026-11-21')).toBe('2026-11-21 #1');
    expect(fetch.outdated?.({ to: '2026-11-21' })).toBe(false);
  });
});
